"""Which sentences tell of one study."""

from __future__ import annotations

from collections.abc import Callable

from auditor.model.studies import Design, Study

Studies = Callable[[str], tuple[Study, ...]]
Reads = Callable[[str], Study]


def _sizes(found: tuple[Study, ...]) -> list[float | None]:
    return [study.sample_size.value if study.sample_size else None for study in found]


def test_a_second_paragraph_with_another_design_is_another_study(studies: Studies) -> None:
    found = studies(
        "A randomised trial in 302 adults tested fish oil.\n\nIn a cross-sectional "
        "questionnaire of 212 students, fish eaters slept better."
    )

    assert [(s.sample_size.value, s.designs[0]) for s in found if s.sample_size] == [
        (302, Design.RANDOMISED_TRIAL),
        (212, Design.CROSS_SECTIONAL),
    ]


def test_two_studies_in_one_paragraph_stay_apart(studies: Studies) -> None:
    found = studies(
        "A trial in 90 joggers tested the insoles, and 41% of the joggers had less pain. "
        "Another study followed 2,300 soldiers for two years; 12% of them had less pain."
    )

    assert _sizes(found) == [90, 2300]
    assert [[fact.says for fact in study.responders] for study in found] == [["41%"], ["12%"]]


def test_another_marker_is_another_study(studies: Studies) -> None:
    found = studies(
        "The trial took in 96 nurses [1]. Sleep improved in 40% of them. "
        "A second team gave the course to 61 people and a talking therapy to 58 people [2]."
    )

    assert _sizes(found) == [96, 119]


def test_a_page_s_own_poll_is_no_part_of_the_trial_told_before(studies: Studies) -> None:
    found = studies(
        "The randomised trial took in 96 nurses.\n\nOur own readers agree. In our autumn poll 88% of 211 readers felt better."
    )

    assert [(study.designs[0], study.sample_size.value) for study in found if study.sample_size] == [
        (Design.RANDOMISED_TRIAL, 96),
        (Design.SURVEY, 211),
    ]


def test_an_abstract_and_its_retelling_are_one_study(only: Reads) -> None:
    study = only(
        "## What was found\n\nThe trial gave 64 pilots the lamp. It helped 40 of the pilots.\n\n## The abstract\n\n"
        "METHODS. In a randomised trial 64 pilots used a lamp or a placebo lamp.\n\nRESULTS. Mood improved in 40 of 64.\n\n"
        "CONCLUSION. A lamp may lift mood."
    )

    assert study.designs[0] is Design.RANDOMISED_TRIAL
    assert study.hedge is not None


def test_the_results_under_the_next_heading_belong_to_the_same_study(only: Reads) -> None:
    study = only(
        "## What they did\n\nThe trial took in 124 gardeners: 62 wore the gloves, and 62 did not.\n\n"
        "## What they found\n\nSeven of the 62 gave up the gloves. Nine of them had a rash."
    )

    assert len(study.losses) == 1
    assert len(study.harms) == 1


def test_advice_under_a_later_heading_is_not_part_of_it(only: Reads) -> None:
    study = only(
        "## The study\n\nThe trial took in 124 gardeners.\n\n## What you can do\n\nSome people get a rash from latex. "
        "If it is no better in two weeks, see a doctor."
    )

    assert study.partial == ()


def test_a_result_alone_is_a_study_that_is_not_outlined(only: Reads) -> None:
    study = only("A new study in the BMJ looked at the gel. In the trial 62% of patients healed.")

    assert [fact.says for fact in study.responders] == ["62%"]
    assert not study.outlined


def test_what_studies_have_shown_in_general_is_none(studies: Studies) -> None:
    assert studies("Many studies have looked at the gel. It is sold in tubes.") == ()
