"""`check: suppression`: the tool's own directives, where they cannot do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import Document
from auditor.model.finding import Severity, matches
from auditor.model.span import Span

DIRECTIVE = re.compile(r"\s*audit(?::|(?=\s+ignore))\s*(?P<body>.*?)\s*$", re.DOTALL)
IGNORE = re.compile(
    r"(?P<command>ignore(?:-file)?)\s+(?P<rules>[\w/, "
    r"-]*?)(?:\s+until\s+(?P<until>\d{4}-\d{2}-\d{2}))?\s*(?::\s*(?P<reason>.*))?$",
    re.DOTALL,
)
ROOM = "audit."  # in the front matter
FIELD = "audit.ignore."


@dataclass(frozen=True, slots=True)
class Directive:
    """A request to silence rules: in the block of index `block`, or in the whole file where that is None."""

    span: Span
    rules: tuple[str, ...]
    reason: str
    until: date | None = None
    block: int | None = None
    problem: str = ""  # why it cannot be read

    @property
    def text(self) -> str:
        """The directive as its author knows it: the comment's words, or the front matter's rule and reason."""
        declared = self.span.block.name.startswith(FIELD)
        return f"{self.rules[0]}: {self.reason}" if declared else self.span.text


def directives(document: Document) -> Iterator[Directive]:
    """The directives in comments and in the front matter, in order."""
    for block in document.blocks:
        if block.name.startswith(FIELD):
            yield Directive(block.span, (block.name.removeprefix(FIELD),), block.text)
        elif block.name.startswith(ROOM):
            yield Directive(block.span, (), "", problem="is not understood; write `audit: {ignore: {RULE: reason}}`")
    for comment in document.comments:
        match = DIRECTIVE.match(comment.text)
        if match:
            yield _parsed(comment.span.within(match.start("body"), match.end("body")), comment.before)


def _parsed(span: Span, before: int) -> Directive:
    match = IGNORE.match(span.text)
    rules = tuple(filter(None, re.split(r"[,\s]+", match.group("rules")))) if match else ()
    if not match or not rules:
        return Directive(span, (), "", problem="is not understood; write `audit: ignore RULE: reason`")
    until = None
    if match.group("until"):
        try:
            until = date.fromisoformat(match.group("until"))
        except ValueError:
            return Directive(span, rules, "", problem=f"names a day that does not exist, {match.group('until')}")
    reason = (match.group("reason") or "").strip()
    block = None if match.group("command") == "ignore-file" else before
    if "until" in rules:
        return Directive(span, (), "", problem="needs a day after `until`, such as 2027-01-31")
    problem = "" if reason else "gives no reason; write one after a colon"
    return Directive(span, rules, reason, until, block, problem)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Finds directives without a reason, of rules that do not exist, past their date, or not understood."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"directive", "problem"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for directive in directives(article.document):
            unknown = sorted(
                (name for name in directive.rules if not _known(name, context.rules)), key=lambda n: n in context.renamed
            )
            problem = directive.problem
            severity = None
            if not problem and unknown:
                problem = f"names {unknown[0]}, and there is no such rule"
                if unknown[0] in context.renamed:  # it still does what it says
                    problem, severity = f"names {unknown[0]}, which is called {context.renamed[unknown[0]]} now", Severity.INFO
            elif not problem and directive.until and directive.until < context.today:
                problem = f"ended on {directive.until}"
            if problem:
                yield Hit(directive.span, {"directive": directive.text, "problem": problem}, severity=severity)


def _known(name: str, rules: frozenset[str]) -> bool:
    return not rules or any(matches(rule, name) for rule in rules)
