"""Forms that have been misread, in doses only, each with a safe suggestion."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["dosage/unit/error-prone"])


@pytest.mark.parametrize(
    ("text", "form", "write"),
    [
        ("Take 1.0 mg of melatonin at night.", "1.0 mg", "1 mg"),
        ("Patients received warfarin 5.0 mg daily.", "5.0 mg", "5 mg"),
        ("Take .25 mg of melatonin at night.", ".25 mg", "0.25 mg"),
        ("Inject 10U of insulin at night.", "10U", "10 units"),
        ("Inject 10 U of insulin at night.", "U", "units"),
        ("Folic acid, 400 ug a day.", "ug", "mcg"),
        ("Amlodipine 5 mg Q.D. for life.", "Q.D.", "once a day"),
        ("Prednisolone 5 mg qod for a month.", "qod", "every other day"),
    ],
)
def test_a_form_is_named_and_a_safe_one_offered(text: str, form: str, write: str) -> None:
    (finding,) = audit_text(text, rules=RULES)
    assert finding.quote == form
    assert finding.suggestion is not None
    assert (finding.suggestion.text, finding.suggestion.safe) == (write, True)


@pytest.mark.parametrize(
    "text",
    [
        "Her temperature was 38.0 °C and her creatinine 1.0 mg/dL.",
        "The lesion measured 2.0 cm.",
        "Patients took a mean of 2.0 mg (SD 0.5).",
        "ALT was 40 U/L.",
        "The U.S. agency approved 10 U.S. makers of insulin.",
        "Take 10 µg of vitamin D and 400 IU of vitamin E a day.",
        "Eat 1.0 g of protein for each kilo.",
    ],
)
def test_values_that_are_no_doses_may_be_printed_so(text: str) -> None:
    assert audit_text(text, rules=RULES) == []


@pytest.mark.parametrize(
    ("text", "form", "write"),
    [
        ("Amoxicillin 500 mg t.i.d. for a week.", "t.i.d.", "three times a day"),
        ("Take 400 mg of ibuprofen q8h.", "q8h", "every 8 hours"),
        ("Take 400 mg of ibuprofen PRN.", "PRN", "when you need it"),
        ("Take 2 gm of vitamin C a day.", "gm", "g"),
        ("Take 50K IU of vitamin D a week.", "50K", "50,000"),
        ("Take 50000 IU of vitamin D a week.", "50000", "50,000"),
    ],
)
def test_the_longer_list_is_only_told(text: str, form: str, write: str) -> None:
    (finding,) = audit_text(text, rules=load_rules().select(["dosage/unit/abbreviation"]))
    assert (finding.quote, finding.severity) == (form, "info")
    assert finding.suggestion is not None
    assert finding.suggestion.text == write


def test_micrograms_written_ug_are_named_in_any_report() -> None:
    (finding,) = audit_text("Glimber 400 ug was given to both groups.", rules=RULES)
    assert finding.quote == "ug"


def test_a_point_that_may_mean_thousands_is_never_taken_out_unasked() -> None:
    (finding,) = audit_text("Take 1.000 mg of vitamin C a day.", rules=RULES)
    assert finding.suggestion is not None
    assert (finding.suggestion.text, finding.suggestion.safe) == ("1 mg", False)
    assert audit_text("Nehmen Sie 50.000 IE Vitamin D pro Woche.", rules=RULES) == []


def test_a_trailing_zero_behind_a_comma() -> None:
    (finding,) = audit_text("Take 1,000.0 mg of vitamin C a day.", rules=RULES)
    assert finding.suggestion is not None
    assert (finding.quote, finding.suggestion.text) == ("1,000.0 mg", "1,000 mg")
