"""Milligrams for micrograms and the reverse, where one reading is impossible."""

from __future__ import annotations

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/unit/slip", "dosage/above-limit/every"])


def test_a_slip_is_told_once_and_not_as_an_overdose_too() -> None:
    (finding,) = audit_text("Take 100 mg of vitamin D a day.", rules=RULES)
    assert finding.rule == "dosage/unit/slip"
    assert "measured in micrograms" in finding.message


def test_a_food_may_hold_micrograms_of_a_mineral() -> None:
    assert audit_text("An apple contains 900 mcg of magnesium.", rules=RULES) == []


def test_usual_amounts_are_silent() -> None:
    assert audit_text("Take 1 mg of vitamin B12 and 200 mg of ibuprofen a day.", rules=RULES) == []


def test_medicines_without_a_limit_have_a_usual_unit_too() -> None:
    for text in (
        "She was given 250 mg of digoxin.",
        "Levothyroxine 100 mg is a common dose.",
        "Ibuprofen 200 mcg tablets are sold.",
    ):
        assert [finding.rule for finding in audit_text(text, rules=RULES)] == ["dosage/unit/slip"], text
