"""How many took part, and in what groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Studies = Callable[[str], tuple[Study, ...]]
Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "says", "size"),
    [
        ("The trial enrolled 212 adults with gout.", "212 adults", 212),
        ("Records of 5 boys and 8 girls were read again.", "5 boys + 8 girls = 13", 13),
        ("Twenty-four women and 19 men took part in the study.", "24 women + 19 men = 43", 43),
        ("A dozen swimmers took part in the experiment.", "12 swimmers", 12),
        ("A total of 1,086 pregnant women were randomised.", "1,086 women", 1086),
        ("The study compared two kinds of filling (n = 64).", "n = 64", 64),
        ("Two clinics recruited 52 volunteers between them for the study.", "52 volunteers", 52),
        ("Sixty eyes of 34 patients were treated in the trial.", "34 patients", 34),
        ("A meta-analysis pooled nine randomised trials with 1,850 patients in all.", "1,850 patients", 1850),
        ("The study looked at the gums of 88 smokers. Three patients had a nosebleed.", "88 smokers", 88),
        ("The survey went to 900 adults, and 212 of them replied.", "212 of them replied", 212),
        ("We wrote to 900 dentists for our survey, and 310 dentists sent the form back.", "310 dentists", 310),
        ("The trial took in 340 children. Of these, 41 children had asthma at the start.", "340 children", 340),
        ("At the start of the trial 29% of 64 patients had a stiff shoulder.", "64 patients", 64),
        ("In the trial all 36 dancers wore the insoles.", "36 dancers", 36),
        ("Two of the 12 nurses at the school wrote the report. The trial enrolled 440 pupils.", "440 pupils", 440),
        ("Forty volunteers were given the syrup, and the other forty volunteers plain water, in the trial.", "40 + 40 = 80", 80),
    ],
)
def test_how_many_took_part(only: Reads, text: str, says: str, size: int) -> None:
    study = only(text)

    assert study.sample_size is not None
    assert (study.sample_size.says, study.sample_size.value) == (says, size)


@pytest.mark.parametrize(
    "text",
    [
        "The study will recruit 400 volunteers next year.",
        "About 43 in 100 people snore.",
        "One in five adults has hay fever, and 12 million people buy tablets for it.",
        "The clinic opened in 1998 and treats patients from three counties.",
        "The chemist filled 9,200 prescriptions last year.",
        "Our team of 14 nurses is here for you.",
    ],
)
def test_a_number_of_people_is_not_always_a_study(studies: Studies, text: str) -> None:
    assert studies(text) == ()


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("The trial took in 90 children: 45 got the varnish and 45 got the gel.", [45, 45]),
        ("The trial compared two arms of 40 patients each.", [40, 40]),
        ("In the study the patients were divided into two groups: 28 with reflux and 31 without.", [28, 31]),
        ("Half of the 84 smokers in the trial got the patch, and half got a plain plaster.", [42, 42]),
        ("In the trial 61 joggers wore the insoles and 58 joggers their own shoes.", [61, 58]),
        ("The trial compared the gel (n = 33) with a plain gel (n = 35).", [33, 35]),
        ("The trial randomised 120 adults. Fifty-nine were picked for the lamp, and the other 61 sat in a plain room.", [59, 61]),
    ],
)
def test_the_groups_that_were_compared(only: Reads, text: str, arms: list[int]) -> None:
    study = only(text)

    assert [fact.value for fact in study.arms] == arms
    assert study.sample_size is not None
    assert study.sample_size.value == sum(arms)


def test_men_and_women_are_no_groups_that_were_compared(only: Reads) -> None:
    assert only("The trial enrolled 90 adults: 50 women and 40 men.").arms == ()


def test_those_who_stayed_and_those_who_left_are_no_groups_that_were_compared(only: Reads) -> None:
    assert only("The trial enrolled 90 adults. Seventy finished and 20 dropped out.").arms == ()
