"""Instructions without a unit or without a word of how often."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/incomplete"])


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("Iron gives you wind. Take 65 every other day.", "Take 65 every other day", "unit"),
        ("Start vitamin D 1000 a day.", "Start vitamin D 1000 a day", "unit"),
        ("Creatine has no taste. I stir 5 into my tea.", "I stir 5", "unit"),
        ("Take 250 of magnesium every night.", "Take 250 of magnesium every night", "unit"),
        ("If the ear hurts, give amoxicillin 500 three times a day.", "give amoxicillin 500 three times a day", "unit"),
        ("Use 50 of the ointment each night.", "Use 50 of the ointment each night", "unit"),
        ("# Melatonin\n\nIf nothing changes, go up by 1 each time.", "go up by 1", "unit"),
        ("# Creatine\n\nStir 5 g into your porridge until May.", "Stir 5 g", "frequency"),
        ("For a headache, take 400 mg of ibuprofen.", "take 400 mg", "frequency"),
    ],
)
def test_what_is_missing_is_named(text: str, quote: str, kind: str) -> None:
    (finding,) = audit_text(text, rules=RULES)
    assert (finding.quote, finding.rule) == (quote, f"dosage/incomplete/{kind}")


@pytest.mark.parametrize(
    "text",
    [
        "Zinc comes as lozenges and tablets. Take 2 a day.",
        "Vitamin D is cheap. Take one a day.",
        "Take 8,000 steps a day.",
        "Take 400 mg of ibuprofen. Repeat every 8 hours if it still hurts.",
        "Take 200 mg of caffeine before the race.",
        "Patients took 400 mg of ibuprofen.",
        "Use two of the tablets each night for a dose of magnesium.",
        "Take 400 mg of ibuprofen as needed.",
        "In 2019, take note, 400 joined.",
    ],
)
def test_it_is_silent_where_nothing_is_missing(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


def test_one_item_of_a_list_of_doses_that_leaves_out_how_often_is_a_warning() -> None:
    items = "## Dosage\n\n* Heart: 1 g of EPA a day\n* Joints: 2 g of EPA a day\n* Mood: 1 g of EPA\n"
    (finding,) = audit_text(items, rules=RULES)
    assert (finding.quote, finding.severity, finding.location.line) == ("1 g", "warning", 5)
    assert audit_text(items.replace("Mood: 1 g of EPA", "Mood: 1 g of EPA under medical supervision"), rules=RULES) == []
