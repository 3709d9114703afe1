"""Projects that are headings of their own: which lines stand below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.forms.prose_text import is_project_name
from ingestion.outline import numbering_level

_HEADING = re.compile(
    r"\s*(?:[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．])\s*"
    r"(?P<name>[^。；;，,：:|]{2,45}(?:项目|专项|资金|经费|工程))\s*"
)
"""A numbered line that is a project's name and nothing more."""


@dataclass(slots=True)
class ProjectHeading:
    """The last heading that is a project, line by line.

    The line right below it tells of that project, and so do the points below it (``（一）甲项目`` /
    ``1.预算…`` / ``2.自评…``), each with one line of text; what else stands there may be of another.
    """

    name: str = ""
    level: int = 0
    has_text: bool = False
    """A line without a number was read below the heading or the point before."""

    def above(self, text: str) -> str:
        """Return the project whose heading the line ``text`` stands below, or ''; lines come in order."""
        level = numbering_level(text)
        if level and level <= self.level:
            self.name = ""
        name = self.name if level or not self.has_text else ""
        self.has_text = not level
        headed = _HEADING.fullmatch(text)
        if headed and is_project_name(headed["name"]):
            self.name, self.level = headed["name"], level
        return name
