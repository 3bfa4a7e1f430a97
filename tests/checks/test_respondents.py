"""A share of those who sent a form back is no share of everybody."""

from __future__ import annotations

import pytest

from auditor import audit_text

PAGE = """# Our crutches

{claim}

In May we posted a form to 300 people with our crutches. {replied}, and 72 of the 80 (90%) said that their wrists ached less.
"""


def found(claim: str, replied: str = "Eighty replied") -> list[tuple[str, str]]:
    findings = audit_text(PAGE.format(claim=claim, replied=replied), "page.md")
    return [(f.quote, f.evidence[0].says) for f in findings if f.rule == "overstatement/population/respondents"]


@pytest.mark.parametrize(
    ("claim", "words"), [("Nine in ten people have less ache", "Nine in ten"), ("90% of patients ache less", "90%")]
)
def test_the_share_of_those_who_replied_is_told_of_everybody(claim: str, words: str) -> None:
    assert found(f"{claim} in their wrists.") == [(words, "only 80 of 300 replied")]


@pytest.mark.parametrize(
    "claim",
    [
        "Nine in ten people who replied have less ache in their wrists.",
        "Nine in ten people have a spare pair.",  # another thing
        "Half of our customers have less ache in their wrists.",  # another share
        "Do nine in ten people have less ache in their wrists?",
    ],
)
def test_what_is_told_of_those_who_replied_or_of_something_else_is_left_alone(claim: str) -> None:
    assert found(claim) == []


def test_where_most_replied_their_share_may_speak_for_all() -> None:
    assert found("Nine in ten people have less ache in their wrists.", "Of them 280 replied") == []
