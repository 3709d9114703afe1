"""The entry point of the forms room."""

from __future__ import annotations

import re

from ingestion.forms.emit import emit_sheet
from ingestion.forms.glued import is_glued
from ingestion.forms.glued_form import glued_sheets
from ingestion.forms.layout import load_layout, plain, title_kind
from ingestion.forms.listed_stream import read_listed
from ingestion.forms.marked_names import read_marked_names
from ingestion.forms.names import canonical_names
from ingestion.forms.opening import PlainEnd, opens
from ingestion.forms.place import Place
from ingestion.forms.prose_projects import ProjectReader
from ingestion.forms.prose_scores import ScoreReader, Spoken
from ingestion.forms.prose_text import Report, report_titles
from ingestion.forms.reader import SheetReader
from ingestion.forms.sheet import Closing, Sheet
from ingestion.forms.standard_sheet import read_standard_sheets
from ingestion.forms.torn import labels_astray, torn_form
from ingestion.grid import HEADING, TableRun, grid_run, line_runs
from ingestion.model import Document, Form, Identity, Outline, Reading

_PROSE_SECTIONS = {"performance", "evaluation_department", "evaluation_project", "other"}
_COLLECTION = re.compile("(?:汇总|一览|统计|清单)表?(?:（.*）)?$")
"""Ends of titles of tables with many projects."""
_TITLE_REACH = 6
"""How many lines above a run may hold its title."""


def _titles(document: Document, run: TableRun, floor: int) -> list[str]:
    """Return the lines just above ``run``, from line ``floor`` on, that may be its title, nearest last."""
    if run.is_grid and run.title_lines:
        return list(run.title_lines)
    start = run.line_start if not run.is_grid else run.line_start + 1
    above = document.lines[max(0, start - _TITLE_REACH, floor) : max(start, 0)]
    return [line.text for line in above if line.text.strip() and len(line.text) < 90]


def _is_accounts(run: TableRun) -> bool:
    words = load_layout().accounts_words
    text = "".join(cell.compact for row in run.rows[:12] for cell in row.cells) + "".join(run.title_lines)
    return any(word in text for word in words)


def _is_form(sheet: Sheet) -> bool:
    """Return whether a sheet is a performance form: a title or a name says so, or its table does."""
    if title_kind(sheet.title):
        return True
    return not sheet.is_empty and bool(sheet.subject or sheet.blocks or sheet.listed)


def _name_subjects(sheets: list[Sheet], identity: Identity, reports: dict[int, Report | None]) -> None:
    """Give every sheet its subject: what it prints, else its report's project, else the sheet before."""
    previous: Sheet | None = None
    for sheet in sheets:
        is_department = sheet.kind == "department_form" or (not sheet.subject and "整体" in sheet.title)
        before = [report for line_no, report in sorted(reports.items()) if line_no <= sheet.line_start]
        report = before[-1] if before else None
        if sheet.subject or sheet.list_columns:
            pass
        elif is_department:
            same = previous.subject if previous and previous.subject_kind == "department" else ""
            sheet.subject = sheet.department or same or identity.organization_name or sheet.title
            sheet.subject_kind = "department"
        elif report is not None and report.is_project:
            sheet.subject, sheet.subject_kind = report.name, "project"
        elif previous is not None and previous.subject and sheet.kind == "score_sheet":
            sheet.subject, sheet.subject_kind = previous.subject, previous.subject_kind
        elif "项目" in sheet.title and _COLLECTION.search(plain(sheet.title)):
            # Several projects whose rows are lost: no amount or score is that of one.
            sheet.unclear += len(sheet.money)
            sheet.money, sheet.closing, sheet.execution = [], Closing(), None
            sheet.subject, sheet.subject_kind = sheet.title, "project"
        elif "项目" in sheet.title:
            sheet.subject, sheet.subject_kind = sheet.title, "project"
        else:
            sheet.subject = sheet.department or identity.organization_name or sheet.title
            sheet.subject_kind = "department"
        previous = sheet


def read_forms(document: Document, outline: Outline, identity: Identity) -> Reading:
    """Read project forms, indicator forms, score sheets, and projects and scores in prose.

    Lines read as cells of a form are claimed; amounts of prose that became statements come back as
    mentions with their statement, unclaimed. Never raises for odd content: a run of cells that fits no
    layout is a ``Form`` with ``is_recognised`` False, unless its words are those of the accounts.
    """
    reading = Reading()
    place = Place(document, outline, reading)
    lists = read_listed(document.lines)
    listed = {no for sheet in lists for no in sheet.lines}
    lines = tuple(line for line in document.lines if line.no not in listed)
    runs = line_runs(lines, opens, PlainEnd) + [grid_run(grid) for grid in document.grids]
    runs.sort(key=lambda run: (run.line_start, run.is_grid))
    reader = SheetReader()
    floor = 0
    for run in runs:
        reader.feed(run, _titles(document, run, floor))
        floor = max(floor, run.line_end + 1)
    known = listed | {no for sheet in reader.sheets if not sheet.is_empty for no in sheet.lines}
    free = [line for line in document.lines if line.no not in known]
    run_on = read_marked_names(free) + read_standard_sheets(free)
    sheets = [sheet for sheet in reader.sheets if _is_form(sheet)] + glued_sheets(free) + run_on + lists
    reports = report_titles(document.lines, identity.organization_name or "")
    _name_subjects(sheets, identity, reports)
    for sheet in sheets:
        emit_sheet(place, sheet)
    for run in reader.unrecognised:
        _unrecognised(reading, run)
    reading.forms += [torn_form(line) for line in free if is_glued(line) and labels_astray(line.text.split())]
    _read_prose(place, identity, reports)
    canonical_names(reading.statements)
    return reading


def _read_prose(place: Place, identity: Identity, reports: dict[int, Report | None]) -> None:
    """Read projects and scores of the lines that are no cells, report by report."""
    projects, scores = ProjectReader(place, identity.fiscal_year), ScoreReader(place)
    lines = place.document.lines
    report: Report | None = None
    heading = ""
    for line in lines:
        if line.no in reports:
            report = reports[line.no]
        text = line.text.strip()
        section, part = place.section(line.no)
        if (
            not text
            or line.is_cell
            or line.no in place.reading.claimed_lines
            or part in ("glossary", "contents")
        ):
            continue
        if len(text) <= 40 and HEADING.match(text):
            heading = text
        if report is None and section not in _PROSE_SECTIONS:
            continue
        projects.read_line(line, report, heading)
        last = projects.last if projects.last_line == line.no else ""
        scores.read_line(line, Spoken(report, last, projects.headed, identity.organization_name or ""))


def _unrecognised(reading: Reading, run: TableRun) -> None:
    """List a table-like run that no layout fits; accounts tables are another reader's."""
    rows = [row for row in run.rows if len(row.filled) >= 2]
    if len(rows) < 3 or _is_accounts(run):
        return
    head = " ".join(cell.name for cell in rows[0].filled)[:60]
    reading.forms.append(
        Form(
            form_kind="unrecognised",
            title=(run.title_lines[-1] if run.title_lines else head)[:90],
            subject="",
            locator=run.locator,
            line_start=run.line_start,
            line_end=run.line_end,
            row_count=len(rows),
            is_recognised=False,
            note=f"表格状内容与已知表式不符，首行为：{head}",
        )
    )
