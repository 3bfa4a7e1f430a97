"""How long a study looked, and whether the effect lasted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "says", "days"),
    [
        ("They were followed for 18 months.", "18 months", 547),
        ("Scores were taken again at 12 weeks.", "12 weeks", 84),
        ("The last visit was at months 3 and 6.", "at months 3 and 6", 182),
        ("Median follow-up was 4.2 years.", "4.2 years", 1533),
        ("It was a six-week trial.", "six-week", 42),
        ("Half a year after the last session they walked again.", "Half a year", 182),
        ("Within a year 19 of them were back in hospital.", "a year", 365),
        ("Two weeks later they were called again.", "Two weeks", 14),
        ("A fortnight on, they came back.", "A fortnight", 14),
        ("The women wore the splint at night for eight weeks.", "eight weeks", 56),
        ("They took 500 mg for 10 days and were seen again at month 6.", "at month 6", 182),
        ("They were measured at 4 weeks and at 12 weeks.", "12 weeks", 84),
    ],
)
def test_how_long_anyone_looked(told: Reads, text: str, says: str, days: float) -> None:
    found = told(text).follow_up

    assert found is not None
    assert found.says == says
    assert found.value == pytest.approx(days, abs=1)


@pytest.mark.parametrize(
    "text",
    [
        "They took 500 mg for 10 days.",
        "They had had the pain for five years.",
        "The children were four to nine years old.",
        "The machine was on loan for three months.",
        "Each had a prescription for six months.",
        "The researchers have 20 years of experience.",
        "They met twice a week.",
        "You may send it back within 60 days.",
        "They had stopped smoking at least two years before.",
        "The clinic opened five years ago.",
        "People over 60 years were left out.",
    ],
)
def test_a_length_of_time_that_is_no_follow_up(told: Reads, text: str) -> None:
    assert told(text).follow_up is None


@pytest.mark.parametrize(
    "text",
    [
        "By spring it was back in a third of them.",
        "The benefit had gone by week 8.",
        "The effect wore off after a month.",
        "Half a year later the lead had shrunk to 9 metres.",
        "Flare-ups returned in 12 of them when the cream was stopped.",
        "Most of the weight had crept back within a year.",
        "The gain was lost by the summer.",
        "Two in five had relapsed at the last visit.",
        "The improvement did not last.",
        "At one year nothing was left of it.",
    ],
)
def test_relief_that_wore_off(told: Reads, text: str) -> None:
    found = told(text).wore_off

    assert found is not None
    assert found.span.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Nobody relapsed.",
        "The improvement had not worn off at one year.",
        "They came back for a second visit.",
        "Relapses were fewer with the drug.",
    ],
)
def test_relief_that_did_not(told: Reads, text: str) -> None:
    assert told(text).wore_off is None
