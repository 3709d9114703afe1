"""Building ``Line`` values: what of the printed line is kept in ``text``, and where it stood in ``raw``."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from ingestion.lexicon.tables import LexiconError, per_lexicon, table_rows
from ingestion.model import Line
from ingestion.numbers import FOLD_WIDTH

EXPORT_MARK = re.compile(
    r"\[(?:bookmark|image|picture|photo|hyperlink|link|footnote|endnote|comment|shape|textbox|text box|"
    r"drawing|chart|object|ole|field|toc|page ?break)s?\s*(?:[:：][^\[\]\n]{0,300})?\]",
    re.IGNORECASE,
)
"""What word processors' text exports leave of things that are not text."""

BODY_LABEL = r"(?:编制|填报|公开|编报|填列|填表|预算)?(?:部门|单位)(?:名称)?"
"""What stands before the name of the body above a table (``编制单位：…``), a pattern without its colon."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufffc\ufffe]"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_READING = rf"(?<=[\u3400-\u9fff])[(（](?=[a-zü]{{0,5}}[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）](?![)）a-z])"
"""The reading of a character, which some converters into traditional script print after it: ``费(fèi)``."""
_REMOVED = re.compile(f"(?:{EXPORT_MARK.pattern})|{_INVISIBLE.pattern}|{_READING}", re.IGNORECASE)
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x85"
)
_LEADING_TABS = re.compile(r"\t+(?=[^\t]*$)")


@per_lexicon
def folding() -> dict[int, str]:
    """Return the one-to-one folding of characters: widths, spaces, radical forms, traditional forms.

    Radical code points (U+2F00 Kangxi radicals) stand for whole words in text out of PDFs whose fonts
    map glyphs so; compatibility ideographs likewise.
    """
    table: dict[int, str] = {ord(c): " " for c in _SPACES}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    table.update({int(code): str(char) for code, char in FOLD_WIDTH.items()})
    for row in table_rows("traditional_character", ("character", "replacement", "example")):
        character, replacement = row.values["character"], row.values["replacement"]
        if len(character) != 1 or len(replacement) != 1:
            raise LexiconError(f"{row.place}：character 和 replacement 应各为一个字")
        table[ord(character)] = replacement
    return table


@per_lexicon
def _needs_folding() -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(chr(code)) for code in folding()) + "]")


_LOST_YEAR = re.compile(
    r"(?<=\b20[0-9]{2})-(?=度|预算|决算|执行数|财政|本级)|(?<=[本上当])-(?=[预决]算数|执行数)"
)
"""A dash in the place of 年: some sites print ``2015-度`` and ``本-决算数``."""


def fold(text: str) -> str:
    """Return ``text`` with every character folded one to one; the length does not change."""
    folded = text.translate(folding()) if _needs_folding().search(text) else text
    return _LOST_YEAR.sub("年", folded) if "-" in folded else folded


def clean(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """Return (text, raw_offsets) of a raw line; offsets are None when nothing was removed.

    Leading tabs mark a cell and are removed, except in a row of several tab-separated cells, where
    they are blank cells and stay.
    """
    tabs = _LEADING_TABS.match(raw)
    start = tabs.end() if tabs else 0
    if start == 0 and not _REMOVED.search(raw):
        return fold(raw), None
    ranges: list[range] = []
    position = start
    for match in _REMOVED.finditer(raw, start):
        ranges.append(range(position, match.start()))
        position = match.end()
    ranges.append(range(position, len(raw)))
    text = "".join(raw[part.start : part.stop] for part in ranges)
    return fold(text), tuple(chain.from_iterable(ranges))


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Return raised text with raised digits: the mark of a note never becomes part of a number."""
    return text.translate(_RAISED)


def joined(pieces: list[str]) -> str:
    """Return the lines of a cell as one text; two numbers never grow together."""
    text = ""
    for piece in pieces:
        if text and piece and text[-1].isascii() and piece[0].isascii():
            text += " "
        text += piece
    return text


def clean_text(raw: str) -> str:
    """Return the cleaned text of a cell or title: as ``clean``, with outer blanks taken off."""
    return clean(raw)[0].strip()


def make_line(no: int, raw: str, locator: str, page: int | None = None, is_cell: bool = False) -> Line:
    """Return a ``Line`` of ``raw``; a leading tab marks a cell whatever ``is_cell`` says."""
    text, offsets = clean(raw)
    return Line(no, text, raw, locator, page, is_cell or raw.startswith("\t"), offsets)
