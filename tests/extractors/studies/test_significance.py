"""Whether a result could be chance, and of which outcome that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Reads = Callable[[str], Study]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Mood did not differ (p = 0.44).", "p = 0.44"),
        ("There was no significant difference in sleep.", "no significant difference"),
        ("Fewer fell ill, but that could well be chance.", "could well be chance"),
        ("The difference in falls could easily be luck.", "could easily be luck"),
        ("Weight fell by 1 kg (p>0.05).", "p>0.05"),
        ("Coughing days were fewer (P = .08).", "P = .08"),
        ("The risk ratio was 0.84 (95% confidence interval 0.68 to 1.04).", "the interval 0.68 to 1.04 includes 1"),
        ("Fewer had a stroke (OR 1.50, 0.95–2.37).", "the interval 0.95–2.37 includes 1"),
        ("The gap in pain was 4.0 points (95% CI −0.5 to 8.5).", "the interval −0.5 to 8.5 includes 0"),
        ("Grip was 3 kg stronger (95% confidence interval -1 to 7).", "the interval -1 to 7 includes 0"),
        ("The lead was 9 metres, and the interval ran from 11 metres worse to 29 metres better.",
         "the interval 11 metres worse to 29 metres better includes 0"),
        ("The interval for sleep included no difference.", "included no difference"),
        ("The difference in sleep failed to reach significance.", "failed to reach significance"),
        ("The lamp did no better than a dim one for mood.", "did no better than"),
        ("Scores in the two groups were as good as the same.", "as good as the same"),
        ("Neither was shown to be better.", "Neither was shown"),
        ("There was a trend towards fewer headaches.", "trend towards"),
        ("Numbers of attacks were too small to tell the two groups apart.", "too small to tell the"),
    ],
)  # fmt: skip
def test_what_could_be_chance(told: Reads, text: str, says: str) -> None:
    study = told(text)

    assert says in [effect.chance for effect in study.not_significant]
    assert study.significant == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Sleep was longer by 20 minutes (p = 0.02).", "p = 0.02"),
        ("Pain was lower (P<.001).", "P<.001"),
        ("The risk ratio was 0.72 (95% CI 0.60 to 0.87).", "the interval 0.60 to 0.87 excludes 1"),
        ("They caught 12 words more (95% confidence interval 8 to 16).", "the interval 8 to 16 excludes 0"),
        ("The difference was -3.1 mmHg (95% CI -5.2 to -1.0).", "the interval -5.2 to -1.0 excludes 0"),
        ("The fall in weight was statistically significant.", "statistically significant"),
        ("The difference was more than chance would give.", "more than chance would give"),
        ("HR 0.89; 95% CI, 0.79-0.99.", "the interval 0.79-0.99 excludes 1"),
    ],
)
def test_what_could_not(told: Reads, text: str, says: str) -> None:
    study = told(text)

    assert says in [effect.chance for effect in study.significant]
    assert study.not_significant == ()


def test_each_p_value_speaks_of_its_own_outcome(told: Reads) -> None:
    study = told("Sleep was longer by 20 minutes (p = 0.02). Mood did not differ (p = 0.44).")

    assert [effect.span.text for effect in study.significant] == ["Sleep was longer by 20 minutes (p = 0.02"]
    assert {effect.chance for effect in study.not_significant} == {"did not differ", "p = 0.44"}


def test_a_difference_that_is_not_named_is_that_of_the_sentence_before(told: Reads) -> None:
    study = told("After half a year the anxiety scores were 8.7 and 8.1. The difference could easily be luck.")

    assert ["anxiety" in effect.topic.text for effect in study.not_significant] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "They met at 7 p.m. at the hall.",
        "The mean age was 41 (95% CI 38 to 44).",
        "The gene was P450.",
        "They rested between 5 and 10 minutes at an interval of 2 days.",
    ],
)
def test_what_says_nothing_of_chance(told: Reads, text: str) -> None:
    assert (told(text).significant, told(text).not_significant) == ((), ())


@pytest.mark.parametrize("few", ["Nine did not improve.", "Of the 200, 31 did not improve."])
def test_those_who_did_not_improve_are_no_verdict_on_the_treatment(told: Reads, few: str) -> None:
    study = told(f"In all 150 felt better. {few}")
    assert study.not_significant == ()
    assert len(study.non_responders) == 1


def test_a_group_that_did_not_improve_is_one(told: Reads) -> None:
    assert [effect.chance for effect in told("Sleep did not improve.").not_significant] == ["did not improve"]
