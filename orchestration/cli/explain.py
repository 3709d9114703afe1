"""``juesuan explain``: a number, the sentence it was read from, its place, and its other statements."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from orchestration.cli import UsageError
from orchestration.cli.options import add_warehouse, open_published, settings_of
from orchestration.labels import label
from orchestration.places import place_in_words

if TYPE_CHECKING:
    import duckdb

_FILTERS = {"organization": "单位名称，可只写一部分", "year": "年度", "key": "事实键，如 total|final"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: positions for the quick way, options for any of them alone."""
    parser.add_argument("table", metavar="表", help="事实表，如 fct_three_public 或 three_public")
    for name, text in _FILTERS.items():
        parser.add_argument(f"{name}_", nargs="?", metavar=text.split("，")[0], help=text)
        parser.add_argument(f"--{name}", help=f"同上：{text}")
    parser.add_argument("--limit", type=int, default=20, help="最多显示多少个事实（默认 20）")
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print every matching fact with its statements; 1 when nothing matches."""
    wanted = {name: getattr(args, name) or getattr(args, f"{name}_") for name in _FILTERS}
    if wanted["year"] is not None and not wanted["year"].isdigit():
        raise UsageError(f"年度应为数字，例如 2023，而不是“{wanted['year']}”")
    with open_published(settings_of(args)) as connection:
        table = _fact_table(connection, args.table)
        facts = _facts(connection, table, wanted, args.limit)
        if not facts:
            print(_nothing(connection, table, wanted))
            return 1
        for fact in facts:
            print("\n".join(_lines(connection, table, fact)))
    if len(facts) == args.limit:
        print(f"（只显示前 {args.limit} 个，可用 --key 缩小范围或用 --limit 增加）")
    return 0


def _fact_table(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    rows = connection.execute(
        "SELECT DISTINCT table_name FROM duckdb_columns() WHERE schema_name = 'marts' "
        "AND column_name = 'statement_key' AND table_name LIKE 'fct_%' ORDER BY 1"
    ).fetchall()
    tables = [table for (table,) in rows]
    full = name if name.startswith("fct_") else f"fct_{name}"
    if full not in tables:
        known = "\n".join(f"  {table}  {label(table)}" for table in tables)
        raise UsageError(f"没有事实表“{name}”。可用的有：\n{known}")
    return full


def _facts(
    connection: duckdb.DuckDBPyConnection, table: str, wanted: dict[str, str | None], limit: int
) -> list[dict[str, Any]]:
    key = wanted["key"]
    return _dicts(
        connection,
        f"""
        SELECT s.document_key, s.fact_key, f.statement_key, s.value_number, s.value_text, d.source_name,
               f.fiscal_year, o.organization_name, f.is_conflicting, d.is_current
        FROM marts.{table} f
        JOIN marts.statement s ON s.statement_key = f.statement_key
        JOIN marts.dim_document d ON d.document_key = f.document_key
        LEFT JOIN marts.dim_organization o ON o.organization_key = f.organization_key
        WHERE ($organization IS NULL OR contains(coalesce(o.organization_name, ''), $organization)
               OR contains(d.source_name, $organization))
          AND ($year IS NULL OR f.fiscal_year = $year)
          AND ($key IS NULL OR s.fact_key = $key OR ($loose AND contains(s.fact_key, $key)))
        ORDER BY o.organization_name, f.fiscal_year, d.source_name, s.fact_key
        LIMIT {int(limit)}
        """,
        {
            "organization": wanted["organization"],
            "year": int(wanted["year"]) if wanted["year"] else None,
            "key": key,
            # A whole key means that fact alone; a part of one (one without `|`) means all that have it.
            "loose": key is not None and "|" not in key,
        },
    )


def _lines(connection: duckdb.DuckDBPyConnection, table: str, fact: dict[str, Any]) -> list[str]:
    statements = _dicts(
        connection,
        "SELECT * FROM marts.statement WHERE document_key = $document AND fact_table = $table "
        "AND fact_key = $key ORDER BY statement_key <> $chosen, locator, statement_key",
        {
            "document": fact["document_key"],
            "table": table,
            "key": fact["fact_key"],
            "chosen": fact["statement_key"],
        },
    )
    value = fact["value_text"] if fact["value_number"] is None else f"{fact['value_number']:,.2f}"
    who = fact["organization_name"] or "（单位未能确定）"
    year = fact["fiscal_year"] or "（年度未能确定）"
    lines = [f"{who}  {year}  {label(table)}  {fact['fact_key']}", f"  数值  {value}"]
    for number, one in enumerate(statements):
        if number == 1:
            lines.append(f"  另有 {len(statements) - 1} 处写了同一事实：")
        mark = "  " if number == 0 else "    "
        lines.append(f"{mark}原文  {one['stated_text']}  （{one['source_kind']}，规则 {one['extractor']}）")
        place = place_in_words(one["locator"])
        lines.append(f"{mark}位置  {fact['source_name']}  {place}  章节 {one['section']}")
        lines.append(f"{mark}引文  {one['quote']}")
    if fact["is_conflicting"]:
        lines.append("  注意  各处数字不一致，超出四舍五入的范围")
    if not fact["is_current"]:
        lines.append("  注意  这份报告不计入汇总，原因见表 mart_document_issue（如另有更新的一份）")
    return [*lines, ""]


def _nothing(connection: duckdb.DuckDBPyConnection, table: str, wanted: dict[str, str | None]) -> str:
    known = connection.execute(
        "SELECT DISTINCT coalesce(o.organization_name, d.source_name), d.fiscal_year "
        "FROM marts.dim_document d LEFT JOIN marts.dim_organization o "
        "ON o.organization_key = d.organization_key ORDER BY ALL LIMIT 15"
    ).fetchall()
    asked = "，".join(value for value in wanted.values() if value) or "全部"
    lines = [f"{label(table)}（{table}）中没有符合“{asked}”的事实：报告没有写，或未能读出。"]
    lines += ["仓库中的报告有：", *(f"  {name}  {year or ''}" for name, year in known)]
    lines.append("未能解释的金额可用 juesuan sql 查询表 amount_mention（reason = 'unresolved'）")
    return "\n".join(lines)


def _dicts(connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    result = connection.execute(query, values)
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
