"""Lists of classes that number themselves anew: which heading they stand below.

``（二）一般公共预算支出具体情况`` / ``（一）教育支出（类）`` / ``（二）住房保障支出（类）``: by its number
the class would end the section whose classes it lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.reference import resolve_function

_CLASS_MARK = re.compile(r"[（(][类款项][）)]")
_CODED = re.compile(r"(?!20[0-9]{2}年)[0-9]{3,7}[一-龥]")
_STAGE_END = re.compile(r"[决预]算数?$")
_FIRST = re.compile(r"[（(]?\s*[一1]\s*[）)、.．]")


@dataclass(slots=True)
class ClassLists:
    """Keeps how much deeper than their numbers say the classes of the list being read stand."""

    shift: int = 0

    def level(self, text: str, title: str, level: int, current: int) -> int:
        """Return the level of the heading on line ``text``.

        ``level``: what its number says; ``current``: the level of the heading before it.
        """
        # Looking a title up among all classes takes longer than all the rest: only where it decides.
        if self.shift:
            self.shift = self.shift if is_class_title(title) else 0
        elif level <= current and _FIRST.match(text.strip()) and is_class_title(title):
            self.shift = current + 1 - level
        return level + self.shift


def is_class_title(title: str) -> bool:
    """Whether a heading is a function class and nothing else: ``教育支出（类）``, ``2060101行政运行``."""
    return names_class(title) or _is_known(title)


def names_class(title: str) -> bool:
    """``2070109群众文化支出决算``, ``教育支出（类）决算``, ``群众文化支出决算``: marked or known classes."""
    if _CLASS_MARK.search(title) or _CODED.match(title):
        return True
    name = _STAGE_END.sub("", title)
    return name != title and _is_known(name)


def _is_known(name: str) -> bool:
    match = resolve_function([name])
    return match.code is not None or bool(match.candidates)
