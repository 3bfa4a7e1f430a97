"""The limits by readers and authority, and that each file of them can be trusted as far as it says."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import load_rules
from auditor.limits import Country, Per, Substance, overdue

COUNTRIES: dict[str, Country] = dict(load_rules().reference.tables["countries"])
TABLE: dict[str, Substance] = dict(load_rules().reference.tables["limits"])


def figures(name: str, population: str = "adult", age: tuple[float, float] | None = None) -> list[float]:
    return [value for value, _ in TABLE[name].figures(population, age)]


def test_the_lowest_figure_stands_first() -> None:
    assert figures("vitamin_b6") == [10, 12, 100]


@pytest.mark.parametrize(
    ("population", "age", "expected"),
    [
        ("infant", None, [25, 35, 38]),
        ("toddler", None, [50, 50, 63]),
        ("child", (48, 108), [50, 50, 75]),
        ("teenager", None, [100, 100, 100]),
    ],
)
def test_a_child_is_compared_with_the_band_of_its_age(
    population: str, age: tuple[float, float] | None, expected: list[float]
) -> None:
    assert figures("vitamin_d", population, age) == expected


def test_an_authority_that_set_no_limit_gives_no_figure() -> None:
    assert figures("vitamin_c") == [1000, 2000]


def test_children_are_never_given_an_adult_figure() -> None:
    assert figures("omega3", "child") == []


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_figure_that_was_read_names_where(name: str) -> None:
    for limit in TABLE[name].limits:
        assert limit.read == "knowledge" or limit.source, limit.authority


def test_pregnancy_takes_the_figure_of_those_who_speak_of_it() -> None:
    assert figures("caffeine", "pregnancy") == [200, 200]


def test_a_child_has_a_limit_by_weight() -> None:
    assert [value for value, _ in TABLE["paracetamol"].figures("child", None, Per.KILOGRAM)] == [60, 75]


def test_chosen_authorities_decide_alone_where_they_have_a_figure() -> None:
    assert [value for value, _ in TABLE["vitamin_b6"].figures("adult", None, authorities=("EFSA",))] == [12]
    assert len(TABLE["paracetamol"].figures("adult", None, authorities=("EFSA",))) == 2


@pytest.mark.parametrize("name", sorted(COUNTRIES))
def test_the_authorities_of_a_country_are_those_of_the_limits(name: str) -> None:
    known = {limit.authority for entry in TABLE.values() for limit in entry.limits}
    assert set(COUNTRIES[name].authorities) <= known


def test_limits_want_looking_at_after_some_months_the_oldest_first() -> None:
    zinc = TABLE["zinc"]
    assert overdue({"zinc": zinc}, date(zinc.checked.year + 2, zinc.checked.month, zinc.checked.day), 24) == [zinc]
    assert overdue({"zinc": zinc}, zinc.checked, 24) == []
