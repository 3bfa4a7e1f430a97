"""Drafts that tell of one study: an abstract and its retelling, a declared study and the text about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.extractors.claims.words import vocabulary
from auditor.extractors.studies.draft import SMALLEST, Draft
from auditor.reference import Reference

RETOLD = 6  # content words that an abstract and its retelling share at least


def merged(drafts: list[Draft], reference: Reference, rests: Mapping[str, frozenset[int]]) -> list[Draft]:
    """Drafts of one study together: an abstract and its retelling, a declared study and the text about it.

    `rests` has the sentences that rest on each cited abstract.
    """
    own = [draft for draft in drafts if not draft.cited]
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (bool(d.entry), d.abstract, d.sentences[0].index)):
        if draft.cited:
            same = next((other for other in kept if _retells(other, draft, rests, reference)), None)
        else:
            same = next((other for other in kept if not other.cited and _same(other, draft, own, reference)), None)
        if same:
            same.take(draft)
        else:
            kept.append(draft)
    return sorted(kept, key=lambda d: d.sentences[0].index)


def _retells(told: Draft, cited: Draft, rests: Mapping[str, frozenset[int]], reference: Reference) -> bool:
    """Whether what the page tells is the study of a cited abstract: it rests on that, and has its size or speaks of the same."""
    here = rests.get(cited.cited, frozenset())
    if told.abstract or told.entry or told.cited or not any(sentence.index in here for sentence in told.sentences):
        return False
    if told.size and cited.size:
        return told.size.value == cited.size.value
    return len(vocabulary(told.sentences, reference) & vocabulary(cited.sentences, reference)) >= RETOLD


def _same(first: Draft, second: Draft, drafts: Iterable[Draft], reference: Reference) -> bool:
    """Whether two drafts tell of one study."""
    if first.entry and second.entry:
        return False
    if first.markers and second.markers and not first.markers & second.markers:
        return False
    sizes = [draft.size for draft in (first, second)]
    if second.entry:
        return _declares(first, second, list(drafts))
    if first.abstract is second.abstract:
        return False
    values = {size.value or 0 for size in sizes if size}
    if all(sizes) and len(values) == 1 and min(values) >= SMALLEST:
        return True
    told = [draft for draft in drafts if not draft.entry]
    return len(told) == 2 and len(vocabulary(first.sentences, reference) & vocabulary(second.sentences, reference)) >= RETOLD


def _declares(told: Draft, declared: Draft, drafts: list[Draft]) -> bool:
    """Whether a front-matter entry declares the study that the text tells: of the same size, or the only one on both sides."""
    sizes = {number.whole for sentence in declared.sentences for number in sentence.numbers}
    if told.size and told.size.value in sizes:
        return True
    entries = [draft for draft in drafts if draft.entry]
    others = [draft for draft in drafts if not draft.entry and not draft.abstract] or [d for d in drafts if not d.entry]
    return len(entries) == 1 and len(others) == 1
