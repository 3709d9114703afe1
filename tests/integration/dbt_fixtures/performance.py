"""What the county bureau states on performance: projects, scores, items, indicators."""

from __future__ import annotations

from decimal import Decimal

from tests.integration.dbt_fixtures.statements import (
    Statements,
)


def performance(s: Statements, doc: str) -> None:
    for name, canonical in (("“山货上行”项目", "“山货上行”项目"), ("山货上行", "“山货上行”项目")):
        s.add(
            doc,
            "fct_project_execution",
            f"{name}|budget",
            "1000000.00",
            section="performance",
            canonical_name=canonical,
        )
    s.add(
        doc,
        "fct_project_execution",
        "“山货上行”项目|executed",
        "900000.00",
        section="performance",
        canonical_name="“山货上行”项目",
    )
    s.add(
        doc,
        "fct_performance_score",
        "department|部门整体支出",
        "95.5000",
        section="performance",
        unit="分",
        resolution=Decimal("0.1"),
    )
    s.add(
        doc,
        "fct_performance_score",
        "department|部门整体支出",
        "95.5000",
        section="evaluation_department",
        part="attachment",
        unit="分",
        full_mark=Decimal(100),
        grade="优",
        resolution=Decimal("0.1"),
    )
    s.add(doc, "fct_performance_score", "project|山货上行项目", "88.0000", section="performance", unit="分")
    for field, value in (("full_mark", "10"), ("score", "9.5")):
        s.add(
            doc,
            "fct_score_item",
            f"部门整体支出|投入|预算管理|编制质量|{field}",
            value,
            unit="分",
            section="evaluation_department",
            part="attachment",
            source_kind="table",
            resolution=Decimal("0.1"),
        )
    for field, text, typed in (
        ("target", "≥20场", "20"),
        ("actual", "18场", "18"),
        ("deviation_reason", "疫情", None),
    ):
        s.add(
            doc,
            "fct_performance_indicator",
            f"山货上行项目|产出指标|数量指标|展销场次|{field}",
            None,
            value_text=text,
            typed_value=None if typed is None else Decimal(typed),
            typed_unit=None if typed is None else "场",
            unit=None,
            resolution=None,
            section="evaluation_project",
            part="attachment",
            source_kind="table",
        )
    for field, text, typed in (("target", "≤100万元", "100"), ("actual", "90万元", "90")):
        s.add(
            doc,
            "fct_performance_indicator",
            f"山货上行项目|产出指标|成本指标|总成本|{field}",
            None,
            value_text=text,
            typed_value=Decimal(typed),
            typed_unit="万元",
            unit=None,
            resolution=None,
            section="evaluation_project",
            part="attachment",
            source_kind="table",
        )
