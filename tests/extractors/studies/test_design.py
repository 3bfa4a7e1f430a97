"""How a study was made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Design, Study

Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("In a double-blind trial 40 adults were given the drops or a placebo.", Design.RANDOMISED_TRIAL),
        ("The study took in 60 runners. Lots were drawn for who wore the insoles.", Design.RANDOMISED_TRIAL),
        ("In the trial sealed envelopes decided which of the 80 smokers got the patch.", Design.RANDOMISED_TRIAL),
        ("The study asked 90 teachers to take part, and a coin was tossed for each of them.", Design.RANDOMISED_TRIAL),
        ("In the trial 44 nurses were picked by chance for the lamp and 44 nurses for a dim one.", Design.RANDOMISED_TRIAL),
        ("A meta-analysis of 14 randomised trials pooled 2,100 patients.", Design.META_ANALYSIS),
        ("In a study 30 adults tried both pillows, in random order, with a washout of a week.", Design.CROSSOVER),
        ("Each of the 24 swimmers in the study was their own control.", Design.CROSSOVER),
        ("In the study every second patient of the 70 got the dressing.", Design.CONTROLLED),
        (
            "In the study 30 of the patients who wanted the class joined it, and 30 patients made up a comparison group.",
            Design.CONTROLLED,
        ),
        ("A cohort study followed 4,000 nurses for ten years.", Design.COHORT),
        ("In a Finnish register 8,100 adults were followed for nine years.", Design.COHORT),
        ("The study compared 200 patients with ulcers and 400 matched controls, a case-control study.", Design.CASE_CONTROL),
        ("Records of 12 patients with gout were reviewed.", Design.CASE_SERIES),
        ("We surveyed 85 office workers. They filled in a questionnaire on sleep.", Design.SURVEY),
        ("We posted a form to 400 parents, and 212 parents sent it back in our survey.", Design.SURVEY),
        ("A 52-year-old woman came to the clinic with hives, and the doctors report her case.", Design.CASE_REPORT),
        ("Twenty rats were fed the berries for four weeks.", Design.ANIMAL),
        ("A laboratory added the extract to cells in a dish, and the study counted what was left.", Design.IN_VITRO),
        ("We asked 60 patients before and after the course. There was no comparison group.", Design.BEFORE_AFTER),
        ("The audit counted 412 births in the year before the new rule and 398 births in the year after.", Design.BEFORE_AFTER),
        ("The clinic's own audit looked at 210 patients.", Design.AUDIT),
        ("In a study 130 pensioners were asked once about naps and memory.", Design.CROSS_SECTIONAL),
        ("A narrative review looked at what 40 patients had told.", Design.REVIEW),
    ],
)
def test_the_design_is_read(only: Reads, text: str, design: Design) -> None:
    assert only(text).designs[0] is design


@pytest.mark.parametrize(
    ("text", "controlled", "randomised"),
    [
        ("A randomised trial gave 80 adults the gel or a placebo.", True, True),
        ("In the study 40 patients chose the class and 40 patients stayed on the waiting list.", True, None),
        ("The study was not randomised. It compared 30 patients with 30 patients from another ward.", True, False),
        ("The study had no control group. It treated 48 patients.", False, False),
        ("Records of 30 patients were reviewed.", False, False),
        ("The study looked at 300 patients.", None, None),
    ],
)
def test_whether_it_was_controlled_and_randomised(
    only: Reads, text: str, controlled: bool | None, randomised: bool | None
) -> None:
    study = only(text)

    assert (study.controlled, study.randomised) == (controlled, randomised)
