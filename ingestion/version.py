"""The parser's version, apart from the parser so that looking it up imports nothing."""

PARSER_VERSION = "1"
"""Part of the cache key and of ``stg_document``: raise it when what parsing returns changes its meaning.

Every change of code, vocabulary or reference tables is part of the cache key by itself.
"""
