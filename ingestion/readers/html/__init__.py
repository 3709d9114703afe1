"""Web pages: ``dom`` prunes the parsed tree, ``article`` finds the article in it, ``flow`` turns it
into lines and grids, ``meta`` reads title, date and source, ``reader`` puts the document together.
"""
