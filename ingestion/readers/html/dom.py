"""The parsed page as a light tree, without what is never text: scripts, styles, menus, hidden parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.readers.limits import refuse_size

_NEVER_TEXT = frozenset(
    (  # noqa: SIM905
        "script style noscript template iframe object embed svg canvas audio video select datalist "
        "button nav footer head map dialog"
    ).split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 400
"""Elements nested deeper are read as if they stood at this depth."""
_MOST_NESTED = 10_000
_BLOCK_TAG = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|center|details|dir|div|dl|fieldset|figure|form|main|menu|ol|"
    r"section|summary|ul)(?=[\s/>])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Element:
    """One element: its children are elements and texts. Sizes count visible characters."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)
    size: int = 0
    """Characters outside of links in this element and those inside it."""
    amounts: int = 0
    """Texts in it that hold an amount: an article never leaves them behind."""


@dataclass(slots=True)
class Page:
    """A parsed page: its body, its <title>, its meta elements by lower-case name."""

    body: Element
    title: str
    meta: dict[str, str]
    hidden: int = 0
    """Characters of hidden parts, which are left out."""


_AMOUNT = re.compile(r"[0-9０-９]\s*[百千万亿]*元|^\s*[百千万亿]+元|[0-9]\.[0-9]{2}(?![0-9.])")


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _meta(parser: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in parser.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content.strip())
    return found


def check_depth(html: str) -> None:
    """Refuse blocks nested beyond reason: the parser's time grows with the square of their depth."""
    if len(html) < 5 * _MOST_NESTED:
        return
    depth = 0
    for match in _BLOCK_TAG.finditer(html):
        depth += -1 if match[1] else 1
        if depth > _MOST_NESTED:
            refuse_size("网页元素的嵌套层数", depth, _MOST_NESTED, "html_depth")


class _Builder:
    """Copies the parsed tree, element by element, into the light one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stack = [page.body]
        self.links = 0

    def text(self, text: str) -> None:
        """Take a text node."""
        top = self.stack[-1]
        visible = text.strip()
        if visible and not self.links:
            top.size += len(visible)
            top.amounts += bool(_AMOUNT.search(visible))
        top.children.append(text if visible else "\n" if "\n" in text else " ")

    def enter(self, node: LexborNode) -> bool:
        """Open an element; return False when it and everything in it is left out."""
        tag = node.tag or ""
        attributes = node.attributes
        if tag in _NEVER_TEXT:
            return False
        if _is_hidden(attributes):
            self.page.hidden += len((node.text() or "").strip())
            return False
        if len(self.stack) < _DEEPEST:
            element = Element(tag, attributes)
            self.stack[-1].children.append(element)
            self.stack.append(element)
        else:
            self.stack.append(self.stack[-1])
        self.links += tag == "a"
        return True

    def leave(self, node: LexborNode) -> None:
        """Close an element and add its sizes to those of the element around it."""
        element = self.stack.pop()
        self.links -= node.tag == "a"
        if self.stack[-1] is not element:
            self.stack[-1].size += element.size
            self.stack[-1].amounts += element.amounts


def parse(html: str) -> Page:
    """Return the pruned tree of ``html``. Iterative: depth of nesting costs no stack.

    Raises ``RejectedError('limit_html_depth')``.
    """
    check_depth(html)
    parser = LexborHTMLParser(html)
    title = parser.css_first("title")
    page = Page(Element("body", {}), title.text(strip=True) if title is not None else "", _meta(parser))
    builder = _Builder(page)
    root = parser.body
    node = root.child if root is not None else None
    while node is not None:
        if node.is_text_node:
            builder.text(node.text_content or "")
        elif node.is_element_node and builder.enter(node):
            if node.child is not None:
                node = node.child
                continue
            builder.leave(node)
        while node.next is None:
            node = node.parent
            if node is None or len(builder.stack) == 1:
                return page
            builder.leave(node)
        node = node.next
    return page
