"""Workbooks: ``xlsx`` and ``xls`` read cells, ``numbers`` prints them, ``parts`` tells titles and notes
from tables, ``reader`` puts the document together.
"""
