"""The documentation page of the checks, written from their catalogue.

``python -m orchestration.findings.catalogue`` writes ``docs/checks.md``.
"""

from __future__ import annotations

import csv
from pathlib import Path

from orchestration.labels import SEVERITY

_ROOT = Path(__file__).parents[2]
SEED = _ROOT / "dbt_project" / "seeds" / "ref_check.csv"
PAGE = _ROOT / "docs" / "checks.md"
_FAMILIES = {
    "identity": "勾稽：合计与各项",
    "repeat": "一数多处：同一事实在报告各处",
    "claim": "文中的计算：占比、完成率、增减",
    "performance": "绩效：评分、等次、指标、执行",
    "notice": "文字：年份、单位、名称、排印",
}
_HEAD = """# 检查目录
本页由 `python -m orchestration.findings.catalogue` 从 `dbt_project/seeds/ref_check.csv` 生成：
请改目录，不改本页。

- 结果：`pass` 相符；`fail` 不符；`insufficient_data` 报告没有给全所需的数；
  `not_applicable` 报告未涉及。没有数字不算相符。
- 容差：按印出的末位计算，n 项之和的容差为（n + 1）× 末位半个单位；
  各项精度不同时为各自末位半个单位之和；百分比还要加上分子、分母的末位误差。容差之内不算不符。
- 同源：同一个错数引起的各项不符归为一组（`root_cause_key`），以一行代表（`is_root`），其余降为提示。
  最可能有误的数及使各数相符的值（`suspect_label`、`suspect_should_be`）只作提示，仓库不作更正。
"""


_COLUMNS = ("代码", "检查", "比较什么", "公式", "容差", "程度", "依据", "怎样改")


def _cells(row: dict[str, str]) -> list[str]:
    shown = ("check_name", "compares", "formula", "tolerance_rule")
    return [
        f"`{row['check_code']}`",
        *(row[name] for name in shown),
        SEVERITY[row["severity"]],
        row["basis"],
        row["mend"],
    ]


def page(rows: list[dict[str, str]]) -> str:
    """Return the page for the rows of the catalogue."""
    parts = [_HEAD]
    for family, title in _FAMILIES.items():
        parts.append(f"\n## {title}\n\n| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|\n")
        parts += [f"| {' | '.join(_cells(row))} |\n" for row in rows if row["family"] == family]
    return "".join(parts)


def read_catalogue(seed: Path = SEED) -> list[dict[str, str]]:
    """Return the rows of the catalogue in file order."""
    with seed.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    PAGE.write_text(page(read_catalogue()), encoding="utf-8")
    print(PAGE)
