"""Results in tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model.studies import Study

Reads = Callable[[str], Study]

ARMS = """The trial took in 124 adults with a weak heart: 62 joined the class and 62 had their usual care.

| | Class (62) | Usual care (62) |
|---|---|---|
| Metres walked at 12 weeks | 38 | 19 |
| Admitted to hospital | 19 people | 23 people |
| Felt dizzy | 8 (13%) | 2 (3%) |
"""

BEFORE = """The study tested the hearing of 40 adults.

| | Before | After |
|---|---|---|
| Words caught of 100 | 50 | 65 |
"""

ROWS = """The trial gave 96 nurses a course or a place on the waiting list.

| | Course | Waiting list |
|---|---|---|
| Anxiety score before | 12.1 | 12.0 |
| Anxiety score after | 9.0 | 11.2 |
"""


def _results(study: Study) -> list[tuple[str, str, float | None, float | None]]:
    return [(effect.topic.text, effect.kind, effect.before, effect.after) for effect in study.effects]


def test_a_row_holds_the_treated_against_the_control(only: Reads) -> None:
    assert _results(only(ARMS)) == [
        ("Metres walked at 12 weeks", "mean", 19, 38),
        ("Admitted to hospital", "share", pytest.approx(23 / 62), pytest.approx(19 / 62)),
        ("Felt dizzy", "share", pytest.approx(0.03), pytest.approx(0.13)),
    ]


def test_a_row_of_harm_is_harm(only: Reads) -> None:
    assert [fact.says for fact in only(ARMS).harms] == ["8 of 62: Felt dizzy"]


def test_columns_before_and_after(only: Reads) -> None:
    (effect,) = only(BEFORE).effects

    assert (effect.against, effect.before, effect.after) == ("before", 50, 65)
    assert effect.value == pytest.approx(0.3)


def test_rows_before_and_after(only: Reads) -> None:
    assert _results(only(ROWS)) == [("Anxiety score after", "mean", 11.2, 9.0)]
