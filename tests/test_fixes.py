"""Which suggestions are put into a text, and which are left to the editor."""

from __future__ import annotations

import pytest

from auditor.fixes import fixed, fixes
from auditor.model.finding import Confidence, Finding, Location, Result, Severity, Status, Suggestion

TEXT = "Take 5.0 mg.\r\nThen .5 mg, twice.\n"


def finding(line: int, column: int, quote: str, new: str, safe: bool = True, status: Status = Status.NEW) -> Finding:
    place = Location("a.md", line, column, line, column + len(quote))
    return Finding(
        "dosage/unit", Severity.WARNING, Confidence.HIGH, "…", place, quote, suggestion=Suggestion(new, safe), status=status
    )


def put_in(text: str, *findings: Finding) -> tuple[str, int]:
    return fixed(text, [(one, one.suggestion) for one in findings if one.suggestion])


def after(*findings: Finding, unsafe: bool = False) -> list[str]:
    return [one.after for one in fixes(Result(findings, texts={"a.md": TEXT}), unsafe)]


def test_each_stands_in_its_place_and_the_rest_stays() -> None:
    found = put_in(TEXT, finding(1, 6, "5.0", "5"), finding(2, 6, ".5", "0.5"))
    assert found == ("Take 5 mg.\r\nThen 0.5 mg, twice.\n", 2)


def test_of_two_that_overlap_the_first_is_put_in() -> None:
    assert put_in(TEXT, finding(1, 6, "5.0 mg", "5 mg"), finding(1, 6, "5.0", "five")) == (TEXT.replace("5.0", "5"), 1)


@pytest.mark.parametrize("text", ["Take **5**.0 mg.\n", "Take 5&#46;0 mg.\n"])
def test_where_markup_stands_between_the_words_it_is_left(text: str) -> None:
    assert put_in(text, finding(1, 6, "5.0", "5")) == (text, 0)


@pytest.mark.parametrize("new", ["<b>5</b>", "five: 5", "[5]", 'the "5"', "5\n6"])
def test_what_could_be_markup_is_left(new: str) -> None:
    assert put_in(TEXT, finding(1, 6, "5.0", new)) == (TEXT, 0)


def test_unsafe_ones_only_where_they_are_asked_for() -> None:
    one = finding(1, 6, "5.0", "5", safe=False)
    assert after(one) == []
    assert after(one, unsafe=True) == [TEXT.replace("5.0", "5")]


@pytest.mark.parametrize("status", [Status.BASELINE, Status.SUPPRESSED])
def test_what_is_accepted_or_suppressed_is_left(status: Status) -> None:
    assert after(finding(1, 6, "5.0", "5", status=status)) == []
