"""One claim, one finding: rules that mark the same words, and places that repeat one claim, are settled.

A finding keeps the kind that an editor would name first, and every place and reason of those that it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.checks.interface import Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.finding import Category
from auditor.model.span import Span
from auditor.reference import Reference
from auditor.rules.model import Rule

# Which kind an editor names first for the same words: whom and what was looked at, before how, before how sure one may be.
ORDER = ("population", "numbers", "outcome", "universal", "duration", "magnitude", "causal", "significance", "certainty")
SAME_WORDS = 0.8  # the share of the longer of two places that both must hold
SAME_CLAIM = 0.6  # the share of the shorter claim's content words that both must hold

Found = tuple[Rule, Hit]


def settle(found: Iterable[Found], article: Article, reference: Reference) -> list[Found]:
    """The same findings, those about one claim as one; findings of other categories are left as they are."""
    claims: list[Found] = []
    others: list[Found] = []
    for rule, hit in found:
        (claims if rule.id.startswith(f"{Category.OVERSTATEMENT}/") else others).append((rule, hit))
    return [*others, *_once(_first_kind(claims), article, reference)]


def _first_kind(found: list[Found]) -> list[Found]:
    """Of rules that mark the same words, the one whose kind comes first; the others' evidence stands beside its own."""
    kept: list[Found] = []
    for rule, hit in sorted(found, key=lambda one: _rank(one[0])):
        at = next((i for i, (_, other) in enumerate(kept) if _overlap(hit.span, other.span) >= SAME_WORDS), None)
        if at is None:
            kept.append((rule, hit))
        else:
            kept[at] = (kept[at][0], _joined(kept[at][1], hit.evidence))
    return kept


def _once(found: list[Found], article: Article, reference: Reference) -> list[Found]:
    """A claim that title, heading, description and lead repeat is one finding, at the first of them."""
    top = {id(claim.sentence.block) for claim in article.claims if claim.headline or claim.lead}
    kept: list[Found] = []
    for rule, hit in sorted(found, key=lambda one: one[1].span.source_range):
        at = next((i for i, one in enumerate(kept) if _restates((rule, hit), one, top, reference)), None)
        if at is None:
            kept.append((rule, hit))
        else:
            kept[at] = (kept[at][0], _joined(kept[at][1], (Ground(hit.span, "said again here"),)))
    return kept


def _rank(rule: Rule) -> tuple[int, str]:
    kind = rule.id.split("/")[1]
    return (ORDER.index(kind) if kind in ORDER else len(ORDER), rule.id)


def _overlap(first: Span, second: Span) -> float:
    """The share of the longer place that both hold."""
    if first.block is not second.block:
        return 0.0
    both = min(first.end, second.end) - max(first.start, second.start)
    return max(both, 0) / max(first.end - first.start, second.end - second.start, 1)


def _restates(one: Found, other: Found, top: set[int], reference: Reference) -> bool:
    """Whether both stand at the page's top, are of one rule with one reason, and say the same in much the same words."""
    (rule, hit), (other_rule, other_hit) = one, other
    if (
        rule.id != other_rule.id
        or not {id(hit.span.block), id(other_hit.span.block)} <= top
        or hit.span.block is other_hit.span.block
    ):
        return False
    reasons = [ground.span for ground in (hit.evidence[:1] + other_hit.evidence[:1])]
    if len(reasons) == 2 and reasons[0] != reasons[1]:
        return False
    words, other_words = stems(hit.span.text, reference), stems(other_hit.span.text, reference)
    fewer = min(len(words), len(other_words))
    return hit.span.text.lower() == other_hit.span.text.lower() or (fewer > 0 and len(words & other_words) >= SAME_CLAIM * fewer)


def _joined(hit: Hit, more: tuple[Ground, ...]) -> Hit:
    """A hit with further evidence, each place once."""
    known = [ground.span for ground in hit.evidence]
    return replace(hit, evidence=(*hit.evidence, *(ground for ground in more if ground.span not in known)))
