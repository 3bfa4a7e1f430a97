"""What is told of a rule's precision and recall, and how a labelled page is counted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from auditor.measurement import Measurement, measured
from benchmarks import measure

ROOT = Path(__file__).resolve().parents[1]
CATEGORY = Measurement(
    date(2026, 11, 24),
    {"tuned": 38, "held-out": 8},
    {"placeholder": {"tuned": (3, 4)}, "chrome": {"tuned": (1, 1), "held-out": (0, 2)}},
    {"editorial/placeholder": {"tuned": (3, 3)}, "editorial/chrome": {"tuned": (1, 1), "held-out": (0, 1)}},
)


def test_a_rule_is_told_set_by_set() -> None:
    assert measured({"editorial": CATEGORY}, "editorial/chrome") == (
        "On 38 tuned pages 1 of 1 finding right; 1 of 1 faults of the kind `chrome` found.",
        "On 8 held-out pages 0 of 1 finding right; 0 of 2 faults of the kind `chrome` found.",
    )


def test_a_set_without_findings_and_faults_of_its_kind_is_left_out() -> None:
    (told,) = measured({"editorial": CATEGORY}, "editorial/placeholder")
    assert told == "On 38 tuned pages 3 of 3 findings right; 3 of 4 faults of the kind `placeholder` found."


def test_nothing_is_told_of_a_category_that_was_not_measured() -> None:
    assert measured({"editorial": CATEGORY}, "dosage/unit") == ()


def test_the_category_is_summed_up() -> None:
    assert list(CATEGORY.summed()) == [
        "On 38 tuned pages 4 of 5 faults found, no false alarm.",
        "On 8 held-out pages 0 of 2 faults found, 1 false alarm.",
    ]


def test_a_page_is_counted_as_its_labels_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: Salt\ndate: 2026-01-02\nauthor: Ann Bell\n---\n\nTODO: a picture.\n\nLorem ipsum.\n\nTODO: a table.\n",
        encoding="utf-8",
    )
    label = {"line": 7, "quote": "TODO: a picture", "category": "editorial", "kind": "placeholder"}
    labels = [label, label | {"line": 2, "quote": "Salt", "kind": "metadata"}, label | {"line": 11, "quote": "TODO: a table"}]
    (folder / "a.labels.json").write_text(json.dumps({"page": "a.md", "labels": labels}), encoding="utf-8")
    monkeypatch.setattr(measure, "WRITTEN", tmp_path / "measured")
    monkeypatch.setattr(measure, "NEAR", 0)
    assert list(measure.main([folder])) == ["editorial      mine      2 of 3 found, 1 alarms; recall 0.67, precision 0.67"]
    text = (tmp_path / "measured" / "editorial.yaml").read_text(encoding="utf-8")
    assert "placeholder:\n    mine: [2, 2]" in text
    assert "metadata:\n    mine: [0, 1]" in text
    assert "editorial/placeholder:\n    mine: [2, 3]" in text


def test_every_label_of_the_published_pages_stands_where_it_says() -> None:
    lost = []
    for file in sorted((ROOT / "benchmarks" / "pages").rglob("*.labels.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        lines = (file.parent / data["page"]).read_text(encoding="utf-8").splitlines()
        lost += [(file.name, each["line"]) for each in data["labels"] if each["quote"] not in lines[each["line"] - 1]]
    assert lost == []
