"""The staging gate: every kind of check must be able to fail, and say where in Chinese."""

from decimal import Decimal

import polars as pl
import pytest

from expectations.staging import SCHEMAS, check_frame
from ingestion.schema import TOPIC_KEYS, staging_name, staging_schemas

STATEMENT = {
    "statement_key": "s" + "0" * 24,
    "document_key": "d" + "0" * 20,
    "statement_no": 0,
    "stated_text": "12.50万元",
    "unit": "万元",
    "resolution": Decimal(100),
    "source_kind": "narrative",
    "section": "revenue",
    "part": "main",
    "locator": "line 3",
    "line_no": 3,
    "char_start": 4,
    "quote": "本年收入合计12.50万元",
    "extractor": "narrative.amount",
    "is_usable": True,
}
KEYS = {
    "fund_scope": "all",
    "revenue_item": "current_total",
    "amount_kind": "final",
    "classification": "function",
    "category_code": "2013901",
    "function_code": "2013901",
    "nature": "basic",
    "economic_code": "",
    "metric": "vehicles_held",
    "measure": "budget",
    "subject_kind": "project",
    "project_name": "渠道清淤",
    "subject_name": "渠道清淤",
    "level1": "产出指标",
    "level2": "数量指标",
    "level3": "清淤长度",
    "amount_yuan": Decimal("125000.00"),
    "quantity": 3,
    "score": Decimal(95),
    "score_value": Decimal(10),
    "full_mark": Decimal(100),
    "grade": "优",
    "evaluator": "self",
}
ITEM = {
    "stg_three_public": "total",
    "stg_procurement": "goods",
    "stg_state_asset": "vehicles_total",
}
FIELD = {"stg_score_item": "score", "stg_performance_indicator": "target"}
OTHER = {
    "stg_document": {
        "document_key": "d" + "0" * 20,
        "source_name": "a.txt",
        "media_type": "text/plain",
        "sha256": "0" * 64,
        "byte_size": 10,
        "line_count": 2,
        "report_kind": "final_accounts",
        "organization_name": "青石县水务局",
        "region_code": "510811",
        "region_level": "county",
        "fiscal_year": 2021,
        "parser_version": "1",
    },
    "stg_rejected": {"source_name": "b.txt", "reason_code": "empty", "reason": "文件没有文字内容"},
    "stg_section": {
        "document_key": "d" + "0" * 20,
        "section_no": 0,
        "section": "total",
        "title": "",
        "level": 2,
        "part": "main",
        "line_start": 0,
        "line_end": 3,
    },
    "stg_amount_mention": {
        "document_key": "d" + "0" * 20,
        "mention_no": 0,
        "locator": "line 3",
        "line_no": 3,
        "char_start": 4,
        "char_end": 9,
        "stated_text": "12.50万元",
        "section": "total",
        "part": "main",
        "in_accounts": True,
        "clause": "本年收入合计12.50万元",
        "reason": "unresolved",
    },
    "stg_claim": {
        "document_key": "d" + "0" * 20,
        "claim_no": 0,
        "claim_kind": "share",
        "fact_table": "fct_revenue",
        "fact_key": "all|current_total|final",
        "direction": "none",
        "value_number": Decimal(10),
        "resolution": Decimal("0.01"),
        "stated_text": "10%",
        "section": "total",
        "part": "main",
        "locator": "line 3",
        "line_no": 3,
        "char_start": 4,
        "quote": "占10%",
    },
    "stg_notice": {
        "document_key": "d" + "0" * 20,
        "notice_no": 0,
        "notice_code": "mixed_year",
        "severity": "warning",
        "subject": "",
        "message": "年份不一致",
        "section": "total",
        "locator": "line 3",
        "line_no": 3,
        "quote": "2020年",
    },
    "stg_form": {
        "document_key": "d" + "0" * 20,
        "form_no": 0,
        "form_kind": "score_sheet",
        "locator": "line 3",
        "row_count": 4,
        "is_recognised": True,
    },
}


def valid_row(name: str) -> dict[str, object]:
    types = staging_schemas()[name]
    if name in OTHER:
        return {column: OTHER[name].get(column) for column in types}
    row = {**STATEMENT, **KEYS, "item": ITEM.get(name), "field": FIELD.get(name)}
    if name == "stg_performance_indicator":
        row["value_text"] = "3公里"
    return {column: row.get(column) for column in types}


def frame(name: str, *changes: dict[str, object]) -> pl.DataFrame:
    rows = [{**valid_row(name), **change} for change in (changes or ({},))]
    return pl.DataFrame(rows, schema=staging_schemas()[name], orient="row")


def test_there_is_a_schema_for_every_staging_table():
    assert set(SCHEMAS) == set(staging_schemas())


@pytest.mark.parametrize("name", sorted(staging_schemas()))
def test_valid_and_empty_frames_pass(name):
    assert check_frame(name, frame(name)) == []
    assert check_frame(name, pl.DataFrame(schema=staging_schemas()[name])) == []


FAILURES = [
    # Nulls, empty texts, lengths, patterns.
    ("stg_revenue", {"locator": None}, "不应为空"),
    ("stg_revenue", {"locator": "  "}, "不应为空文本"),
    ("stg_revenue", {"quote": ""}, "不应为空文本"),
    ("stg_revenue", {"quote": "长" * 201}, "超过200个字符"),
    ("stg_revenue", {"statement_key": "x1"}, "不是陈述键"),
    ("stg_revenue", {"extractor": "规则"}, "不是规则名"),
    # Vocabularies.
    ("stg_revenue", {"fund_scope": "everything"}, "不是规定的代码（fund_scope）"),
    ("stg_revenue", {"revenue_item": "tax"}, "不是规定的代码（revenue_item）"),
    ("stg_revenue", {"amount_kind": "planned"}, "不是规定的代码（amount_kind）"),
    ("stg_revenue", {"section": "unknown"}, "不是规定的代码（section）"),
    ("stg_three_public", {"item": "car"}, "不是规定的代码（three_public_item）"),
    ("stg_state_asset", {"item": "buildings"}, "不是规定的代码（asset_item）"),
    ("stg_score_item", {"field": "target"}, "不是规定的代码（score_field）"),
    ("stg_expenditure_matrix", {"function_code": "9"}, "不是功能分类编码"),
    ("stg_document", {"report_kind": "news"}, "不是规定的代码（report_kind）"),
    ("stg_claim", {"fact_table": "fct_weather"}, "不是事实表名"),
    ("stg_amount_mention", {"reason": "不明"}, "不是规定的代码"),
    # Ranges.
    ("stg_revenue", {"amount_yuan": Decimal("1e15")}, "超出合理范围"),
    ("stg_revenue", {"resolution": Decimal(0)}, "应大于零"),
    ("stg_revenue", {"char_start": -1}, "不应为负"),
    ("stg_three_public_volume", {"quantity": -1}, "超出合理范围"),
    ("stg_performance_score", {"score": Decimal(20000)}, "超出合理范围"),
    ("stg_document", {"fiscal_year": 1998}, "超出合理范围"),
    ("stg_document", {"region_code": "5108"}, "不是六位政区代码"),
    ("stg_claim", {"value_number": Decimal(-3)}, "不应为负"),
    # Across columns.
    ("stg_revenue", {"amount_yuan": None}, "可用的陈述没有值"),
    ("stg_revenue", {"is_usable": False}, "既无备选读法，又有值"),
    ("stg_expenditure", {"classification": "total"}, "科目代码不属于分类total"),
    ("stg_expenditure", {"category_code": "501"}, "科目代码不属于分类function"),
    ("stg_document", {"region_level": None}, "同时有或同时无"),
    ("stg_document", {"region_level": "province"}, "政区级别与代码不符"),
    ("stg_amount_mention", {"reason": None}, "有且只有陈述键或原因之一"),
    ("stg_amount_mention", {"char_end": 1}, "结束位置在开始位置之前"),
    ("stg_section", {"line_start": 9}, "结束行在开始行之前"),
    ("stg_rejected", {"reason": "empty file"}, "不是中文说明"),
]


@pytest.mark.parametrize(("name", "change", "expected"), FAILURES)
def test_each_kind_of_check_fails(name, change, expected):
    messages = check_frame(name, frame(name, change))
    assert len(messages) >= 1
    assert any(expected in message and message.startswith(name) for message in messages), messages


@pytest.mark.parametrize("fact", sorted(TOPIC_KEYS))
def test_statement_keys_are_unique(fact):
    name = staging_name(fact)
    messages = check_frame(name, frame(name, {}, {}))
    assert any("重复" in message for message in messages), messages


def test_document_keys_are_unique():
    assert any("重复" in m for m in check_frame("stg_document", frame("stg_document", {}, {})))


def test_messages_show_rows_and_count():
    bad = frame("stg_revenue", {"amount_kind": "x"}, {"statement_key": "s" + "1" * 24, "amount_kind": "y"})
    (message,) = check_frame("stg_revenue", bad)
    assert "共2行" in message
    assert "第1行" in message
    assert "amount_kind=x" in message
    assert "locator=line 3" in message


def test_wrong_types_missing_and_foreign_columns_are_told():
    good = frame("stg_revenue")
    assert "类型应为" in check_frame("stg_revenue", good.with_columns(pl.col("line_no").cast(pl.Int32)))[0]
    assert any("缺少列unit" in m for m in check_frame("stg_revenue", good.drop("unit")))
    foreign = good.with_columns(pl.lit(1).alias("extra"))
    assert any("多出未定义的列extra" in m for m in check_frame("stg_revenue", foreign))
    assert any("顺序不对" in m for m in check_frame("stg_revenue", good.select(reversed(good.columns))))


def test_all_failures_are_reported_at_once():
    messages = check_frame("stg_revenue", frame("stg_revenue", {"locator": "", "quote": "", "part": "x"}))
    assert len(messages) == 3


def test_lazy_frames_are_refused_because_their_data_would_not_be_checked():
    with pytest.raises(TypeError, match="已收集"):
        check_frame("stg_revenue", frame("stg_revenue").lazy())  # type: ignore[arg-type]


def test_what_a_report_itself_may_get_wrong_passes():
    assert check_frame("stg_performance_score", frame("stg_performance_score", {"score": Decimal(105)})) == []
    assert check_frame("stg_revenue", frame("stg_revenue", {"amount_yuan": Decimal("-5.00")})) == []
