"""Random changes of the lexicon: rows added, removed, moved, changed, patterns of every kind."""

from __future__ import annotations

import csv
import io
import random
import re
from dataclasses import replace

from ingestion.lexicon.difference import JUDGED, alternatives
from ingestion.lexicon.tables import Lexicon

_KEYS = {
    "section": [("three_public", "main", ""), ("glossary", "glossary", ""), ("procurement", "main", "")],
    "item": [("three_public", "reception"), ("nature", "project"), ("economic", "302"), ("fund", "state_capital")],
    "stage": [("budget",), ("final",), ("initial_budget",)],
    "change": [("increase",), ("decrease",), ("none",)],
    "filler": [("word",), ("forbidden",)],
    "count": [("vehicles_held", "subject"), ("vehicles_other", "use"), ("foreign", "marker")],
    "reason": [("vendor",), ("price",)],
    "accounts_table": [("total", "all", "", "total"), ("skip_form", "", "", "performance")],
    "accounts_axis": [("kind", "final", "b"), ("role", "label", "c"), ("tp", "reception", "b")],
    "accounts_group": [("group", ".*")],
    "accounts_chart": [("three_public", "general_public_budget", "three_public")],
    "notice_phrase": [("template_leftover", "warning", "甲")],
}  # fmt: skip


def snippets(texts: list[str], rng: random.Random) -> list[str]:
    """Return words that stand in the reports, and some that do not."""
    found = []
    for text in texts:
        bare = re.sub(r"\s", "", text)
        for _ in range(40):
            start = rng.randrange(max(1, len(bare) - 8))
            found.append(bare[start : start + rng.randint(1, 7)])
    return [*found, "会务费", "沿海滩涂补助", "非本级", "合計"]


def random_pattern(words: list[str], rng: random.Random) -> str:
    """Return a pattern around a word: anchored, looking around, with gaps, classes, alternatives."""
    word = rng.choice(words)
    core = re.escape(word)
    half = max(1, len(word) // 2)
    other = re.escape(rng.choice(words)[:2])
    return rng.choice(
        [
            core,
            f"^{core}",
            f"{core}$",
            f"^{core}$",
            f"(?<!{re.escape(word[0])}){core}",
            f"(?<={other}){core}",
            f"{core}(?!{other})",
            f"(?!{other}){core}",
            f"{re.escape(word[:half])}.{{0,3}}{re.escape(word[half:])}",
            f"(?:{core})?{other}",
            f"[{re.sub(r'[^一-龥]', '', word) or '甲'}]{{2}}",
            f"{core}|{other}",
            rf"{core}\d",
        ]
    )


def example_of(pattern: str, words: list[str], texts: list[str]) -> str | None:
    """Return a text in which the pattern occurs, as every entry must have one."""
    compiled = re.compile(pattern)
    for text in [*words, *texts]:
        match = compiled.search(text)
        if match:
            near = text[max(0, match.start() - 20) : match.end() + 20]
            return near if compiled.search(near) else text
    return None


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def _text(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def random_change(lexicon: Lexicon, words: list[str], texts: list[str], rng: random.Random) -> Lexicon:
    """Return ``lexicon`` with one to three changes in its judged tables.

    ``words`` are snippets, ``texts`` reports without blanks, from which examples are taken.
    """
    tables = dict(lexicon.built_in)
    own = dict(lexicon.own)
    for _ in range(rng.randint(1, 3)):
        name = rng.choice(list(JUDGED))
        table = JUDGED[name]
        rows = _rows(tables[name])
        place = rng.randrange(len(rows))
        action = rng.choice(["add", "add", "own", "remove", "swap", "alternative", "less", "keys", "split"])
        new = dict(zip(table.keys, rng.choice(_KEYS[name]), strict=True))
        new |= {table.pattern: random_pattern(words, rng), "example": ""}
        if name in ("notice_phrase", "accounts_group"):
            new |= {key: rows[place][key] for key in table.keys}
        if action == "add":
            rows.insert(place, new)
        elif action == "own" and (example := example_of(new[table.pattern], words, texts)):
            new["example"] = example
            own[name] = _text(table.columns, [*_rows(own.get(name, "")), new])
        elif action == "remove":
            del rows[place]
        elif action == "swap":
            other = rng.randrange(len(rows))
            rows[place], rows[other] = rows[other], rows[place]
        elif action == "keys":
            rows[place] |= {key: new[key] for key in table.keys}
        elif action in ("alternative", "less", "split"):
            parts = alternatives(rows[place][table.pattern])
            if action == "alternative":
                parts.insert(rng.randrange(len(parts) + 1), random_pattern(words, rng))
            elif len(parts) > 1:
                gone = parts.pop(rng.randrange(len(parts)))
                if action == "split":
                    rows.insert(place + 1, rows[place] | {table.pattern: gone})
            rows[place][table.pattern] = "|".join(parts)
        for row in rows:
            if not re.search(row[table.pattern], re.sub(r"\s", "", row["example"])):
                row["example"] = example_of(row[table.pattern], words, texts) or ""
        rows = [row for row in rows if row["example"]]
        tables[name] = _text(table.columns, rows)
    return replace(lexicon, built_in=tuple(tables.items()), own=tuple(own.items()), folder="own")
