"""editorial/review-date: a page that nobody has looked at for three years."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor import audit_text, load_rules

RULE = load_rules().select(["editorial/review-date"])
TODAY = dt.date(2026, 11, 24)
BODY = "\n\nCold sores are small blisters on or near the lip. In March 2011 a trial tested a cream in 212 adults.\n"


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in audit_text(text, "page.md", RULE, TODAY)]


@pytest.mark.parametrize(
    ("dated", "found"),
    [
        ("Last reviewed: October 2023", ["October 2023"]),
        ("Last reviewed: 3 November 2023", []),  # three years ago to the month
        ("Last reviewed 2022-06-30", ["2022-06-30"]),
        ("Last reviewed: 2023", []),  # it may have been December
        ("Published 4 May 2014, last reviewed 7 July 2025", []),
    ],
)
def test_the_latest_date_counts_from_the_end_of_its_month_or_year(dated: str, found: list[str]) -> None:
    assert quotes(f"# Cold sores\n\nBy Ana Prieto. {dated}.{BODY}") == found


def test_dates_of_the_front_matter_count_with_those_of_the_text() -> None:
    old = "---\ntitle: Cold sores\ndate: 2014-05-02\n---\n"
    (finding,) = audit_text(old + BODY, "page.md", RULE, TODAY)
    assert finding.quote == "2014-05-02"
    assert "The latest date on the page is May 2014, 150 months ago" in finding.message
    assert quotes(old + BODY + "\nUpdated 5 June 2025\n") == []


def test_a_page_without_a_date_of_its_own_has_none_to_be_old() -> None:
    assert quotes("# Cold sores" + BODY) == []
