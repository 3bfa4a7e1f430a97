"""One amount in two units: right conversions and their usual roundings are silent."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/unit/conversion"])


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin D, 1500 IU (38 mcg) a day.",
        "Vitamin D, 2500 IU (63 mcg) a day.",
        "Vitamin D, 500 IU (13 mcg) a day.",
        "Vitamin D 50,000 IU (1.25 mg) weekly.",
        "Vitamin E, 400 IU (268 mg) or 400 IU (180 mg).",
        "Vitamin A, 10,000 IU (3,000 mcg RAE).",
        "Folic acid, 400 mcg (680 mcg DFE).",
        "Levothyroxine 0.05 mg (50 mcg).",
        "Ferrous sulfate, 325 mg (65 mg of iron).",
        "Heparin 5,000 IU (50 mg).",
        "A glucose of 180 mg/dL (10 mmol/L).",
        "An LDL of 70 mg/dL (1.8 mmol/L).",
        "A sodium of 140 mmol/L (140 mEq/L).",
    ],
)
def test_right_pairs_and_unknown_ones_are_silent(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Vitamin D, 400 IU (20 mcg) a day.", "400 IU of vitamin D is 10 mcg, not 20 mcg."),
        ("Vitamin D, 50 mcg (5,000 IU) a day.", "50 mcg of vitamin D is 2,000 IU, not 5,000 IU."),
        ("1 mcg of vitamin D is 400 IU.", "1 mcg of vitamin D is 40 IU, not 400 IU."),
        ("Vitamin B12, 1,000 mcg, which equals 10 mg.", "1,000 mcg is 1 mg, not 10 mg."),
        ("Digoxin 250 mcg (2.5 mg).", "250 mcg is 0.25 mg, not 2.5 mg."),
        ("A cholesterol of 5 mmol/L (250 mg/dL).", "5 mmol/L of cholesterol is 193.4 mg/dL, not 250 mg/dL."),
    ],
)
def test_a_wrong_pair_is_told_with_the_right_figure(text: str, says: str) -> None:
    (finding,) = audit_text(text, rules=RULES)
    assert finding.message.endswith(says)


def test_bare_levels_are_judged_by_what_the_page_measures() -> None:
    assert len(audit_text("Check your blood sugar.\n\nToo low is under 4 mmol/L (52 mg/dL).", rules=RULES)) == 1
    assert audit_text("Too low is under 4 mmol/L (52 mg/dL).", rules=RULES) == []
