"""Loads and validates rule packs. Every error names the file, the line, what is wrong and what to do."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from auditor import lock
from auditor.checks import CHECKS
from auditor.checks.interface import BringsWords, Compares
from auditor.limits import words
from auditor.model.finding import Category, Confidence, Severity
from auditor.model.sources import Sources
from auditor.reference import Lexicon, Reference, meanings
from auditor.rules import compiled
from auditor.rules.model import Example, Rule, RuleSet
from auditor.yaml_file import FileError, YamlFile, unknown_key

EXAMPLE = ("text", "before", "finds", "name", "today", "sources")
COMMON = {"check", "severity", "confidence", "summary", "message", "why", "sources", "examples", "formerly", "summed"}
SUMMED = ("count", "places")


class RuleError(FileError):
    """A rule or reference file that cannot be used. `line` is 1-based."""


@dataclass(frozen=True, slots=True)
class _Common:
    """The keys that every rule has beside its check's own."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    check: str
    severity: Severity
    confidence: Confidence
    summary: str
    message: str
    why: str
    examples: tuple[dict[str, Any], ...]
    sources: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    summed: str = ""


def default_pack() -> Path:
    """The rules that come with the tool: the checkout's own folder where there is one, else the wheel's copy."""
    checkout = Path(__file__).resolve().parents[2] / "rules"
    if (checkout / "reference").is_dir() and (checkout.parent / "pyproject.toml").is_file():
        return checkout
    return Path(__file__).resolve().parents[1] / "data" / "rules"


def load_rules(*packs: Path) -> RuleSet:
    """Loads the default pack and, over it, further packs: a rule of the same id replaces the earlier one.

    Raises `RuleError` for the first file that cannot be used.
    """
    folders = (default_pack(), *packs)
    files = [(folder, path) for folder in folders for path in _files(folder)]
    texts = [(folder, path, path.read_bytes()) for folder, path in files]
    return compiled.load([(str(path), data) for _, path, data in texts], lambda: _load(texts))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RuleError(str(folder), 1, "There is no such folder of rules.")
    found = (path for path in folder.rglob("*.y*ml") if path.suffix in (".yaml", ".yml"))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _load(texts: list[tuple[Path, Path, bytes]]) -> RuleSet:
    rules: dict[str, Rule] = {}
    lexicons: dict[str, Lexicon] = {}
    tables: dict[str, dict[str, Any]] = {}
    for folder, path, data in texts:
        parts = path.relative_to(folder).with_suffix("").parts
        source = YamlFile.read(str(path), data, RuleError)
        if parts[0] != "reference":
            rule = _rule("/".join(parts), source)
            rules[rule.id] = replace(rule, replaces=rules[rule.id].file) if rule.id in rules else rule
        elif parts[1] == "lexicon":
            lexicons[parts[-1]] = source.build(Lexicon, source.value)
        else:
            tables.setdefault(parts[1], {})[parts[-1]] = _table(parts[1], source)
    for name, groups, unlike in words(tables):
        lexicons[name] = Lexicon("Names that the reference tables give.", groups, exceptions=unlike)
    for rule in rules.values():
        own = rule.logic.lexicons() if isinstance(rule.logic, BringsWords) else {}
        for phrase in (phrase for lexicon in own.values() for group in lexicon.groups.values() for phrase in group):
            if not phrase.strip() or phrase.count("{") != phrase.count("}"):
                raise RuleError(rule.file, 1, f"The phrase “{phrase}” is empty or has a brace without its fellow.")
        lexicons.update(own)
    return RuleSet(
        tuple(rules[name] for name in sorted(rules)),
        Reference(lexicons, tables, meanings(lexicons)),
        frozenset(rules),
        frozenset(rule.id for rule in rules.values() if rule.compares),
        {old: rule.id for rule in rules.values() for old in rule.formerly if old not in rules},
    )


def _table(name: str, source: YamlFile) -> Any:
    """The file as the reference table that its folder names."""
    from auditor.reference import TABLES

    if name not in TABLES:
        raise RuleError(
            source.path, 1, f"There is no reference table `{name}`; there are {', '.join(sorted(TABLES))} and lexicon."
        )
    return source.build(TABLES[name], source.value)


def _rule(name: str, source: YamlFile) -> Rule:
    parts = name.split("/")
    if len(parts) not in (2, 3) or parts[0] not in set(Category):
        raise RuleError(
            source.path,
            1,
            f"A rule stands in rules/<category>/<kind>.yaml, this one in {name}.yaml. Categories: {', '.join(Category)}.",
        )
    own = {key: value for key, value in source.value.items() if key not in COMMON}
    _known_keys(own, source)
    common: _Common = source.build(_Common, {key: value for key, value in source.value.items() if key in COMMON})
    if common.check not in CHECKS:
        raise source.error(("check",), f"There is no check `{common.check}`; there are {', '.join(sorted(CHECKS))}.")
    logic = source.build(CHECKS[common.check], own)
    for used in _placeholders(common.message, source):
        if used not in logic.NAMES:
            known = ", ".join(f"{{{known}}}" for known in sorted(logic.NAMES))
            raise source.error(("message",), f"The message uses {{{used}}}; the check `{common.check}` gives {known}.")
    examples = tuple(_examples(common, source))
    if not isinstance(logic, Compares):
        _no_earlier_text(examples, common.check, source)
    if not any(e.finds for e in examples) or all(e.finds for e in examples):
        raise source.error(
            ("examples",), "A rule needs at least one example that fires (with `finds:`) and one that stays silent."
        )
    return Rule(
        name, common.check, logic, common.severity, common.confidence, common.summary, common.message, common.why,
        examples, common.sources, source.path, isinstance(logic, Compares), common.formerly,
        _summed(common, source),
    )  # fmt: skip


def _summed(common: _Common, source: YamlFile) -> str:
    for used in _placeholders(common.summed, source):
        if used not in SUMMED:
            known = ", ".join(f"{{{name}}}" for name in SUMMED)
            raise source.error(("summed",), f"`summed` uses {{{used}}}; the report gives {known}.")
    return common.summed


def _no_earlier_text(examples: tuple[Example, ...], check: str, source: YamlFile) -> None:
    for i, example in enumerate(examples):
        if example.before is not None:
            comparing = ", ".join(sorted(name for name, each in CHECKS.items() if hasattr(each, "COMPARES")))
            raise source.error(
                ("examples", i, "before"),
                f"The check `{check}` looks at no earlier text, so `before` means nothing to it; it does to {comparing}.",
            )


def _known_keys(own: Mapping[str, Any], source: YamlFile) -> None:
    """Misspelt keys are told before the keys that they leave missing."""
    check = CHECKS.get(str(source.value.get("check")))
    known = {field.name for field in fields(check)} if check else set(own)  # type: ignore[arg-type]  # every check is a dataclass
    for key in own:
        if key not in known:
            raise source.error((key,), unknown_key(key, [*sorted(COMMON), *sorted(known)]))


def _examples(common: _Common, source: YamlFile) -> Iterator[Example]:
    for i, example in enumerate(common.examples):
        yield _example(source, i, example)


def _example(source: YamlFile, index: int, value: dict[str, Any]) -> Example:
    line = source.line(("examples", index))
    unknown = set(value) - set(EXAMPLE)
    if unknown:
        raise source.error(("examples", index, min(unknown)), unknown_key(min(unknown), EXAMPLE))
    if "sources" in value:
        value = {**value, "sources": _looked_up(source, ("examples", index, "sources"), value["sources"])}
    built: Example = source.build(Example, {**value, "line": line})
    try:
        date.fromisoformat(built.today)
    except ValueError:
        raise source.error(("examples", index, "today"), f"“{built.today}” is not a date such as 2026-03-31.") from None
    return built


def _looked_up(source: YamlFile, place: tuple[Any, ...], records: Any) -> Sources:
    """The sources of an example: the records of a lock file, by key."""
    return lock.of_records(records, source, place)


def _placeholders(message: str, source: YamlFile) -> Iterator[str]:
    try:
        for _, name, _, _ in string.Formatter().parse(message):
            if name is not None:
                yield name
    except ValueError as error:
        raise source.error(("message",), f"The message is not well formed: {error}.") from None
