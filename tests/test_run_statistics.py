"""The figures of a run: the hardest page first, and the findings counted by rule."""

from __future__ import annotations

from datetime import date

from auditor import engine, run_statistics
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
