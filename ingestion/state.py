"""The state of what may change between two runs of one parser: the judged lexicon tables and the limits.

A result stays good in a new state when every question its parsing asked has the same answer there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ingestion.asked import Asked
from ingestion.lexicon.difference import Tables, difference, judged_tables
from ingestion.lexicon.tables import Lexicon
from ingestion.readers.limits import Limits


@dataclass(frozen=True, slots=True)
class State:
    """Rows of the judged tables, and the limits by name."""

    tables: Tables
    limits: dict[str, int]

    @property
    def key(self) -> str:
        """Return a short name for this state; equal states have equal keys."""
        return hashlib.sha256(self.pack()).hexdigest()[:12]

    def pack(self) -> bytes:
        """Return the state as bytes; equal states give equal bytes."""
        return json.dumps({"tables": self.tables, "limits": self.limits}, sort_keys=True).encode()


def state_of(lexicon: Lexicon, limits: Limits) -> State:
    """Return the state of a run. Raises ``LexiconError``."""
    return State(judged_tables(lexicon), asdict(limits))


def read_state(path: Path) -> State | None:
    """Return the state noted in a file, or None when there is none that can be read."""
    try:
        value = json.loads(path.read_bytes())
        tables = {
            name: [(bool(own), tuple(keys), str(pattern)) for own, keys, pattern in rows]
            for name, rows in value["tables"].items()
        }
        return State(tables, {name: int(most) for name, most in value["limits"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


class Change:
    """From one state to another: whom it concerns."""

    def __init__(self, old: State, new: State) -> None:
        self._lexicon = difference(old.tables, new.tables)
        names = old.limits.keys() | new.limits.keys()
        self._limits = {
            name: new.limits.get(name, -1) for name in names if old.limits.get(name) != new.limits.get(name)
        }

    def cause(self, asked: Asked) -> str:
        """Return why a file that asked these questions must be parsed again: ``lexicon``, ``limits``, ''."""
        for name, most in self._limits.items():
            if name in asked.hit or asked.passed.get(name, -1) > most:
                return "limits"
        return "lexicon" if self._lexicon.affects(asked) else ""
