"""``juesuan sql``: any query over the published marts, read-only."""

from __future__ import annotations

import argparse
import json
import sys
from decimal import Decimal

from orchestration.cli import UsageError
from orchestration.cli.csv_text import FORMATS, HELP, write_csv
from orchestration.cli.options import add_warehouse, open_published, settings_of
from orchestration.cli.terminal import table


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", metavar="SQL", help="查询语句；表名可写 marts.fct_revenue 或 fct_revenue")
    parser.add_argument("--format", choices=["table", *FORMATS], default="table", help=HELP)
    add_warehouse(parser)


def run(args: argparse.Namespace) -> int:
    """Print the result; a query that is wrong ends as a message with DuckDB's reason."""
    import duckdb

    with open_published(settings_of(args)) as connection:
        try:
            result = connection.execute(args.query)
            header = [column[0] for column in result.description or []]
            rows = result.fetchall()
        except duckdb.Error as error:
            raise UsageError(f"查询无法执行：{error}") from None
    if args.format == "json":
        print("[" + ",\n ".join(_object(header, row) for row in rows) + "]")
    elif args.format != "table":
        write_csv(sys.stdout, header, rows, args.format)
    else:
        print("\n".join(table(header, rows)))
        print(f"（{len(rows)} 行）")
    return 0


def _object(header: list[str], row: tuple[object, ...]) -> str:
    pairs = [f"{_value(name)}: {_value(value)}" for name, value in zip(header, row, strict=True)]
    return "{" + ", ".join(pairs) + "}"


def _value(value: object) -> str:
    # A Decimal is written digit by digit: through a float, large amounts would lose their fen.
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False, default=str)
