"""The whole pipeline on one screen: read, extract, check, suppress, sort."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from auditor import suppressions
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.article import extract
from auditor.extractors.revision import compare
from auditor.model.article import Article
from auditor.model.document import Document
from auditor.model.finding import Evidence, Finding, Problem, Result
from auditor.model.span import Span
from auditor.readers import ReadError, decode, read
from auditor.rules.model import Rule, RuleSet
from auditor.settling import settle

SENTENCE_STOP = re.compile(r"[.!?](?:\s|$)")
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
    return audit_text(source, str(path), rules, today, known_as=known_as)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An article's earlier text, and what to call it in a report; the name's suffix chooses the format."""

    source: str
    name: str


def audit_text(source: str, name: str, rules: RuleSet, today: date, earlier: Earlier | None = None, known_as: str = "") -> Result:
    """Audits a text as if it stood in a file called `name`; the name's suffix chooses the format.

    With an earlier text, only the rules run that compare the two; without one, only the others.
    """
    try:
        article = understand(source, name, rules)
        revision = compare(understand(earlier.source, earlier.name, rules), article, rules.reference) if earlier else None
    except Exception as error:  # noqa: BLE001 - one page that breaks the tool must not end the audit of the others
        return Result(problems=(Problem(name, f"The tool broke on this page: {type(error).__name__}: {error}"),), files=1)
    problems = [Problem(name, notice.message, notice.line) for notice in article.document.notices]
    context = Context(rules.reference, today, rules.known, rules.renamed, revision)
    found: list[tuple[Rule, Hit]] = []
    ran: list[str] = []
    for rule in rules.rules:
        if rule.compares is not (revision is not None):
            continue
        try:
            found += [(rule, hit) for hit in rule.logic.find(article, context)]
            ran.append(rule.id)
        except Exception as error:  # noqa: BLE001 - a rule that crashes is told, and the others still run
            problems.append(Problem(name, f"The rule crashed: {type(error).__name__}: {error}", rule=rule.id))
    if revision is None:  # what a revision did to one claim is told rule by rule: each says what else was changed or lost
        found = settle(found, article, rules.reference)
    findings = [_finding(rule, hit, article.document) for rule, hit in found]
    findings = suppressions.apply(article, findings, ran, rules, today)
    findings = _numbered(findings, known_as or Path(name).as_posix(), rules)
    return Result(tuple(findings), tuple(problems), 1, pages=(name,))


def understand(source: str, name: str, rules: RuleSet) -> Article:
    """What the extractors understood of a text."""
    return extract(read(name, source), rules.reference)


def merged(results: Iterable[Result]) -> Result:
    """Many results as one, sorted by path, line, column and rule."""
    results = list(results)
    findings = sorted((f for r in results for f in r.findings), key=lambda f: f.sort_key)
    pages = tuple(page for result in results for page in result.pages)
    texts = {path: text for result in results for path, text in result.texts.items()}
    return Result(tuple(findings), tuple(p for r in results for p in r.problems), sum(r.files for r in results), texts, pages)


def _finding(rule: Rule, hit: Hit, document: Document) -> Finding:
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity,
        confidence=hit.confidence or rule.confidence,
        message=rule.message.format_map(hit.values),
        location=document.locate(hit.span),
        quote=hit.span.text,
        evidence=tuple(_evidence(ground, document) for ground in hit.evidence),
        suggestion=hit.suggestion,
        fingerprint=_fingerprint(rule, hit),
    )


def _evidence(ground: Ground, document: Document) -> Evidence:
    if ground.span is None:
        return Evidence(document.path, None, ground.quote, ground.says)
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
