"""Runs the examples of rules: each is a document, audited with its rule alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from auditor import engine
from auditor.model.finding import Status
from auditor.rules import Example, Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not give what it promises. `line` is its 1-based line in the rule's `file`."""

    rule: str
    file: str
    line: int
    expected: tuple[str, ...]
    found: tuple[str, ...]
    crash: str = ""  # what the rule or the reader said instead


def run(rule: Rule, rules: RuleSet) -> list[Failure]:
    """The examples of `rule` that do not find, in order, the words that `finds` lists; `rules` lends its words and limits."""
    alone = replace(rules, rules=(rule,))
    return [failure for example in rule.examples for failure in _run(example, rule, alone)]


def _run(example: Example, rule: Rule, alone: RuleSet) -> Iterator[Failure]:
    earlier = None if example.before is None else engine.Earlier(example.before, example.name)
    alone = replace(alone, sources=example.sources)
    result = engine.audit_text(example.text, example.name, alone, date.fromisoformat(example.today), earlier)
    found = tuple(finding.quote for finding in result.findings if finding.status is Status.NEW)
    crash = " ".join(problem.message for problem in result.problems)
    if found != example.finds or crash:
        yield Failure(rule.id, rule.file, example.line, example.finds, found, crash)
