"""Evidence that the front matter declares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Design, Study

Studies = Callable[[str], tuple[Study, ...]]
Reads = Callable[[str], Study]

DECLARED = """---
evidence:
  - design: randomised controlled trial
    participants: 481
    responders: 204
    follow_up: 12 weeks
    population: adults with tinnitus
    outcome: tinnitus score
    effect: "risk ratio 0.84 (95% CI 0.68 to 1.04)"
---
"""


def test_every_field_is_a_fact(only: Reads) -> None:
    study = only(DECLARED + "Nothing else.")

    assert study.declared
    assert study.sample_size is not None
    assert study.follow_up is not None
    assert (study.designs[0], study.sample_size.value, study.follow_up.value) == (Design.RANDOMISED_TRIAL, 481, 84)
    assert [fact.value for fact in study.responders] == [pytest.approx(204 / 481)]
    assert [(fact.kind, fact.says) for fact in study.population] == [("condition", "with tinnitus")]
    assert study.measured[0].says == "tinnitus score"
    assert [(effect.topic.text, effect.significant) for effect in study.effects] == [("tinnitus score", False)]


def test_what_is_declared_wins_over_what_is_read(only: Reads) -> None:
    study = only(DECLARED + "The trial took in 480 adults, and 204 of the adults improved. They were followed for 12 weeks.")

    assert study.sample_size is not None
    assert study.sample_size.value == 481
    assert [(one.declared.says, one.told.says) for one in study.disagreements] == [("participants: 481", "480 adults")]


def test_two_declared_studies_stay_two(studies: Studies) -> None:
    text = "---\nevidence:\n  - {design: survey, n: 212}\n  - {design: cohort study, n: 4100}\n---\nNothing else."

    assert [(s.designs[0], s.sample_size.value) for s in studies(text) if s.sample_size] == [
        (Design.SURVEY, 212),
        (Design.COHORT, 4100),
    ]


def test_sources_with_fields_are_evidence_too(only: Reads) -> None:
    study = only("---\nsources:\n  - title: Lamps and mood\n    design: crossover trial\n    n: 32\n---\nNothing else.")

    assert study.sample_size is not None
    assert (study.designs[0], study.sample_size.value) == (Design.CROSSOVER, 32)


def test_the_text_tells_the_declared_study(only: Reads) -> None:
    study = only("---\nevidence:\n  design: survey\n  n: 85\n---\nWe asked 85 cooks in a survey, and 31% of them slept better.")

    assert [fact.says for fact in study.responders] == ["31%"]
