"""The lists of a DOCX file and the paragraph styles that use them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ingestion.readers.numbering import Level, Numbering
from ingestion.readers.package import W, number_of, value_of


def _levels(definition: etree._Element) -> dict[int, Level]:
    return {
        int(level.get(W + "ilvl", "0")): Level(
            value_of(level.find(W + "numFmt")) or "decimal",
            value_of(level.find(W + "lvlText")) or "",
            number_of(level.find(W + "start")),
        )
        for level in definition.findall(W + "lvl")
    }


def read_numbering(root: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Return the lists of ``numbering.xml`` and the styles that use them; empty without."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {item.get(W + "abstractNumId", ""): _levels(item) for item in root.findall(W + "abstractNum")}
    for item in root.findall(W + "num"):
        identifier = item.get(W + "numId", "")
        base = value_of(item.find(W + "abstractNumId")) or ""
        levels = dict(abstract.get(base, {}))
        overrides = item.findall(W + "lvlOverride")
        for override in overrides:
            levels |= _levels(override)
            index = int(override.get(W + "ilvl", "0"))
            if index in levels:
                start = number_of(override.find(W + "startOverride"), levels[index].start)
                levels[index] = replace(levels[index], start=start)
        numbering.levels[identifier] = levels
        numbering.shared[identifier] = identifier if overrides else f"abstract {base}"
    for style in styles.findall(W + "style") if styles is not None else ():
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None and (list_id := value_of(properties.find(W + "numId"))):
            numbering.styles[style.get(W + "styleId", "")] = (
                list_id,
                number_of(properties.find(W + "ilvl"), 0),
            )
    return numbering
