"""How many took part: which numbers are the whole study, and at which stage they were taken."""

from __future__ import annotations

import pytest

from auditor.engine import understand
from auditor.model.statistics import Stage
from auditor.rules import load_rules


def counts(text: str) -> list[tuple[int, Stage]]:
    return [(count.value, count.stage) for count in understand(text, "page.md", load_rules()).statistics.headcounts]


@pytest.mark.parametrize(
    ("text", "value", "stage"),
    [
        ("The team invited 310 farmers.", 310, Stage.SCREENED),
        ("The team recruited 92 volunteers with gum disease.", 92, Stage.ENTERED),
        ("Ninety adults with asthma (50 women) were randomised to a new inhaler.", 90, Stage.RANDOMISED),
        ("In a trial of 572 teachers, the voice course helped.", 572, Stage.UNSTATED),
        ("Scans of the knee differed among 178 runners.", 178, Stage.UNSTATED),
    ],
)
def test_headcounts_of_a_whole_study(text: str, value: int, stage: Stage) -> None:
    assert counts(text) == [(value, stage)]


@pytest.mark.parametrize(
    "text",
    [
        "About 90 adults were randomised.",
        "Another trial enrolled 29 adults.",
        "In the placebo arm, 45 adults were enrolled.",
        "A trial in 400 volunteers is planned.",
        "Nine of the 58 patients got worse.",
        "It affects 12 women in a thousand.",
    ],
)
def test_numbers_of_others_and_parts_are_left_alone(text: str) -> None:
    assert counts(text) == []


def test_the_front_matter_declares_participants() -> None:
    page = "---\nevidence:\n  - design: cohort study\n    participants: 527\n---\n\nSome words.\n"
    (count,) = understand(page, "page.md", load_rules()).statistics.headcounts
    assert (count.value, count.entry) == (527, 0)
    assert count.span.text == "527"
