"""The largest of several relative risks, told alone."""

from __future__ import annotations

import pytest

from auditor import audit_text


def claims(text: str) -> list[str]:
    return [f.quote for f in audit_text(text, "page.md") if f.rule == "overstatement/outcome/upper-end"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Nappers have up to 48% lower risk of stroke.", "up to 48% lower risk"),
        ("Napping cuts deaths from stroke by up to 48%.", "deaths from stroke by up to 48%"),
        ("- **Lower stroke risk** (up to 48%)", "risk (up to 48%"),
    ],
)
def test_the_upper_end_of_a_relative_risk_is_marked_where_it_stands_alone(text: str, claim: str) -> None:
    assert claims(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Nappers have up to 48% lower risk of stroke: 9 in 1,000 instead of 17 in 1,000.",
        "Nappers have up to 48% lower risk of stroke (doi:10.5555/nap.2020.4).",
        "Up to 48% of people who had a stroke nap in the day.",  # a share, and no risk
        "Napping raises alertness by up to 48%.",  # no risk
        "Do nappers have up to 48% lower risk of stroke?",
    ],
)
def test_absolute_rates_sources_and_shares_are_left_alone(text: str) -> None:
    assert claims(text) == []
