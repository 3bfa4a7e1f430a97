"""readability/one-in and readability/odds: numbers that readers take the wrong way round."""

from __future__ import annotations

import pytest

from auditor import audit_text, load_rules

RULES = load_rules().select(["readability/one-in", "readability/odds"])


def quotes(text: str) -> list[str]:
    return [finding.quote for finding in audit_text(text, "page.md", RULES)]


def test_a_changing_denominator_is_put_on_one_base() -> None:
    (finding,) = audit_text("Of men, 1 in 40 had gout. Of women, 1 in 250 had it.", "page.md", RULES)
    assert finding.quote == "1 in 250"
    assert "about 25 and 4 in 1,000" in finding.message
    assert [(ground.quote, ground.says) for ground in finding.evidence] == [("1 in 40", "about 25 in 1,000")]


@pytest.mark.parametrize(
    "text",
    [
        "Of men, 1 in 40 had gout. Of women, 1 in 60 had it.",
        "Of men, 1 in 40 had gout.\n\n## Gallstones\n\nOf women, 1 in 250 had them.",
        "Of men, 1 in 40 had gout. They took 1 in 250 ml of water.",
        "Both parents pass it on to 1 in 4 children, one parent to 1 in 2.",
    ],
)
def test_comparable_risks_are_left_alone(text: str) -> None:
    assert quotes(text) == []


def test_an_odds_ratio_needs_its_meaning_in_the_sentence() -> None:
    assert quotes("The odds ratio was 2.4.") == ["odds ratio"]
    assert quotes("The odds ratio was 2.4, which means that the odds were more than doubled.") == []
