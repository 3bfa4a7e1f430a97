"""Findings silenced with a reason, and directives that cannot do what they say."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import engine
from auditor.model.finding import Finding, Status
from auditor.rules import load_rules

RULES = load_rules()
CLAIM = "Write to yourname@example.com."
RULE = "editorial/placeholder"


def audit(text: str, name: str = "page.md", today: date = date(2026, 1, 1)) -> list[Finding]:
    chosen = RULES.select([RULE, "editorial/suppression"])
    return list(engine.audit_text(text, name, chosen, today).findings)


def told(text: str, name: str = "page.md") -> list[tuple[str, str]]:
    return [(finding.rule, finding.status.value) for finding in audit(text, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"<!-- audit: ignore {RULE}: the form shows it -->\n{CLAIM}", "page.md"),
        (f"<!-- audit: ignore {RULE}: the form shows it -->\n\n{CLAIM}", "page.md"),
        (f"{CLAIM} <!-- audit: ignore editorial/: the form shows it -->", "page.md"),
        (f"Words.\n\n{CLAIM}\n\n<!-- audit: ignore-file {RULE}: the form shows it -->", "page.md"),
        (f"---\naudit:\n  ignore:\n    {RULE}: the form shows it\n---\n{CLAIM}", "page.md"),
        (f"<!-- audit: ignore {RULE} until 2027-01-01: the form shows it -->\n{CLAIM}", "page.md"),
        (f"{{/* audit: ignore {RULE}: the form shows it */}}\n\n{CLAIM}", "page.mdx"),
        (f"<!-- audit: ignore {RULE}: the form shows it --><p>{CLAIM}</p>", "page.html"),
        (f"<!-- audit: ignore {RULE}: the form shows it -->\n\n{CLAIM}", "page.txt"),
    ],
)
def test_a_directive_with_a_reason_silences_its_block(text: str, name: str) -> None:
    findings = audit(text, name)

    assert [(f.rule, f.status, f.reason) for f in findings] == [(RULE, Status.SUPPRESSED, "the form shows it")]


def test_a_directive_before_a_list_covers_the_whole_list() -> None:
    text = f"<!-- audit: ignore {RULE}: the form shows it -->\n- One.\n- {CLAIM}\n\n{CLAIM}"

    assert told(text) == [(RULE, "suppressed"), (RULE, "new")]


@pytest.mark.parametrize(
    ("directive", "problem"),
    [
        (f"ignore {RULE}", "gives no reason"),
        ("ignore editorial/nothing: because", "there is no such rule"),
        (f"ignore {RULE} until 2025-12-31: because", "ended on 2025-12-31"),
        (f"ignore {RULE} until 2026-02-30: because", "a day that does not exist"),
        (f"ignore {RULE} until next year: because", "needs a day after `until`"),
        ("silence everything", "is not understood"),
    ],
)
def test_a_directive_that_cannot_do_what_it_says_is_reported_and_silences_nothing(directive: str, problem: str) -> None:
    findings = audit(f"<!-- audit: {directive} -->\n{CLAIM}")

    assert [(f.rule, f.status) for f in findings] == [("editorial/suppression", Status.NEW), (RULE, Status.NEW)]
    assert problem in findings[0].message


def test_a_directive_that_silences_nothing_is_reported() -> None:
    findings = audit(f"<!-- audit: ignore {RULE}: the form shows it -->\nNothing here.")

    assert [f.message for f in findings] == [f"The directive “ignore {RULE}: the form shows it” silences nothing; it can go."]


def test_a_directive_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    text = "<!-- audit: ignore dosage/: a note -->\nNothing here."

    assert told(text) == []
