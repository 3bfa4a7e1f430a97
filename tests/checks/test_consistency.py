"""Figures that disagree: what each check says, where it points, and where it holds its tongue."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.checks.sample_size import transposed
from auditor.engine import audit_text
from auditor.model.finding import Finding
from auditor.rules import load_rules

RULES = load_rules().select(["consistency/"])


def findings(text: str) -> list[Finding]:
    result = audit_text(text, "page.md", RULES, date(2026, 1, 1))
    assert result.problems == ()
    return list(result.findings)


def only(text: str) -> Finding:
    (finding,) = findings(text)
    return finding


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Twelve of the 48 wearers (35%) heard it.", "12 of 48 is 25%, not 35%."),
        ("The fit was good in 61.5% (24 of 40) of the dentures.", "24 of 40 is 60.0%, not 61.5%."),
        ("Ninety runners (52 women and 41 men) wore it.", "52 + 41 = 93, not 90."),
        ("There were 64 patients in the trial. Forty were women and 34 were men.", "40 + 34 = 74, not 64."),
        ("Eighty adults were randomised, 41 to the app and 36 to a leaflet.", "41 + 36 = 77, not 80."),
        ("Of the 30 swimmers, 12 felt better, 9 felt the same and 6 felt worse.", "12 + 9 + 6 = 27, not 30."),
        ("Pulse fell from 78 to 66, a drop of 25%.", "From 78 to 66 is a fall of 15%; this says 25%."),
        ("Pain fell by 60%, from 8.0 to 4.0.", "From 8 to 4 is a fall of 50%; this says 60%."),
        ("More than half (38%) of the pupils had caries.", "“More than half (38%)” cannot be right: 38% is less than half, 50%."),
        (
            "The brace helped (hazard ratio 0.62, 95% CI 0.70 to 0.91).",
            "0.62 does not lie between 0.70 and 0.91.",
        ),
    ],
)
def test_the_message_shows_the_arithmetic(text: str, message: str) -> None:
    assert only(text).message == message


@pytest.mark.parametrize(
    "text",
    [
        "Of 60 patients enrolled, 41 completed the trial, 12 withdrew and 7 died.",
        "A total of 88 children were randomised: 44 to drops, 22 to placebo and 22 to nothing.",
        "The trial randomised 120 patients to one of two groups (n = 60 each).",
        "Fifty patients took part, including 31 women and 10 children.",
        "Sixty patients were enrolled. In the drug group there were 18 women and 12 men.",
        "100 patients, 45 men and 55 women, were studied; 22 women and 18 men smoked.",
        "Thirty-seven people told of a problem, most often of sore muscles (19), knee pain (9) and dizziness (4).",
        "Cases went from 40% to 30%, a fall of 10%.",
        "Weight went from 90 kg to 81 kg, and 15% of patients stopped.",
        "Relief lasted longer with the patch (mean difference 2.1, 95% CI −0.4 to 4.6; p = 0.10).",
        "Fever fell in half (46%) of the children and in nearly three quarters (73%) of the babies.",
    ],
)
def test_silent_where_some_reading_is_true(text: str) -> None:
    assert findings(text) == []


def test_a_finding_points_at_the_words_and_its_evidence_at_the_whole() -> None:
    finding = only("Ninety runners (52 women and 41 men) wore the sensor.")
    assert finding.quote == "52 women and 41 men"
    assert [(ground.quote, ground.says) for ground in finding.evidence] == [("Ninety runners", "the whole is 90")]


def test_a_total_is_held_against_what_it_speaks_of() -> None:
    doses = "- White tablet: 20 mg at noon\n- Blue tablet: 5 mg before breakfast\n- 10 mg before bed\n"
    page = doses + "\nThe blue tablet adds up to 20 mg a day.\n"
    assert only(page).message == "5 + 10 = 15, not 20."
    assert findings(page.replace("20 mg a day", "15 mg a day")) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Take 4 drops at eight, 4 drops at noon and 6 drops at bedtime, 16 drops in all.", "4 + 4 + 6 = 14, not 16."),
        (
            "Your total daily dose is 30 units: 8 units before breakfast, 6 before lunch and 12 at night.",
            "8 + 6 + 12 = 26, not 30.",
        ),
        ("The morning tablet has 50 mg and the evening tablet 75 mg, so you take 150 mg in total.", "50 + 75 = 125, not 150."),
    ],
)
def test_doses_that_do_not_make_their_total(text: str, message: str) -> None:
    assert only(text).message == message


@pytest.mark.parametrize(
    "text",
    [
        "Walk 30 minutes five times a week, 150 minutes in total.",
        "Warm up for 10 minutes, then do three rounds of 5 minutes: 25 minutes in all.",
        "Take one tablet in the morning and one tablet at night. That adds up to 14 tablets a week.",
        "Eat 30 g of nuts, 40 g of oats and 200 g of yoghurt for a total of 25 g of protein.",
    ],
)
def test_totals_of_other_things_and_of_repeated_parts(text: str) -> None:
    assert findings(text) == []


def test_a_figure_of_speech_may_be_some_points_off() -> None:
    assert only("Nine in ten patients (70%) were content.").message.endswith("nine in ten is 90%.")
    assert findings("Nine in ten patients (86%) were content, and three out of four (78%) came back.") == []


def test_a_total_row_is_judged_only_beside_a_column_that_adds_up() -> None:
    table = "| Age | Treated | Healed |\n|---|---|---|\n| Young | 30 | 21 |\n| Old | 24 | 11 |\n| All | 54 | 35 |\n"
    assert only(table).message == "21 + 11 = 32, not 35."
    assert findings(table.replace("| All | 54 |", "| All | 50 |")) == []


def test_a_cell_is_judged_by_its_heading_where_the_other_cells_fit_it() -> None:
    table = "| | Patch (n = 52) |\n|---|---|\n| Headache | 13 (25%) |\n| Nausea | 8 (15%) |\n| Rash | 19 (27%) |\n"
    assert only(table).message == "19 of 52 is 37%, not 27%."
    assert findings(table.replace("8 (15%)", "8 (17%)")) == []  # the rows have denominators of their own


ABSTRACT = """

**Methods.** Records of 218 patients with shingles were reviewed. Follow-up was 24 months.

**Results.** Most had pain.
"""


def test_two_headcounts_of_one_study() -> None:
    finding = only("The study looked at shingles among 281 people." + ABSTRACT)
    assert finding.rule == "consistency/conflict/sample-size"
    assert finding.quote == "281 people"
    assert [ground.quote for ground in finding.evidence] == ["218 patients"]


@pytest.mark.parametrize(
    "opening",
    [
        "The study looked at shingles among 218 people.",
        "An earlier study looked at shingles among 281 people.",
        "The team screened 340 people for shingles.",
        "A trial in 281 people is planned.",
    ],
)
def test_headcounts_that_can_stand_together(opening: str) -> None:
    assert findings(opening + ABSTRACT) == []


def test_studies_with_sources_of_their_own_are_not_compared() -> None:
    sources = """

## References

1. Ito K. Shingles. Skin J. 2020;1:2-3. doi:10.5555/a.1
2. Roy P. Shingles. Skin J. 2021;2:4-5. doi:10.5555/a.2
"""
    assert findings("A cohort of 281 people was followed [2]." + ABSTRACT + sources) == []


def test_two_lengths_of_follow_up() -> None:
    assert only("The patients were followed for 3 years." + ABSTRACT).quote == "3 years"
    assert findings("The patients were followed for two years." + ABSTRACT) == []


@pytest.mark.parametrize(
    ("first", "second", "swapped"),
    [(418, 481, True), (18240, 18420, True), (58, 85, False), (418, 419, False), (418, 4180, False)],
)
def test_digits_that_have_changed_places(first: int, second: int, swapped: bool) -> None:
    assert transposed(first, second) is swapped


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Relief was felt by 31 of the 25 patients.", "31 of the 25 patients"),
        ("Sixty swimmers were recruited and 64 completed the course.", "64 completed"),
        ("Between March 2019 and June 2042, the clinic recruited 80 runners.", "2042"),
        (
            "The survey reached 400 nurses. Nearly three quarters of the midwives (88%) replied.",
            "Nearly three quarters of the midwives (88%)",
        ),
    ],
)
def test_figures_that_cannot_be(text: str, quote: str) -> None:
    assert only(text).quote == quote


@pytest.mark.parametrize(
    "text",
    [
        "The runners were recruited in 2019 and will be followed until 2042.",
        "By 2050, says a model that was published in 2016, half of all adults may be short-sighted.",
        "Sixty swimmers were recruited, then 30 more joined, and 64 completed the course.",
        "Two of the 25 patients felt relief, and 31 of all visits were short.",
    ],
)
def test_figures_that_can_be(text: str) -> None:
    assert findings(text) == []
