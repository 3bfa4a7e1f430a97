"""The figures of a run: the hardest page first, and the findings counted by rule."""

from __future__ import annotations

from datetime import date
from typing import Any

from auditor import engine, run_statistics
from auditor.model.finding import Result
from auditor.rules import load_rules

RULES = load_rules()
EASY = "The cat sat on the mat. The dog ran to the door. The sun was hot. We went to the sea."
HARD = "Notwithstanding considerable methodological heterogeneity, multidisciplinary rehabilitation demonstrated superiority."


def figures(text: str, name: str) -> run_statistics.PageFigures:
    return run_statistics.page_figures(engine.understand(text, name, RULES))


def test_a_page_is_measured_by_textstat_beside_our_own_grade() -> None:
    page = figures(EASY, "easy.md")

    assert (page.words, page.sentences) == (21, 4)
    assert page.measures["reading ease"] > 100


def test_the_hardest_page_comes_first() -> None:
    pages = [figures(EASY, "easy.md"), figures(HARD, "hard.md")]

    lines = run_statistics.render(pages, engine.audit_text(EASY, "easy.md", RULES, date(2026, 1, 1))).splitlines()

    assert [line.split()[-1] for line in lines[1:4]] == ["page", "hard.md", "easy.md"]


def test_a_page_without_running_text_has_no_grade_to_tell() -> None:
    page = figures("# Only a heading", "empty.md")

    assert (page.words, page.measures) == (0, {})


SECTIONED = f"# Two cats\n\n{EASY} {EASY} {EASY}\n\n## The trial\n\n{' '.join([HARD] * 5)}\n\n## Call us\n\nRing us at noon.\n"


def test_a_page_is_measured_section_by_section() -> None:
    page = figures(SECTIONED, "cats.md")

    assert [(section.heading, section.line, section.counts.words) for section in page.sections] == [
        ("Two cats", 1, 63),
        ("The trial", 5, 40),
        ("Call us", 9, 4),
    ]
    assert page.sections[0].counts.grade < 2
    assert page.sections[1].counts.grade > 12
    assert page.hardest is None, "40 words are too few to tell"


def test_the_hardest_section_of_a_page_is_told() -> None:
    page = figures(SECTIONED.replace(HARD, f"{HARD} {HARD}"), "cats.md")

    lines = run_statistics.render([page], Result()).splitlines()

    assert lines[lines.index("grade  words  hardest section of each page") + 1].split()[1:] == ["80", "cats.md:5", "The", "trial"]


def test_findings_are_counted_by_category_and_by_rule() -> None:
    text = f"# Cats\n\nTODO: a picture.\n\nLorem ipsum.\n\nTake 500 of vitamin D a day.\n\n{EASY}\n"
    result = engine.audit_text(text, "cats.md", RULES, date(2026, 1, 1))

    lines = run_statistics.render([figures(text, "cats.md")], result).splitlines()
    tables = lines[lines.index("findings  category") :]

    assert [line.split() for line in tables] == [
        ["findings", "category"],
        ["2", "editorial"],
        ["1", "dosage"],
        [],
        ["findings", "rule"],
        ["2", "editorial/placeholder"],
        ["1", "dosage/incomplete/unit"],
    ]


def test_programs_get_the_same_figures() -> None:
    text = f"# Cats\n\nTODO: a picture.\n\n{EASY}\n"
    data: Any = run_statistics.as_data(
        [figures(text, "cats.md"), figures("# Empty", "empty.md")], engine.audit_text(text, "cats.md", RULES, date(2026, 1, 1))
    )

    assert data["words"] == 24
    assert (data["by_category"], data["by_rule"]) == ({"editorial": 1}, {"editorial/placeholder": 1})
    cats, empty = data["pages"]
    assert (cats["path"], cats["words"], [section["heading"] for section in cats["sections"]]) == ("cats.md", 24, ["Cats"])
    assert (empty["grade"], empty["measures"], empty["sections"]) == (None, {}, [])
