"""Word documents (DOCX): ``numbering`` writes automatic numbers,
``text`` reads paragraphs and text boxes, ``tables`` merged cells, ``reader`` the document.
"""
