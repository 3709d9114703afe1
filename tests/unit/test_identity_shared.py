"""Identity against the labelled reports beside the repository, where they are present."""

import json
from pathlib import Path

import pytest

from ingestion.identity import identify
from ingestion.model import RejectedError
from ingestion.outline import build_outline
from ingestion.readers import read_bytes

SHARED = Path(__file__).resolve().parents[3] / "shared" / "reports"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="../shared/reports 不在，跳过与标注的比对"),
]


def _labels() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in (*SHARED.glob("gold/*.jsonl"), *SHARED.glob("patterns/gold.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["table"] == "document":
                found.setdefault(row["doc"], {})[row["keys"]["field"]] = row["value"]
    return found


def _file(doc: str) -> Path:
    if doc.startswith("seed"):
        return next(SHARED.glob(f"seeds/00{doc[4:]}_*.txt"))
    if doc.startswith("P"):
        return SHARED / "patterns" / f"{doc}.txt"
    return next(path for path in SHARED.glob("pdf/*.pdf") if "模板" not in path.name)


def _identity(path: Path, name: str = "a"):
    document = read_bytes(name + path.suffix, path.read_bytes())[0]
    return identify(document, build_outline(document.lines))


@pytest.mark.parametrize("doc", sorted(_labels()) if SHARED.exists() else [])
def test_agrees_with_the_labels(doc):
    label = _labels()[doc]
    identity = _identity(_file(doc))
    assert identity.organization_name == label.get("organization")
    assert str(identity.fiscal_year) == label["fiscal_year"]
    assert identity.region_code == label.get("region_code", identity.region_code)
    if label["report_kind"] == "performance_self_evaluation":
        assert identity.report_kind == label["report_kind"]


def test_the_blank_template_is_rejected_as_such():
    path = next(path for path in SHARED.glob("pdf/*.pdf") if "模板" in path.name)
    with pytest.raises(RejectedError) as caught:
        _identity(path)
    assert caught.value.reason_code == "blank_template"
