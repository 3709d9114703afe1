"""Cells of tables of one subject: the three public expenses, operating cost, procurement, assets."""

from __future__ import annotations

from ingestion.accounts.facts import DETAIL, Fact
from ingestion.accounts.lanes import Row
from ingestion.accounts.layout import Layout
from ingestion.accounts.table import Column
from ingestion.accounts.vocabulary import SUBJECTS, bare, compact

_OWN_SUBJECTS = {
    "operating_cost": frozenset({"oc"}),
    "procurement": frozenset({"proc"}),
    "state_asset": frozenset({"asset", "proc"}),
}
"""Tables of one subject: 公务接待费 among the items of 机关运行经费 is not the three-public figure.

Purchases stand in the parts of one table below the assets.
"""


def subject_fact(row: Row, column: Column, layout: Layout, kind: str, single: bool) -> Fact | str:
    """Return the fact of a cell in a table of one subject, or the reason why it is none.

    The item is told by the column or by the row; where both name one, by neither. A table of one data row
    (``single``) needs no label.
    """
    if {"fund", "rev"} & column.axes.keys() and column.path and compact(column.path[-1]).startswith("其中"):
        return DETAIL  # a part of the whole amount in the column before it
    allowed = _OWN_SUBJECTS.get(layout.rule.code, SUBJECTS)
    mine = {axis: row.axes[axis] for axis in allowed & row.axes.keys()}
    theirs = {axis: column.axes[axis] for axis in allowed & column.axes.keys()}
    word = bare(compact(row.record.label))
    by_period = bool({"kind", "year"} & row.axes.keys()) and not mine
    general = row.is_total or not word or by_period or "total" in mine.values()
    subject: dict[str, str] = {}
    if theirs and column.unclear:
        return DETAIL
    if theirs and theirs != {"tp": "total"}:
        if not general and not (single and not mine):
            return DETAIL
        subject = theirs
    elif mine:
        if column.unclear and column.path and not theirs:
            return DETAIL
        subject = mine
    elif theirs:
        subject = theirs if general or single else {}
    elif (general or (single and column.axes.get("total") == "all")) and not column.unclear:
        default = {
            "three_public": ("tp", "total"),
            "operating_cost": ("oc", "whole"),
            "procurement": ("proc", "total"),
        }
        if layout.rule.code in default and (word or single or row.is_total):
            axis, value = default[layout.rule.code]
            subject = {axis: value}
    if not subject or ("count" in column.axes and not {"volume", "asset"} & subject.keys()):
        return DETAIL
    return _fact_of(subject, kind)


def _fact_of(subject: dict[str, str], kind: str) -> Fact | str:
    for axis in ("volume", "asset", "proc", "oc", "tp"):
        if axis not in subject:
            continue
        if axis == "tp":
            return Fact("fct_three_public", (subject[axis], kind))
        if axis == "oc":
            return Fact("fct_operating_cost", (kind,))
        if kind != "final":
            return DETAIL
        table = {"volume": "fct_three_public_volume", "asset": "fct_state_asset", "proc": "fct_procurement"}[
            axis
        ]
        return Fact(table, (subject[axis],), counted=axis != "proc")
    return DETAIL
