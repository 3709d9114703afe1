"""Legacy Word documents (DOC, Word 97 to 2003): ``binary`` reads the file's structures, ``story`` the
characters with their marks, ``tables`` rows and merged cells, ``reader`` the document.
"""
