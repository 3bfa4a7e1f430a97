"""The limits by readers and authority, and that each file of them can be trusted as far as it says."""

from __future__ import annotations

import pytest

from auditor import load_rules
from auditor.limits import Substance

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
