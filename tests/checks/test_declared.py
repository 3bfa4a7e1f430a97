"""What the front matter declares of a study against what the text tells of it."""

from __future__ import annotations

import pytest

from auditor import audit_text
from auditor.rules import RuleSet, load_rules

RULES: RuleSet = load_rules().select(["consistency/conflict"])


def page(fields: str, text: str) -> str:
    lines = "\n".join(f"    {line}" for line in fields.split("; "))
    return f"---\ntitle: Cherries and gout\nevidence:\n  -\n{lines}\n---\n{text}\n"


def told(fields: str, text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.quote) for finding in audit_text(page(fields, text), rules=RULES)]


TRIAL = "design: randomised trial; participants: 240"
TEXT = "In a randomised trial, 240 adults with gout took cherries or a placebo for a year."


@pytest.mark.parametrize(
    ("fields", "text", "quote"),
    [
        ("design: prospective cohort; participants: 240", TEXT, "randomised"),
        (TRIAL, "In a cohort study, 240 adults with gout were asked whether they ate cherries.", "cohort"),
        (f"{TRIAL}; p: 0.21", f"{TEXT} Attacks were rarer with cherries (p = 0.021).", "p = 0.021"),
        (f'{TRIAL}; result: "p = 0.21"', f"{TEXT} Attacks were rarer with cherries (p < 0.01).", "p < 0.01"),
        (f'{TRIAL}; effect: "odds ratio 0.84"', f"{TEXT} The odds ratio was 0.48.", "odds ratio was 0.48"),
        (f"{TRIAL}; responders: 96", f"{TEXT} Of the 240, 62% improved.", "62%"),
    ],
    ids=["a cohort told as a trial", "a trial told as a cohort", "p", "p below", "ratio", "responders"],
)
def test_the_text_tells_something_else(fields: str, text: str, quote: str) -> None:
    assert told(fields, text) == [("consistency/conflict/declared-evidence", quote)]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (TRIAL, TEXT),
        (TRIAL, f"{TEXT} At the end they filled in a questionnaire, and a survey of their doctors was made."),
        ("design: cohort study; participants: 240", "A cohort of 240 adults with gout was followed. It was not randomised."),
        (f'{TRIAL}; result: "p < 0.05"', f"{TEXT} Attacks were rarer with cherries (p = 0.03)."),
        (f"{TRIAL}; p: 0.2", f"{TEXT} Attacks were no rarer with cherries (p = 0.21)."),
        (f"{TRIAL}; p: 0.2", f"{TEXT} Attacks were no rarer (p = 0.21), and uric acid did not differ either (p = 0.4)."),
        (f'{TRIAL}; effect: "odds ratio 0.84"', f"{TEXT} The odds ratio of an attack with the placebo was 1.19."),
        (f"{TRIAL}; responders: 150", f"{TEXT} Of the 240, 62% improved."),
        (f"{TRIAL}; outcome: attacks of gout; p: 0.2", f"{TEXT} Sleep was better with cherries (p = 0.01)."),
    ],
    ids=[
        "the same", "a tool of the trial", "denied", "within the bound", "rounded", "one of several", "turned round",
        "rounded share", "another outcome",
    ],
)  # fmt: skip
def test_the_text_tells_the_same(fields: str, text: str) -> None:
    assert told(fields, text) == []


def test_both_places_are_shown() -> None:
    text = page("design: prospective cohort; participants: 240", TEXT)
    (finding,) = audit_text(text, rules=RULES)
    assert finding.message == "“randomised”, but the front matter declares “design: prospective cohort”."
    (evidence,) = finding.evidence
    assert evidence.location is not None
    assert (evidence.location.line, evidence.quote, evidence.says) == (5, "prospective cohort", "declared here")


def test_of_two_declared_studies_each_is_held_against_its_own_report() -> None:
    entries = "evidence:\n  - {design: survey, n: 85, p: 0.2}\n  - {design: randomised trial, n: 240, p: 0.04}"
    text = f"We asked 85 cooks in a survey, and they slept better (p = 0.2).\n\n{TEXT} Attacks were rarer (p = 0.4)."
    found = audit_text(f"---\n{entries}\n---\n{text}\n", rules=RULES)
    assert [(finding.rule, finding.quote) for finding in found] == [("consistency/conflict/declared-evidence", "p = 0.4")]
