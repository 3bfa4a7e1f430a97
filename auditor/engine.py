"""The whole pipeline on one screen: read, extract, check, suppress, sort."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from auditor import lock, suppressions
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.article import extract
from auditor.extractors.revision import compare
from auditor.model.article import Article
from auditor.model.document import BlockKind, Document
from auditor.model.finding import Evidence, Finding, Problem, Result
from auditor.model.sources import Sources, named
from auditor.model.span import Span
from auditor.readers import ReadError, decode, read
from auditor.rules.model import Rule, RuleSet
from auditor.settling import settle

SENTENCE_STOP = re.compile(r"[.!?](?:\s|$)")
SPEAKER = re.compile(r"^(?:the (?:study|page) itself says:? |of the study the page says: )")
WINDOW = 2000  # characters around a finding in which its sentence is looked for


def audit_paths(paths: Iterable[Path | str], rules: RuleSet, today: date) -> Result:
    """Audits files; a file that cannot be read becomes a problem and the others are still audited."""
    results = [audit_file(path, rules, today) for path in paths]
    return merged(results)


def audit_file(path: Path | str, rules: RuleSet, today: date, known_as: str = "") -> Result:
    """Audits one file of any readable format; fingerprints call it `known_as`, where it is called otherwise in a report."""
    try:
        source = decode(Path(path).read_bytes(), str(path))
    except ReadError as error:
        return Result(problems=(Problem(str(path), error.message, error.line),), files=1)
    except OSError as error:
        return Result(problems=(Problem(str(path), f"The file cannot be read: {error.strerror or error}."),), files=1)
    try:
        rules = with_sources(rules, Path(path))
    except lock.LockError as error:
        return Result(problems=(Problem(error.path, error.message, error.line),), files=1)
    return audit_text(source, str(path), rules, today, known_as=known_as)


def with_sources(rules: RuleSet, path: Path) -> RuleSet:
    """The rules with what the lock file nearest to an article has of its sources. Raises `auditor.lock.LockError`."""
    return rules if rules.sources is not None else replace(rules, sources=lock.near(path))


@dataclass(frozen=True, slots=True)
class Earlier:
    """An article's earlier text, and what to call it in a report; the name's suffix chooses the format."""

    source: str
    name: str


def audit_text(source: str, name: str, rules: RuleSet, today: date, earlier: Earlier | None = None, known_as: str = "") -> Result:
    """Audits a text as if it stood in a file called `name`; the name's suffix chooses the format.

    With an earlier text, only the rules run that compare the two; without one, only the others.
    """
    if earlier:  # an abstract that is only cited is no part of either text
        rules = replace(rules, sources=None)
    try:
        article = understand(source, name, rules)
        revision = compare(understand(earlier.source, earlier.name, rules), article, rules.reference) if earlier else None
    except Exception as error:  # noqa: BLE001 - one page that breaks the tool must not end the audit of the others
        return Result(problems=(Problem(name, f"The tool broke on this page: {type(error).__name__}: {error}"),), files=1)
    problems = [Problem(name, notice.message, notice.line) for notice in article.document.notices]
    context = Context(rules.reference, today, rules.known, rules.renamed, revision, rules.sources)
    found: list[tuple[Rule, Hit]] = []
    ran: list[str] = []
    for rule in rules.rules:
        if rule.compares is not (revision is not None):
            continue
        try:
            hits = rule.logic.find(article, context)
            found += [(rule, hit) for hit in hits if hit.span.block.kind is not BlockKind.CITED]  # nothing there is the page's
            ran.append(rule.id)
        except Exception as error:  # noqa: BLE001 - a rule that crashes is told, and the others still run
            problems.append(Problem(name, f"The rule crashed: {type(error).__name__}: {error}", rule=rule.id))
    if revision is None:  # what a revision did to one claim is told rule by rule: each says what else was changed or lost
        found = settle(found, article, rules.reference)
    findings = [_finding(rule, hit, article.document, rules.sources) for rule, hit in found]
    findings = suppressions.apply(article, findings, ran, rules, today)
    findings = _numbered(findings, known_as or Path(name).as_posix(), rules)
    return Result(tuple(findings), tuple(problems), 1, pages=(name,))


def understand(source: str, name: str, rules: RuleSet) -> Article:
    """What the extractors understood of a text."""
    return extract(read(name, source), rules.reference, rules.sources)


def merged(results: Iterable[Result]) -> Result:
    """Many results as one, sorted by path, line, column and rule."""
    results = list(results)
    findings = sorted((f for r in results for f in r.findings), key=lambda f: f.sort_key)
    pages = tuple(page for result in results for page in result.pages)
    texts = {path: text for result in results for path, text in result.texts.items()}
    return Result(tuple(findings), tuple(p for r in results for p in r.problems), sum(r.files for r in results), texts, pages)


def _finding(rule: Rule, hit: Hit, document: Document, sources: Sources | None) -> Finding:
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        confidence=hit.confidence or rule.confidence,
        message=rule.message.format_map(_values(hit)),
        location=document.locate(hit.span),
        quote=hit.span.text,
        evidence=tuple(_evidence(ground, document, sources) for ground in hit.evidence),
        suggestion=hit.suggestion,
        fingerprint=_fingerprint(rule, hit),
    )


def _values(hit: Hit) -> Mapping[str, str]:
    """The names of a message; what it says of evidence that stands in a cited abstract says so."""
    first = hit.evidence[0] if hit.evidence else None
    if first is None or not _is_cited(first):
        return hit.values
    return {name: _cited(first) if value == first.says else value for name, value in hit.values.items()}


def _is_cited(ground: Ground) -> bool:
    return ground.span is not None and ground.span.block.kind is BlockKind.CITED


def _cited(ground: Ground) -> str:
    """`the cited abstract says: “may”` for its own words, `by the cited abstract, 7 of 9` for what was read from them."""
    words = SPEAKER.sub("", ground.says)
    return f"the cited abstract says: {words}" if words != ground.says else f"by the cited abstract, {words}"


def _evidence(ground: Ground, document: Document, sources: Sources | None) -> Evidence:
    if ground.span is None:
        return Evidence(document.path, None, ground.quote, ground.says)
    if _is_cited(ground):
        says = f"so says the cited abstract, {named(ground.span.block.name)}: {ground.says}"
        return Evidence(sources.path if sources else "", None, _sentence_around(ground.span).strip(), says)
    stands_in = ground.document or document
    return Evidence(stands_in.path, stands_in.locate(ground.span), ground.span.text, ground.says)


def _fingerprint(rule: Rule, hit: Hit) -> str:
    """The words of a finding and of its sentence, normalised (none for page-wide kinds): they survive moves, not other words."""
    if rule.logic.PAGE_WIDE:
        return ""
    return "\0".join(re.sub(r"\W+", " ", words).strip().lower() for words in (_sentence_around(hit.span), hit.span.text))


def _sentence_around(span: Span) -> str:
    text = span.block.text
    first, last = max(span.start - WINDOW, 0), min(span.end + WINDOW, len(text))
    start = max((match.end() for match in SENTENCE_STOP.finditer(text, first, span.start)), default=first)
    stop = SENTENCE_STOP.search(text, span.end, last)
    return text[start : stop.start() if stop else last]


def _numbered(findings: Iterable[Finding], known_as: str, rules: RuleSet) -> list[Finding]:
    """The findings sorted, their fingerprints made final: rule, path, words, and the order in the page of those alike.

    A rule goes by the first id that it ever had, so that its fingerprints stay when it is renamed.
    """
    first = {rule.id: rule.formerly[0] for rule in rules.rules if rule.formerly}
    seen: Counter[str] = Counter()
    result = []
    for finding in sorted(findings, key=lambda f: f.sort_key):
        words = "\0".join((first.get(finding.rule, finding.rule), known_as, finding.fingerprint))
        digest = hashlib.blake2b(f"{words}\0{seen[words]}".encode("utf-8", "replace"), digest_size=12).hexdigest()
        seen[words] += 1
        result.append(replace(finding, fingerprint=digest))
    return result
