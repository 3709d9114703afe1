"""Paragraphs of a Word document as text: what is printed, without deletions, fields and duplicates."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingestion.readers.lines import raised
from ingestion.readers.numbering import Numbering
from ingestion.readers.package import MC, W, number_of, value_of

_SKIPPED = frozenset(
    {W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteReference")}
)
_BREAKS = frozenset({W + "br", W + "cr"})
BOX = W + "txbxContent"


def _is_hidden(run: etree._Element) -> bool:
    flag = run.find(f"{W}rPr/{W}vanish")
    return flag is not None and value_of(flag) not in ("0", "false")


def _is_raised(run: etree._Element) -> bool:
    return value_of(run.find(f"{W}rPr/{W}vertAlign")) == "superscript"


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text of ``element`` in order; a line feed for a break. Text boxes are left out."""
    for child in element:
        tag = child.tag
        if tag == W + "t":
            yield child.text or ""
        elif tag == W + "tab" or tag == W + "ptab":
            yield " "
        elif tag in _BREAKS:
            yield "\n"
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif not isinstance(tag, str) or tag in _SKIPPED or tag == BOX:
            continue
        elif tag == W + "r":
            if not _is_hidden(child):
                yield from map(raised, _pieces(child)) if _is_raised(child) else _pieces(child)
        elif tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            yield from _pieces(choice if choice is not None else child)
        else:
            yield from _pieces(child)


def label_of(paragraph: etree._Element, numbering: Numbering) -> str:
    """Return the automatic number of a paragraph, and count it; '' without one."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return ""
    own = properties.find(W + "numPr")
    if own is not None and (list_id := value_of(own.find(W + "numId"))) is not None:
        return numbering.next_label(list_id, number_of(own.find(W + "ilvl"), 0))
    style = value_of(properties.find(W + "pStyle"))
    if style in numbering.styles:
        return numbering.next_label(*numbering.styles[style])
    return ""


def paragraph_text(paragraph: etree._Element, numbering: Numbering) -> str:
    """Return the printed text of a paragraph with its automatic number; breaks as line feeds."""
    text = "".join(_pieces(paragraph))
    return label_of(paragraph, numbering) + text if text.strip() else ""


def text_boxes(paragraph: etree._Element) -> list[etree._Element]:
    """Return the text boxes anchored in a paragraph; Word writes each a second time as a fallback."""
    boxes = []
    for box in paragraph.iter(BOX):
        around = set()
        for ancestor in box.iterancestors():
            if ancestor is paragraph:
                break
            around.add(ancestor.tag)
        if not around & {BOX, MC + "Fallback"}:
            boxes.append(box)
    return boxes
