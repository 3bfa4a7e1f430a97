"""Advice above the limits, and all the ways in which an amount above a limit is no such advice."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules
from auditor.model.finding import Finding

RULES = load_rules().select(["dosage/above-limit/every"])


def found(text: str) -> list[Finding]:
    return audit_text(text, rules=RULES)


def test_the_message_shows_the_arithmetic_and_every_limit() -> None:
    (finding,) = found("Take 600 mg of ibuprofen every 4 hours.")
    assert finding.quote == "600 mg"
    assert "600 mg 6 times a day comes to 3,600 mg a day" in finding.message
    assert "2,400 mg (NHS and BNF)" in finding.message
    assert "1,200 mg (US over-the-counter label)" in finding.message


def test_the_evidence_names_each_authority() -> None:
    (finding,) = found("Take 500 mcg of selenium a day.")
    assert finding.evidence[0].quote == "400 mcg (US National Academies 2000)"
    assert all(evidence.location is None for evidence in finding.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Take 40 mg of zinc a day.",
        "Patients took 150 mg of zinc a day.",
        "Never take 150 mg of zinc a day.",
        "Your doctor may want you to take 150 mg of zinc a day.",
        "Zinc poisoning has followed 150 mg of zinc a day.",
        "Myth: you should take 150 mg of zinc a day.",
        "> Take 150 mg of zinc a day.\n\nThis advice, seen on a forum, is dangerous.",
        "The recommended dose in the trial was 150 mg of zinc a day.",
        "Mice were given 150 mg of zinc a day.",
        "Take 4 g of fish oil a day.",
        "Take 500 mg of magnesium citrate a day.",
        "Take one or two 500 mg tablets of paracetamol every 4 to 6 hours.",
        "Take 400 mg of ibuprofen every 3 hours, but no more than 1,200 mg in a day.",
        "Women with iron deficiency can take 65 mg of iron a day.",
        "Take 5,000 mcg of vitamin B12 a day.",
        "Rub 5 g of the gel with 2 g of ibuprofen on the knee four times a day.",
    ],
)
def test_it_is_silent_where_nobody_is_told_to_take_too_much(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Give your baby 3000 IU of vitamin D a day.", "38 mcg"),
        ("Children aged 4 to 8 years should take 900 mg of vitamin C a day.", "650 mg"),
        ("In pregnancy, take 20,000 IU of vitamin A a day.", "3,000 mcg"),
    ],
)
def test_the_limit_is_that_of_the_readers_addressed(text: str, limit: str) -> None:
    (finding,) = found(text)
    assert limit in finding.message


def test_a_weekly_dose_is_shared_out_over_the_days() -> None:
    assert found("Take 20,000 IU of vitamin D once a week.") == []
    (finding,) = found("Take 50,000 IU of vitamin D once a week.")
    assert "50,000 IU every 7 days comes to 178.6 mcg a day" in finding.message


def test_a_stated_limit_that_keeps_the_reader_safe_is_read_in_the_same_row_only() -> None:
    table = (
        "| Medicine | One dose | Repeat | Most in 24 hours |\n|---|---|---|---|\n"
        "| Ibuprofen | 800 mg | every 4 hours | 1,200 mg |\n| Paracetamol | 2 g | every 4 hours | 12 g |\n"
    )
    assert [finding.quote for finding in found(table)] == ["2 g"]
