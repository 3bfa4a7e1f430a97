"""A rule in force, and the set of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from auditor.checks.interface import Check
from auditor.model.finding import Category, Confidence, Severity, matches
from auditor.model.sources import Sources
from auditor.reference import Reference


@dataclass(frozen=True, slots=True)
class Example:
    """A document of a rule: `finds` lists the words that the rule must point at; empty means silence."""

    text: str
    finds: tuple[str, ...] = ()
    before: str | None = None  # the earlier text, for a rule that compares
    name: str = "example.md"
    today: str = "2026-01-01"
    line: int = 0
    sources: Sources | None = None  # as a lock file has them


@dataclass(frozen=True, slots=True)
class Rule:
    """What is wrong, why, when, and how it is told. `file` is where it was read, in place of that in `replaces`."""

    id: str
    check: str
    logic: Check
    severity: Severity
    confidence: Confidence
    summary: str
    message: str
    why: str
    examples: tuple[Example, ...]
    sources: tuple[str, ...] = ()
    file: str = ""
    compares: bool = False  # whether it holds an article against its earlier text, and so runs in `audit diff` alone
    formerly: tuple[str, ...] = ()  # ids that it had, which still name it
    summed: str = ""  # what a report says of a page on which the rule speaks often
    replaces: str = ""

    @property
    def category(self) -> Category:
        return Category(self.id.split("/")[0])

    @property
    def kind(self) -> str:
        return "/".join(self.id.split("/")[1:2])


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force, sorted by id, with the reference data that they speak of.

    `sources` are those that were looked up; None: the lock file nearest to each article has them.
    """

    rules: tuple[Rule, ...]
    reference: Reference
    known: frozenset[str] = frozenset()  # ids of all rules, chosen or not
    comparing: frozenset[str] = frozenset()  # those of them that compare
    renamed: Mapping[str, str] = field(default_factory=dict)  # ids that rules once had, and what they are called now
    sources: Sources | None = None

    def current(self, name: str) -> str:
        """What a rule is called now that may be named by an earlier id."""
        return self.renamed.get(name, name)

    def select(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> RuleSet:
        """The rules that a list of ids and `category/` prefixes names, less those that `ignore` names.

        Raises `LookupError` with a message for a name that fits no rule.
        """
        wanted, unwanted = tuple(map(self.current, select)), tuple(map(self.current, ignore))
        for name in (*wanted, *unwanted):
            if not any(matches(rule.id, name) for rule in self.rules):
                raise LookupError(f"There is no rule “{name}”. `audit explain` lists the rules.")
        chosen = tuple(
            rule
            for rule in self.rules
            if (not wanted or any(matches(rule.id, name) for name in wanted))
            and not any(matches(rule.id, name) for name in unwanted)
        )
        return replace(self, rules=chosen)
