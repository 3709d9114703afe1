"""The article of a page: what is left when menus, side bars and footers are taken off."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.lexicon.tables import per_lexicon, table_rows
from ingestion.readers.html.dom import Element

_KNOWN_SHARE = 0.4
"""A container of a known name is the article when it holds this share of the page's running text."""
_DOMINANT = 0.8
"""Without a known container, go down into the one block that holds this share."""
_CONTAINERS = frozenset(
    (  # noqa: SIM905
        "div section article main body form center span td tr tbody table"
    ).split()
)


@per_lexicon
def known_containers() -> frozenset[tuple[str, str]]:
    """Return (attribute, lower-case name) of the containers that publishing systems use."""
    rows = table_rows("article_container", ("attribute", "name", "example"))
    return frozenset((row.values["attribute"], row.values["name"]) for row in rows)


def _names(element: Element) -> Iterator[tuple[str, str]]:
    yield "tag", element.tag
    if identifier := element.attributes.get("id"):
        yield "id", identifier.lower()
    for name in (element.attributes.get("class") or "").lower().split():
        yield "class", name


def _elements(root: Element) -> Iterator[Element]:
    pending = [root]
    while pending:
        element = pending.pop()
        yield element
        pending.extend(child for child in element.children if isinstance(child, Element))


def find_article(body: Element) -> Element:
    """Return the smallest element that is the whole article. No amount outside of links is left out."""
    known = known_containers()
    enough = max(_KNOWN_SHARE * body.size, 1)
    named = [
        element
        for element in _elements(body)
        if element.size >= enough
        and element.amounts == body.amounts
        and any(name in known for name in _names(element))
    ]
    if named:
        return min(named, key=lambda element: element.size)
    current = body
    while True:
        following = [
            child
            for child in current.children
            if isinstance(child, Element)
            and child.tag in _CONTAINERS
            and child.size >= _DOMINANT * current.size
            and child.amounts == current.amounts
        ]
        if not following or is_data_table(following[0]):
            return current
        current = following[0]


def rows_of(table: Element) -> list[Element]:
    """Return the rows of ``table`` itself, not those of tables inside it."""
    found: list[Element] = []
    for child in table.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                found.append(child)
            elif child.tag in ("tbody", "thead", "tfoot"):
                found += rows_of(child)
    return found


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]


def is_data_table(element: Element) -> bool:
    """Return whether a table holds data; tables that only lay a page out hold tables or one column."""
    if element.tag != "table":
        return False
    if any(child.tag == "table" for child in _elements(element) if child is not element):
        return False
    rows = rows_of(element)
    return len(rows) >= 2 and max((len(cells_of(row)) for row in rows), default=0) >= 2
