"""Tables of several bodies in one workbook: a department's own and those of its units (编制单位：…)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingestion.accounts.vocabulary import compact
from ingestion.model import Identity, Statement
from ingestion.readers.lines import BODY_LABEL

OTHER_BODY = "other_body"
"""``Statement.alternatives`` of a number that is told of a body other than the document's own."""
_ACCOUNT = re.compile(rf"^{BODY_LABEL}:(.{{4,40}}?)(?=(?:金额|计量)?单位:|[0-9]{{4}}年|$)")
_ITSELF = re.compile("（(?:本级|本部|机关|机关本级|局机关|委机关)）")


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table that was read: the body that its head names, and its statements."""

    body: str
    statements: Sequence[Statement]


def body_of(context: Sequence[str]) -> str:
    """Return the body that the lines above a table name, '' where none does."""
    for text in reversed(context):
        for piece in re.split(r"\s{2,}|\t", text):
            match = _ACCOUNT.search(re.sub(r"[:：]", ":", compact(piece)))
            if match:
                return re.sub(r"（?(?:公章|盖章|汇总)）?", "", match[1])
    return ""


def distrust_other_bodies(tables: Sequence[OwnTable], identity: Identity) -> None:
    """Mark the numbers of bodies that are not the document's own, where they contradict another body's.

    A body written in two ways contradicts nothing and stays. Accounts of the department itself (本级) are
    another body's where the department's whole accounts stand beside them.
    """
    bodies = dict.fromkeys(table.body for table in tables if table.body)
    if len(bodies) < 2:
        return
    name = compact(identity.organization_name or "")
    own = [body for body in bodies if name and (body.endswith(name) or name.endswith(body))]
    own = own or [body for body in bodies if name and _ITSELF.sub("", body).endswith(name)]
    stated: dict[tuple[str, tuple[str, ...]], dict[str, set[Decimal | None]]] = defaultdict(dict)
    for table in tables:
        for statement in table.statements:
            if table.body and statement.usable:
                key = (statement.fact_table, statement.keys)
                stated[key].setdefault(table.body, set()).add(statement.value_number)
    foreign = {
        body
        for said in stated.values()
        for body, values in said.items()
        if body not in own and any(values != others for others in said.values())
    }
    for table in tables:
        if table.body in foreign:
            for statement in table.statements:
                statement.usable = False
                statement.alternatives = statement.alternatives or OTHER_BODY
