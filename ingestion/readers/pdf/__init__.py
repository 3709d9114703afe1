"""Text PDF by geometry: glyphs and ruled lines of each page to printed lines, paragraphs and grids.

``page`` reads pdfium's raw page, ``rules`` its ruled lines, ``tables`` rebuilds grids from them,
``layout`` orders glyphs into printed lines, ``paragraphs`` joins lines, ``furniture`` finds page
numbers and running heads, ``pages`` reads all pages, ``reader`` puts the document together, ``ocr``
is the seam for scans.
"""
