"""Advice above the limits, and all the ways in which an amount above a limit is no such advice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor import audit_text, load_rules
from auditor.model.finding import Finding
from auditor.rules import RuleSet

RULES = load_rules().select(["dosage/above-limit/every"])
STRICT = load_rules().select(["dosage/above-limit/strictest"])


def found(text: str, rules: RuleSet = RULES) -> list[Finding]:
    return audit_text(text, rules=rules)


def deciding(rules: RuleSet, **settings: str) -> RuleSet:
    """The one rule of a set with its check set otherwise."""
    (rule,) = rules.rules
    return replace(rules, rules=(replace(rule, logic=replace(rule.logic, **settings)),))  # type: ignore[type-var]


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
        "Take 650 mg of acetaminophen every 4 hours, but no more than 5 doses in 24 hours.",
        "Take two paracetamol tablets (1,000 mg) every 6 hours.",
        "Adults: 1 g of vitamin C a day, children 4 to 8 years 100 mg.",
        "Give a child 15 mg/kg of paracetamol every 6 hours.",
        "Take 400 mg of caffeine in the morning.",
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


@pytest.mark.parametrize(
    ("text", "quote", "arithmetic"),
    [
        ("For a bad head, take 2 g of paracetamol at once.", "2 g", "2 g (2,000 mg) at one time"),
        ("Take 1.2 g of ibuprofen for the cramp.", "1.2 g", "1.2 g (1,200 mg) at one time"),
        ("Give the child 25 mg/kg of paracetamol every 6 hours.", "25 mg/kg", "25 mg/kg 4 times a day comes to 100 mg/kg a day"),
        ("Swallow two aspirin tablets (300 mg each) every two hours.", "two aspirin tablets (300 mg each)", "7,200 mg a day"),
        ("40 mg of zinc a capsule: take three capsules a day.", "three capsules", "three capsules of 40 mg make 120 mg a day"),
        ("Give a toddler 20 mL of the 120 mg/5 mL paracetamol syrup.", "20 mL of the 120 mg/5 mL", "480 mg at one time"),
        (
            "The syrup is 120 mg/5 mL of paracetamol. Give a toddler 20 mL three times a day.",
            "20 mL",
            "20 mL of 120 mg/5 mL make 480 mg",
        ),
        ("Give 300 mg of aspirin to a child with a cold.", "300 mg", "0 mg (NHS and BNF)"),
        ("Half a gram of vitamin B6 every morning.", "Half a gram", "0.5 g (500 mg) a day"),
        ("Each capsule holds 40 mg of zinc. Take three a day.", "three", "three of 40 mg make 120 mg a day"),
    ],
)
def test_doses_are_held_against_the_day_the_single_dose_or_the_weight(text: str, quote: str, arithmetic: str) -> None:
    (finding,) = found(text)
    assert finding.quote == quote
    assert arithmetic in finding.message


def test_a_figure_that_nobody_read_at_its_source_says_so() -> None:
    (finding,) = found("Take 40 mg of melatonin at night.")
    assert [evidence.says for evidence in finding.evidence if "not been checked" in evidence.says]


def test_the_strictest_authority_is_told_where_others_allow_more() -> None:
    (finding,) = found("Take 50 mg of vitamin B6 a day.", STRICT)
    assert "above 12 mg (EFSA 2023), though not above 100 mg (US National Academies 1998)" in finding.message


def test_a_chosen_country_decides_alone() -> None:
    assert found("Take 50 mg of vitamin B6 a day.") == []
    (finding,) = found("Take 50 mg of vitamin B6 a day.", deciding(RULES, country="eu"))
    assert "12 mg (EFSA 2023)" in finding.message
    assert "US National Academies" not in finding.message
    assert found("Take 50 mg of vitamin B6 a day.", deciding(STRICT, country="us")) == []


def test_professional_readers_know_that_authorities_differ() -> None:
    assert found("Take 50 mg of vitamin B6 a day.", deciding(STRICT, readers="professional")) == []


def test_an_acceptable_daily_intake_is_only_told() -> None:
    assert found("Take 1,000 mg of curcumin a day.") == []
    (finding,) = found("Take 1,000 mg of curcumin a day.", load_rules().select(["dosage/above-limit/acceptable-intake"]))
    assert finding.severity == "info"
    assert "210 mg (EFSA 2010)" in finding.message


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Take 300 mg of magnesium oxide in the morning and 500 mg of magnesium oxide at night.", "300 mg"),
        ("| | Morning | Night |\n|---|---|---|\n| Selenium | 300 mcg | 300 mcg |\n", "300 mcg"),
        ("* Breakfast: 30 mg of zinc\n* Bedtime: 30 mg of zinc\n", "30 mg"),
    ],
)
def test_amounts_for_the_times_of_one_day_are_added_up(text: str, quote: str) -> None:
    (finding,) = found(text)
    assert finding.quote == quote
    assert "it comes to" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Take 30 mg of zinc in the morning or 30 mg of zinc at night.",
        "* For colds: 30 mg of zinc at bedtime\n* For skin: 30 mg of zinc in the morning\n",
        "Take 15 mg of zinc in the morning and 15 mg of zinc at night.",
    ],
)
def test_choices_are_not_added_up(text: str) -> None:
    assert found(text) == []


DOSES = "| Age | Vitamin D |\n| --- | --- |\n| Infants | {infants} |\n| Adults | 2,000 IU |\n"


def test_a_column_that_names_a_substance_leaves_its_role_to_the_heading() -> None:
    (finding,) = found("## Recommended daily dose\n\n" + DOSES.format(infants="10,000 IU"))
    assert finding.quote == "10,000 IU"
    assert found("## Recommended daily dose\n\n" + DOSES.format(infants="400 IU")) == []
    assert found("## What the tins hold\n\n" + DOSES.format(infants="10,000 IU")) == []


def test_a_bare_figure_has_the_unit_of_its_column() -> None:
    table = "## Doses\n\n| Supplement | Take each day ({unit}) |\n| --- | --- |\n| Zinc | 150 |\n| Vitamin C | 500 |\n"
    (finding,) = found(table.format(unit="mg"))
    assert (finding.quote, "150 mg a day" in finding.message) == ("150", True)
    assert found(table.format(unit="cost in pence")) == []


@pytest.mark.parametrize(
    "text",
    [
        "## Dosage\n\n| Study | Daily dose of zinc |\n| --- | --- |\n| Smith 2010 | 150 mg |\n",
        "## What was given in the trials\n\n| Supplement | Daily dose |\n| --- | --- |\n| Zinc | 150 mg |\n",
    ],
)
def test_a_table_of_studies_reports(text: str) -> None:
    assert found(text) == []


def test_a_childs_weight_is_worked_in() -> None:
    (finding,) = found("For kids weighing 20 kg, give 500 mg of paracetamol four times a day.")
    assert "comes to 100 mg/kg a day" in finding.message
    assert found("For kids weighing 20 kg, give 250 mg of paracetamol four times a day.") == []


def test_of_a_salt_the_part_that_counts_is_shown() -> None:
    (finding,) = found("Take 600 mg of zinc gluconate once a day.")
    assert "600 mg (of which 84 mg counts) a day" in finding.message


def test_a_name_may_stand_between_strength_and_tablets() -> None:
    (finding,) = found("Swallow ten 400 mg ibuprofen tablets a day.")
    assert (finding.quote, "4,000 mg a day" in finding.message) == ("ten 400 mg ibuprofen tablets", True)


@pytest.mark.parametrize(
    "text",
    [
        "Take 400 micrograms of folic acid daily while you try for a baby.",
        "Take 400 micrograms of folic acid daily when you want to have a baby.",
        "Add baby spinach to lunch and take 30 mg of elemental iron a day.",
    ],
)
def test_a_baby_that_takes_nothing_is_no_reader(text: str) -> None:
    assert found(text) == []


def test_a_list_may_name_what_its_tablets_hold_last() -> None:
    (finding,) = found("- Adults: two tablets (1 g) every three hours\n- Each tablet holds 500 mg of paracetamol\n")
    assert "comes to 8,000 mg a day" in finding.message
    assert found("- Adults: two tablets (1 g) every six hours\n- Each tablet holds 500 mg of paracetamol\n") == []
