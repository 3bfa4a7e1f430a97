"""Doses that ask for a word of caution, and the words that quiet the rule."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/no-caution/start", "dosage/no-caution/daily", "dosage/no-caution/megadose"])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Take 300 mg of St John's wort three times a day.", "Take 300 mg of St John's wort"),
        ("Take 12 mg of ivermectin a day.", "Take 12 mg of ivermectin"),
        ("Inject 0.5 mL of vitamin B12 into your thigh every week.", "Inject 0.5 mL"),
        ("From fifty on, take 100 mg of aspirin every morning.", "take 100 mg of aspirin"),
        ("Take 8 g of curcumin a day.", "8 g"),
    ],
)
def test_an_order_with_no_caution_near_is_found(text: str, quote: str) -> None:
    assert [finding.quote for finding in audit_text(text, rules=RULES)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Adults usually take 20 mg of simvastatin at night.",
        "For a headache, take 300 mg of aspirin.",
        "Take 75 mg of aspirin a day for three days.",
        "The nurse will inject 1 mg of vitamin B12.",
        "Take 300 mg of St John's wort three times a day. It interacts with the pill.",
        "Patients were given 300 mg of St John's wort three times a day.",
        "Take 500 mg of curcumin a day.",
        "The usual dose of amoxicillin is 500 mg three times a day.",
    ],
)
def test_caution_reports_and_ordinary_doses_are_silent(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


def test_a_dose_above_the_limit_is_not_told_twice() -> None:
    findings = audit_text("Take 20 g of aspirin a day.", rules=load_rules().select(["dosage/"]))
    assert [finding.rule for finding in findings] == ["dosage/above-limit/every"]
