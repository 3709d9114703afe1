"""Chinese names of published tables, for people who read a summary or the gate's page."""

from __future__ import annotations

TABLES: dict[str, str] = {
    "fct_revenue": "收入",
    "fct_expenditure": "支出",
    "fct_expenditure_matrix": "支出（功能×经济/性质）",
    "fct_three_public": "“三公”经费",
    "fct_three_public_volume": "“三公”实物量",
    "fct_operating_cost": "机关运行经费",
    "fct_procurement": "政府采购",
    "fct_state_asset": "国有资产占用",
    "fct_project_execution": "项目预算执行",
    "fct_performance_score": "绩效得分",
    "fct_score_item": "评分表明细",
    "fct_performance_indicator": "绩效指标",
    "fct_reconciliation": "勾稽核对",
    "statement": "陈述",
    "amount_mention": "金额提及",
    "mart_department_year": "部门年度汇总",
    "mart_region_year": "地区年度汇总",
    "mart_region_three_public": "地区“三公”经费",
    "mart_project_year": "项目年度汇总",
}


def label(table: str) -> str:
    """Return the Chinese name of a table, or its own where it has none."""
    return TABLES.get(table, table)


def named(table: str) -> str:
    """Return the name of a table with the Chinese beside it; other words as they are."""
    return f"{table}（{TABLES[table]}）" if table in TABLES else table
