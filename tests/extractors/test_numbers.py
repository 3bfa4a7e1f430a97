"""Numbers as printed: what is one, what it is worth, and where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extractors.numbers import scan
from auditor.model.document import Block, BlockKind
from auditor.model.span import OffsetMap, Piece


def block(text: str) -> Block:
    return Block(0, BlockKind.PARAGRAPH, text, OffsetMap.of((Piece(0, len(text), 0, len(text)),)))


def read(text: str) -> list[tuple[str, float, float | None]]:
    return [(number.span.text, number.value, number.upper) for number in scan(block(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("3.40", 3.4),
        (".5", 0.5),
        ("0,05", 0.05),
        ("7·5", 7.5),
        ("18,240", 18240),
        ("10 000", 10000),
        ("1’250", 1250),
        ("1½", 1.5),
        ("¾", 0.75),
        ("2.5 million", 2_500_000),
        ("−3.2", -3.2),
        ("seven", 7),
        ("Twenty-five", 25),
        ("a hundred and twenty", 120),
        ("two thousand", 2000),
        ("a dozen", 12),
        ("three hundred and forty-one", 341),
    ],
)
def test_one_number_and_what_it_is_worth(text: str, value: float) -> None:
    assert read(text) == [(text, value, None)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("5 to 10", 5, 10), ("5–10", 5, 10), ("between 5 and 10", 5, 10), ("0.67 to 1.11", 0.67, 1.11), ("−0.5 to 8.5", -0.5, 8.5),
     ("two or three", 2, 3),
        ("10 to 30 million", 10_000_000, 30_000_000), ("5mg-10mg", None, None),
        ("7.7 to 4.2", None, None), ("5 and 10", None, None)],
)  # fmt: skip
def test_a_range_runs_upwards_and_is_one_number(text: str, low: float | None, high: float | None) -> None:
    numbers = scan(block(text))
    if low is None:
        assert [number.upper for number in numbers] == [None, None]
    else:
        assert [(number.value, number.upper) for number in numbers] == [(low, high)]


@pytest.mark.parametrize(
    "text", ["vitamin B12", "omega-3 oils", "COVID-19", "IL-6", "the 21st century", "one of the most common", "v1.2"]
)
def test_digits_in_names_and_ordinals_are_no_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("B12 500 mcg", 500), ("D3 400 IU", 400), ("omega-3 900 mg", 900), ("IL-6 2.5 pg", 2.5), ("K2 1 000 mcg", 1000)],
)
def test_the_number_behind_a_name_that_ends_in_digits_is_whole(text: str, value: float) -> None:
    assert [number.value for number in scan(block(text))] == [value]


@pytest.mark.parametrize(("text", "decimals"), [("3.40", 2), ("3.4", 1), ("3", 0), ("12 %", 0), ("12.50%", 2)])
def test_printed_zeros_carry_precision(text: str, decimals: int) -> None:
    assert [number.decimals for number in scan(block(text))] == [decimals]


@pytest.mark.parametrize("text", ["45%", "45 %", "45 per cent", "45 percent", "forty-five per cent"])
def test_percentages(text: str) -> None:
    (number,) = scan(block(text))
    assert number.percent
    assert number.value == 45
    assert number.whole is None


def test_one_is_a_number_only_where_it_counts() -> None:
    assert read("one patient") == [("one", 1, None)]
    assert read("one of the nine") == [("one", 1, None), ("nine", 9, None)]
    assert read("no one knew which one was given") == []


@given(st.integers(0, 10**9))
def test_every_integer_is_read_back_plain_and_grouped(value: int) -> None:
    for printed in (str(value), f"{value:,}"):
        assert read(f"There were {printed} of them.") == [(printed, float(value), None)]


@given(st.integers(0, 10**6), st.integers(0, 4))
def test_every_decimal_is_read_back(value: int, decimals: int) -> None:
    printed = f"{value / 10**decimals:.{decimals}f}"
    (number,) = scan(block(f"a mean of {printed} points"))
    assert (number.span.text, number.decimals) == (printed, decimals)
    assert number.value == pytest.approx(value / 10**decimals)


@given(st.text(alphabet="0123456789.,-–% ½aethousndrv()[]/'’\u00a0٣²", max_size=40))
def test_any_text_gives_numbers_in_order_that_do_not_overlap(text: str) -> None:
    numbers = scan(block(text))
    for number in numbers:
        assert number.span.text.strip() == number.span.text != ""
    for left, right in pairwise(numbers):
        assert left.span.end <= right.span.start
