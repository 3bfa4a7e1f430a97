"""What is read of the studies that an article reports."""

from __future__ import annotations

import pytest

from auditor import engine
from auditor.model.studies import Design, Study
from auditor.rules import load_rules

RULES = load_rules()


def studies(text: str) -> tuple[Study, ...]:
    return engine.understand(text, "page.md", RULES).studies


def only(text: str) -> Study:
    found = studies(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "says", "size"),
    [
        ("Records of 6 men and 3 women were reviewed.", "6 men + 3 women = 9", 9),
        ("Thirty-six male mice were allotted at random to two groups.", "36 mice", 36),
        ("Researchers followed 18,240 female nurses for 14 years.", "18,240 nurses", 18240),
        ("A randomised trial in 128 office workers tested the lozenges.", "128 office workers", 128),
        ("Last winter 38 of our regulars took part in a study of the lamp.", "38 regulars", 38),
        ("The study compared the splint with a sham splint (n = 56).", "n = 56", 56),
    ],
)
def test_the_sample_size_is_read_and_added_up(sentence: str, says: str, size: int) -> None:
    study = only(sentence)

    assert study.sample_size is not None
    assert (study.sample_size.says, study.sample_size.value) == (says, size)


@pytest.mark.parametrize(
    "sentence",
    [
        "The study will recruit 400 volunteers next year.",
        "About 43 in 100 people snore.",
        "The clinic opened in 1998 and treats patients from three counties.",
    ],
)
def test_a_number_of_people_is_not_always_a_study(sentence: str) -> None:
    assert studies(sentence) == ()


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("In a double-blind trial 40 adults were given the drops or a placebo.", Design.RANDOMISED_TRIAL),
        ("A meta-analysis of 14 randomised trials pooled 2,100 patients.", Design.META_ANALYSIS),
        ("A cohort study followed 4,000 nurses for ten years.", Design.COHORT),
        ("Records of 12 patients with gout were reviewed.", Design.CASE_SERIES),
        ("We surveyed 85 office workers. They filled in a questionnaire on sleep.", Design.SURVEY),
        ("Twenty rats were fed the berries for four weeks.", Design.ANIMAL),
        ("A laboratory added the extract to cells in a dish, and the study counted what was left.", Design.IN_VITRO),
        ("We asked 60 patients before and after the course. There was no comparison group.", Design.BEFORE_AFTER),
    ],
)
def test_the_design_is_read(text: str, design: Design) -> None:
    assert only(text).designs[0] is design


def test_who_responded_and_who_did_not() -> None:
    study = only(
        "Records of 6 men and 3 women were reviewed. Seven of the patients had less pain; the "
        "remaining 2 had only slight improvement."
    )

    assert [fact.says for fact in study.partial][:1] == ["7 of 9"]
    assert any("slight improvement" in fact.says for fact in study.partial)


def test_what_could_be_chance_and_what_could_not() -> None:
    study = only(
        "A randomised trial in 80 adults tested the tea. Sleep was longer by 20 minutes (p = 0.02). "
        "Mood did not differ (p = 0.44)."
    )

    assert [fact.span.text for fact in study.significant] == ["Sleep was longer by 20 minutes (p = 0.02"]
    assert {fact.says for fact in study.not_significant} == {"did not differ", "p = 0.44"}


def test_an_interval_that_includes_one_shows_nothing() -> None:
    study = only(
        "A randomised trial in 900 adults counted relapses. The risk ratio was 0.84 (95% confidence interval 0.68 to 1.04)."
    )

    assert [fact.says for fact in study.not_significant] == ["the interval 0.68 to 1.04 includes 1"]


def test_how_long_anyone_looked_is_not_how_long_it_was_taken() -> None:
    study = only("In a trial 30 adults were given 500 mg of the drug for 10 days. They were seen again at months 3 and 6.")

    assert study.follow_up is not None
    assert study.follow_up.says == "at months 3 and 6"


def test_a_change_is_worked_out() -> None:
    study = only("In a trial of 40 adults the pain score fell from 7.7 to 4.2.")

    assert [fact.says for fact in study.changes] == ["7.7 to 4.2, a fall of 45%"]


def test_a_pasted_abstract_is_one_study_with_its_authors_reserve() -> None:
    study = only(
        "METHODS. Records of 20 patients were reviewed.\n\nRESULTS. Pain fell in 12 of the 20.\n\n"
        "CONCLUSION. The splint may be of use in some patients."
    )

    assert study.hedge is not None
    assert (study.hedge.says, study.hedge.span.text) == ("may", "The splint may be of use in some patients.")


def test_two_studies_in_one_section_stay_apart() -> None:
    found = studies(
        "A randomised trial in 302 adults tested fish oil.\n\nIn a cross-sectional "
        "questionnaire of 212 students, fish eaters slept better."
    )

    assert [(s.sample_size.value, s.designs[0]) for s in found if s.sample_size] == [
        (302, Design.RANDOMISED_TRIAL),
        (212, Design.CROSS_SECTIONAL),
    ]


def test_evidence_declared_in_the_front_matter_is_a_study() -> None:
    study = only("---\nevidence:\n  - design: randomised controlled trial\n    participants: 481\n---\nNothing else.")

    assert study.sample_size is not None
    assert (study.designs[0], study.sample_size.value) == (Design.RANDOMISED_TRIAL, 481)
