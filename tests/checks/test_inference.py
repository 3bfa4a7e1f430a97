"""A sentence that tells what a study saw and then concludes a benefit that nobody measured."""

from __future__ import annotations

import pytest

from auditor import audit_text


def concluded(text: str) -> list[tuple[str, str, str]]:
    found = [f for f in audit_text(text, "page.md") if f.rule == "overstatement/outcome/inferred"]
    return [(finding.quote, finding.evidence[0].quote, finding.evidence[0].says) for finding in found]


def test_a_conclusion_is_shown_beside_the_finding_that_it_leaves_behind() -> None:
    text = "Researchers found that carers with tinnitus bought twice as many lamps, thereby linking lamps with relief."
    assert concluded(text) == [
        (
            "thereby linking lamps with relief",
            "Researchers found that carers with tinnitus bought twice as many lamps",
            "what was seen",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The trial showed that the splint relieved jaw pain within a week, proving that relief need not wait.",  # measured
        "The survey found that potters sleep longer, so clay might protect their sleep.",  # held back
        "The survey found that potters sleep longer, so does clay protect their sleep?",  # asked
        "Mice on the diet lost weight, so the next study will look at whether it slows down ageing.",  # a plan
        "The protein takes iron into the cell, so the cell is protected.",  # how a body works
        "The study showed that the valve leaked, so the maker stopped selling it.",
    ],
)
def test_conclusions_that_promise_nothing_new_are_left_alone(text: str) -> None:
    assert concluded(text) == []
