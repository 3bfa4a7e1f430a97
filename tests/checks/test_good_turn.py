"""Whatever a page promises of an outcome is held against a study that found no difference in it, or did not look."""

from __future__ import annotations

import pytest

from auditor import audit_text

TRIAL = "In a randomised trial 118 bakers with itching hands wore the glove or a plain one for five weeks."
ALIKE = "As many bakers were scratching at night with the glove as without."
UNSEEN = "Nobody asked whether the itching had stopped. The skin held 8% more water (p = 0.02)."


def promised(claim: str, *report: str) -> list[str]:
    text = f"# The Oskar glove\n\n{claim}\n\n## How it was tested\n\n{' '.join(report)}\n"
    kinds = ("overstatement/significance", "overstatement/outcome")
    return [finding.quote for finding in audit_text(text, "glove.md") if finding.rule.startswith(kinds)]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The glove hushes the itch.", "The glove hushes the itch"),
        ("The glove chases away itching overnight.", "The glove chases away itching overnight"),
        ("Wake to hands that itch less.", "Wake to hands that itch less"),
        ("Say goodbye to itchy hands.", "Say goodbye to itchy hands"),
    ],
    ids=["a verb of ease", "a verb with its particle", "a comparison", "a farewell"],
)
@pytest.mark.parametrize("report", [(TRIAL, ALIKE), (TRIAL, UNSEEN)], ids=["groups fared alike", "nobody looked"])
def test_any_promise_of_the_outcome_is_marked(claim: str, words: str, report: tuple[str, ...]) -> None:
    assert promised(claim, *report) == [words]


@pytest.mark.parametrize(
    "claim",
    [
        "The glove may hush the itch.",
        "Does the glove hush the itch?",
        "The glove does not ease itching.",
        "The glove was sewn to ease itching.",
        "Tar lotion eases itching.",
        "Bakers itch more than most people.",
        "The glove keeps flour out and washes well.",
    ],
    ids=["hedged", "asked", "denied", "meant to", "another treatment", "a trouble told", "another outcome"],
)
def test_what_promises_nothing_of_the_outcome_stays_unmarked(claim: str) -> None:
    assert promised(claim, TRIAL, ALIKE) == []


def test_a_result_beyond_chance_bears_the_promise_out() -> None:
    assert promised("The glove hushes the itch.", TRIAL, "Itching fell by 31% (p = 0.004). Nobody counted days off work.") == []


def test_a_paragraph_that_judges_its_own_promise_stays_unmarked() -> None:
    assert promised(f"The glove hushes the itch, its makers hoped. {TRIAL} {ALIKE}") == []
