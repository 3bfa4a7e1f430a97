"""One dose told twice, with the unit or the point in two places."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

UNIT = load_rules().select(["dosage/unit/thousandfold"])
POINT = load_rules().select(["dosage/unit/tenfold"])


def test_the_rarer_unit_is_the_doubtful_one() -> None:
    page = "Half took 75 mcg of biotin a day.\n\nOn 75 mg of biotin a day nothing changed.\n\nSo 75 mcg of biotin does little."
    (finding,) = audit_text(page, rules=UNIT)
    assert finding.quote == "75 mg"
    assert [evidence.quote for evidence in finding.evidence] == ["75 mcg"]


@pytest.mark.parametrize(
    "text",
    [
        "They took 250 mcg of vitamin K and 250 mg of vitamin C.",
        "They took 1 mg (1,000 mcg) of vitamin B12.",
        "One group took 5 mg of biotin a day, the other 10 mg of biotin a day.",
        "Her vitamin D was 30 ng/mL; she took 30 mcg of vitamin D.",
    ],
)
def test_other_figures_and_other_substances_are_silent(text: str) -> None:
    assert audit_text(text, rules=UNIT) == []


def test_ten_times_a_dose_is_told_only_above_every_limit() -> None:
    page = "The men took {} of zinc a day.\n\nAfter a year on {} of zinc a day they had as many colds; they were given syrup."
    (finding,) = audit_text(page.format("150 mg", "15 mg"), rules=POINT)
    assert (finding.quote, finding.severity) == ("150 mg", "info")
    assert audit_text(page.format("20 mg", "2 mg"), rules=POINT) == []
