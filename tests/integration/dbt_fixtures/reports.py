"""What the invented reports state: the county bureau's accounts, the other reports, claims and mentions."""

from __future__ import annotations

from decimal import Decimal

from tests.integration.dbt_fixtures.performance import performance
from tests.integration.dbt_fixtures.statements import (
    CITY,
    COUNTY,
    COUNTY_NOTICE,
    COUNTY_OLD,
    EXCERPT,
    Row,
    Statements,
)


def county(s: Statements) -> dict[str, str]:
    """The county bureau's accounts; returns the statement keys that tests and claims refer to."""
    key: dict[str, str] = {}
    doc = COUNTY
    for item, value in (("grand_total", "1200"), ("current_total", "1000"), ("opening_carryover", "200")):
        key[item] = s.add(doc, "fct_revenue", f"all|{item}|final", f"{value}0000.00", section="total")
    # Two printings of one figure: the rounded one in the overview agrees, the section's own is chosen.
    s.add(
        doc,
        "fct_revenue",
        "all|general_public_budget|final",
        "9500000.00",
        section="overview",
        resolution=Decimal(100000),
    )
    key["gpb"] = s.add(doc, "fct_revenue", "all|general_public_budget|final", "9523400.00", section="revenue")
    s.add(doc, "fct_revenue", "all|other|final", "476600.00", section="revenue")
    # The narrative contradicts the table of the same rank: the table is chosen, the fact is conflicting.
    s.add(doc, "fct_expenditure", "all|nature|basic|final", "6000000.00", section="expenditure")
    key["basic"] = s.add(
        doc, "fct_expenditure", "all|nature|basic|final", "6100000.00", section="tables", source_kind="table"
    )
    s.add(doc, "fct_expenditure", "all|nature|project|final", "3800000.00", section="expenditure")
    s.add(doc, "fct_expenditure", "all|total|current_total|final", "9900000.00", section="expenditure")
    # An attachment comes after the main part even where it is finer.
    s.add(
        doc,
        "fct_expenditure",
        "all|total|grand_total|final",
        "12000001.00",
        section="evaluation_department",
        part="attachment",
        resolution=Decimal(1),
    )
    key["grand"] = s.add(
        doc, "fct_expenditure", "all|total|grand_total|final", "12000000.00", section="total"
    )
    key["function"] = s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|function|2011301|final",
        "5000000.00",
        section="gpb_detail",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|function|2998877|final",
        "1000.00",
        section="gpb_detail",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|function|name:某某支出|final",
        "2000.00",
        section="gpb_detail",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|economic|personnel|final",
        "4000000.00",
        section="basic_expenditure",
    )
    s.add(
        doc,
        "fct_expenditure",
        "general_public_budget|economic|30101|final",
        "1500000.00",
        section="basic_expenditure",
    )
    s.add(
        doc,
        "fct_expenditure_matrix",
        "general_public_budget|2011301|basic|30101|final",
        "1500000.00",
        section="tables",
        source_kind="table",
    )
    key["three_public"] = s.add(doc, "fct_three_public", "total|final", "50000.00", section="three_public")
    s.add(doc, "fct_three_public", "total|initial_budget", "80000.00", section="three_public")
    s.add(doc, "fct_three_public", "overseas|final", "0.00", section="three_public")
    s.add(doc, "fct_three_public", "total|final", "51000.00", section="evaluation_department")
    s.add(
        doc,
        "fct_three_public_volume",
        "vehicles_held",
        "2",
        section="three_public",
        unit="辆",
        resolution=Decimal(1),
    )
    s.add(doc, "fct_operating_cost", "final", "300000.00", section="operating_cost")
    s.add(doc, "fct_procurement", "total", "100000.00", section="procurement")
    s.add(
        doc, "fct_state_asset", "vehicles_total", "2", section="state_asset", unit="辆", resolution=Decimal(1)
    )
    # Not usable: kept as a statement, never a fact.
    s.add(
        doc,
        "fct_procurement",
        "works",
        "70000.00",
        section="procurement",
        is_usable=False,
        alternatives="fct_procurement:services",
    )
    performance(s, doc)
    return key


def other_reports(s: Statements) -> None:
    s.add(COUNTY_OLD, "fct_revenue", "all|grand_total|final", "11990000.00", section="total")
    s.add(COUNTY_NOTICE, "fct_three_public", "total|final", "50000.00", section="three_public")
    s.add(CITY, "fct_revenue", "all|grand_total|final", "30000000.00", section="total")
    s.add(CITY, "fct_three_public", "total|final", "70000.00", section="three_public")
    s.add(
        CITY,
        "fct_performance_score",
        "department|部门整体支出",
        "85.0000",
        section="performance",
        unit="分",
        full_mark=Decimal(100),
    )
    # Grades without a score: statements, never facts of a score.
    grade: Row = {"value_text": "良", "grade": "良", "section": "performance", "evaluator": "self"}
    s.add(CITY, "fct_performance_score", "department|某局自评", None, is_usable=False, **grade)
    s.add(CITY, "fct_performance_score", "project|冷库项目", None, **grade)
    s.add(EXCERPT, "fct_revenue", "all|grand_total|final", "990000.00", section="total")


def claims(key: dict[str, str]) -> list[Row]:
    base: Row = {
        "document_key": COUNTY,
        "fact_table": "fct_revenue",
        "fact_key": "all|general_public_budget|final",
        "direction": "none",
        "section": "revenue",
        "part": "main",
        "locator": "line 5",
        "line_no": 5,
        "char_start": 9,
        "quote": "占95.23%",
        "stated_text": "95.23%",
        "resolution": Decimal("0.01"),
        "base_subject": "本年收入合计",
    }
    return [
        base
        | {
            "claim_no": 1,
            "claim_kind": "share",
            "statement_key": key["gpb"],
            "value_number": Decimal("95.23"),
        },
        base
        | {
            "claim_no": 2,
            "claim_kind": "completion",
            "fact_table": "fct_three_public",
            "fact_key": "total|final",
            "statement_key": key["three_public"],
            "value_number": Decimal("62.5"),
            "base_kind": "initial_budget",
        },
    ]


def mentions(statements: Statements, key: dict[str, str]) -> list[Row]:
    rows = [row for table in statements.rows.values() for row in table if row["document_key"] == COUNTY]
    made: list[Row] = [
        {
            "document_key": COUNTY,
            "locator": row["locator"],
            "line_no": row["line_no"],
            "char_start": 0,
            "char_end": 5,
            "stated_text": row["stated_text"],
            "value_yuan": None,
            "section": row["section"],
            "part": row["part"],
            "in_accounts": True,
            "clause": row["quote"],
            "statement_key": row["statement_key"],
            "reason": None,
        }
        for row in rows
        if row["unit"] == "元"
    ]
    for reason in ("change", "unresolved"):
        made.append(made[0] | {"statement_key": None, "reason": reason, "char_start": 50})
    for number, row in enumerate(made, start=1):
        row["mention_no"] = number
    return made
