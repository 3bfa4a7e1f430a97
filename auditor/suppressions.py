"""Silences findings by their directives, and reports directives that silence nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from auditor.checks.suppression import Directive, directives
from auditor.model.article import Article
from auditor.model.document import Block, Document
from auditor.model.finding import Finding, Location, Status, matches
from auditor.rules.model import Rule, RuleSet

RULE = "editorial/suppression"


def apply(article: Article, findings: list[Finding], ran: Collection[str], rules: RuleSet, today: object) -> list[Finding]:
    """The findings, those that a directive covers marked as suppressed; unused directives join them.

    A directive is unused only if each rule that it names has run and found nothing that it covers.
    """
    document = article.document
    active = [d for d in directives(document) if d.reason and not d.problem and not (d.until and str(d.until) < str(today))]
    used: set[int] = set()
    result = []
    for finding in findings:
        cover = next((i for i, d in enumerate(active) if _covers(d, finding, document, rules)), None)
        if cover is None or finding.rule == RULE:
            result.append(finding)
        else:
            used.add(cover)
            result.append(replace(finding, status=Status.SUPPRESSED, reason=active[cover].reason))
    rule = next((rule for rule in rules.rules if rule.id == RULE), None)
    for i, directive in enumerate(active):
        if rule and i not in used and _all_ran(directive, ran, rules):
            result.append(_unused(rule, directive, document))
    return result


def _covers(directive: Directive, finding: Finding, document: Document, rules: RuleSet) -> bool:
    if not any(matches(finding.rule, rules.current(name)) for name in directive.rules):
        return False
    if directive.block is None:
        return True
    start = _offset(document, finding.location)
    return any(a <= start <= b for a, b in (block.span.source_range for block in _blocks(directive.block, document)))


def _blocks(index: int, document: Document) -> list[Block]:
    """The block, or the whole list, table or quotation that it opens."""
    if index >= len(document.blocks):
        return []
    first = document.blocks[index]
    opens_group = first.group and (index == 0 or document.blocks[index - 1].group != first.group)
    return [b for b in document.blocks if b.group == first.group] if opens_group else [first]


def _offset(document: Document, location: Location) -> int:
    return document.line_starts[location.line - 1] + location.column - 1


def _all_ran(directive: Directive, ran: Collection[str], rules: RuleSet) -> bool:
    named = [
        rule for rule in rules.known - rules.comparing if any(matches(rule, rules.current(name)) for name in directive.rules)
    ]
    return bool(named) and all(rule in ran for rule in named)


def _unused(rule: Rule, directive: Directive, document: Document) -> Finding:
    values = {"directive": directive.text, "problem": "silences nothing; it can go"}
    return Finding(
        rule.id,
        rule.severity,
        rule.confidence,
        rule.message.format_map(values),
        document.locate(directive.span),
        directive.span.text,
        fingerprint=directive.text,
    )
