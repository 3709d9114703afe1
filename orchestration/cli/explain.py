"""``juesuan explain``: a number, the sentence it was read from, its place, and its other statements."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from expectations.labels import label
from orchestration import queries
from orchestration.cli import UsageError
from orchestration.cli.options import add_warehouse, open_published, settings_of
from orchestration.places import place_in_words

if TYPE_CHECKING:
    import duckdb

_FILTERS = {"organization": "单位名称，可只写一部分", "year": "年度", "key": "事实键，如 total|final"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments: positions for the quick way, options for any of them alone."""
    parser.add_argument("table", metavar="表", help="事实表，如 收入、三公经费 或 fct_revenue")
    for name, text in _FILTERS.items():
        parser.add_argument(f"{name}_", nargs="?", metavar=text.split("，")[0], help=text)
        parser.add_argument(f"--{name}", metavar=text.split("，")[0], help=f"同上：{text}")
    most = "最多显示多少个事实（默认 20）"
    parser.add_argument("--most", "--limit", type=int, default=20, dest="most", metavar="N", help=most)
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print every matching fact with its statements; 1 when nothing matches."""
    wanted = {name: getattr(args, name) or getattr(args, f"{name}_") for name in _FILTERS}
    if wanted["year"] is not None and not wanted["year"].isdigit():
        raise UsageError(f"年度应为数字，例如 2023，而不是“{wanted['year']}”")
    with open_published(settings_of(args)) as connection:
        table = _fact_table(connection, args.table)
        year = int(wanted["year"]) if wanted["year"] else None
        facts = queries.facts(connection, table, wanted["organization"], year, wanted["key"], args.most)
        if not facts:
            print(_nothing(connection, table, wanted))
            return 1
        for fact in facts:
            print("\n".join(_lines(connection, table, fact)))
    if len(facts) == args.most:
        print(f"（只显示前 {args.most} 个，可用 --key 缩小范围或用 --most 增加）")
    return 0


def _fact_table(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Return the table meant by its name, with or without ``fct_``, or by (a part of) its Chinese one."""
    tables = queries.fact_tables(connection)
    full = name if name.startswith("fct_") else f"fct_{name}"
    if full in tables:
        return full
    bare = _unquoted(name)
    named = [table for table, chinese in tables.items() if _unquoted(chinese) == bare]
    named = named or [table for table, chinese in tables.items() if bare in _unquoted(chinese)]
    if len(named) == 1:
        return named[0]
    known = "\n".join(f"  {table}  {tables[table]}" for table in named or tables)
    reason = f"“{bare}”可以是几张表，请写其中一张" if named else f"没有事实表“{bare}”。可用的有"
    raise UsageError(f"{reason}：\n{known}")


def _unquoted(name: str) -> str:
    return re.sub(r"[“”\"'\s]", "", name)


def _lines(connection: duckdb.DuckDBPyConnection, table: str, fact: queries.Row) -> list[str]:
    statements = queries.statements_of(
        connection, table, fact["document_key"], fact["fact_key"], fact["statement_key"]
    )
    value = fact["value_text"] if fact["value_number"] is None else f"{fact['value_number']:,.2f}"
    who = fact["organization_name"] or "（单位未能确定）"
    year = fact["fiscal_year"] or "（年度未能确定）"
    lines = [f"{who}  {year}  {label(table)}  {fact['fact_key']}", f"  数值  {value}"]
    for number, one in enumerate(statements):
        if number == 1:
            lines.append(f"  另有 {len(statements) - 1} 处写了同一事实：")
        mark = "  " if number == 0 else "    "
        lines.append(f"{mark}原文  {one['stated_text']}  （{one['source_label']}，规则 {one['extractor']}）")
        place = place_in_words(one["locator"])
        lines.append(f"{mark}位置  {fact['source_name']}  {place}  章节：{one['section_label']}")
        lines.append(f"{mark}引文  {one['quote']}")
    if fact["is_conflicting"]:
        lines.append("  注意  各处数字不一致，超出四舍五入的范围")
    if not fact["is_current"]:
        lines.append("  注意  这份报告不计入汇总，原因见表 mart_document_issue（如另有更新的一份）")
    return [*lines, ""]


def _nothing(connection: duckdb.DuckDBPyConnection, table: str, wanted: dict[str, str | None]) -> str:
    known = queries.reports(connection, limit=15)
    asked = "，".join(value for value in wanted.values() if value) or "全部"
    lines = [f"{label(table)}（{table}）中没有符合“{asked}”的事实：报告没有写，或未能读出。"]
    lines += ["仓库中的报告有：", *(f"  {name}  {year or ''}" for name, year in known)]
    lines.append("未能解释的金额：juesuan unresolved")
    return "\n".join(lines)
