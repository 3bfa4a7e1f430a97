"""Orders to stop, start or megadose, and the words of caution that quiet the rule."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/no-caution"])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Bin your statin today.", "Bin your statin"),
        ("Once you fast, you can stop taking your blood pressure tablets.", "stop taking your blood pressure tablets"),
        ("If you use eye drops, leave them off for a week.", "eye drops, leave them off"),
        ("You do not need your metformin once you walk more.", "do not need your metformin"),
        ("Take 300 mg of St John's wort three times a day.", "Take 300 mg of St John's wort"),
        ("Take 12 mg of ivermectin a day.", "Take 12 mg of ivermectin"),
        ("Take 8 g of curcumin a day.", "8 g"),
    ],
)
def test_an_order_with_no_caution_near_is_found(text: str, quote: str) -> None:
    assert [finding.quote for finding in audit_text(text, rules=RULES)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop your statin.",
        "Never bin your statin.",
        "Stop your statin only if your doctor agrees.",
        "He stopped his metformin in May.",
        "Should you stop your statin?",
        "Stop smoking before you start antibiotics.",
        "Take 300 mg of St John's wort three times a day. It interacts with the pill.",
        "Patients were given 300 mg of St John's wort three times a day.",
        "Take 500 mg of curcumin a day.",
        "The usual dose of amoxicillin is 500 mg three times a day.",
    ],
)
def test_caution_reports_and_ordinary_doses_are_silent(text: str) -> None:
    assert audit_text(text, rules=RULES) == []
