"""A maximum that is told too high, and the many ways to speak of high amounts that tell none."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/above-limit/maximum"])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Never take more than 8 g of paracetamol a day.", "Never take more than 8 g"),
        ("Do not exceed 90 mg of zinc a day.", "Do not exceed 90 mg"),
        ("The maximum daily dose of loperamide is 40 mg.", "maximum daily dose of loperamide is 40 mg"),
        ("Upper limit for vitamin D: 40,000 IU a day.", "Upper limit for vitamin D: 40,000 IU"),
        ("800 mg of vitamin B6 a day is the most that you should take.", "800 mg"),
        ("Up to 9 g of paracetamol a day is perfectly safe.", "9 g"),
    ],
)
def test_a_maximum_above_every_authority_is_found(text: str, quote: str) -> None:
    assert [finding.quote for finding in audit_text(text, rules=RULES)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Never take more than 4 g of paracetamol a day.",
        "Liver damage is likely above 8 g of paracetamol a day.",
        "More than 90 mg of zinc a day harms the blood.",
        "The highest dose in the trial was 90 mg of zinc; no more than 90 mg of zinc a day was given.",
        "Do not exceed 90 mg of zinc a day unless your doctor says so.",
        "Is 8 g of paracetamol a day the maximum?",
        "The maximum daily dose of acetaminophen is 75 mg/kg for children and 4 g for adults.",
    ],
)
def test_right_maxima_and_talk_of_harm_are_silent(text: str) -> None:
    assert audit_text(text, rules=RULES) == []
