"""Layers of configuration applied to rules: which run, how severe they are, and what they are set to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any, get_type_hints

from auditor.checks.interface import BringsWords
from auditor.config.loading import ConfigError
from auditor.config.model import Layer
from auditor.model.finding import matches
from auditor.reference import Reference, meanings
from auditor.rules import Rule, RuleSet
from auditor.yaml_file import near


def adjusted(rules: RuleSet, layers: Iterable[Layer]) -> RuleSet:
    """All rules with the severities and settings of the layers, the last the strongest.

    Raises `ConfigError` for what names no rule or no setting.
    """
    for layer in layers:
        _check_names(layer, rules)
        rules = _adjusted(rules, layer)
    return rules


def chosen(rules: RuleSet, layers: Sequence[Layer], select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> RuleSet:
    """The rules that run: by the last `select`, less every `ignore`; `select` and `ignore` are the command line's.

    What the command line selects by name runs, even where the configuration ignores it or a wider category.
    Raises `LookupError` where the command line names no rule.
    """
    wanted = next((layer.select for layer in reversed(layers) if layer.select is not None), ())
    named = tuple(map(rules.current, select))
    unwanted = {rules.current(name) for layer in layers for name in layer.ignore}
    kept = [name for name in unwanted if not any(matches(one, name) for one in named)]
    return rules.select(select or wanted, (*kept, *ignore))


def renamed(rules: RuleSet, layers: Iterable[Layer]) -> Iterator[str]:
    """What to say of rules that a configuration calls by an earlier id."""
    for layer in layers:
        for place, name in _names(layer):
            if name in rules.renamed:
                yield f"{layer.file}:{layer.line(*place)}: {name} is called {rules.renamed[name]} now."


def _names(layer: Layer) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from ((("select", i), name) for i, name in enumerate(layer.select or ()))
    yield from ((("ignore", i), name) for i, name in enumerate(layer.ignore))
    yield from ((("severity", name), name) for name in layer.severity)
    yield from ((("settings", name), name) for name in layer.settings)


def _check_names(layer: Layer, rules: RuleSet) -> None:
    for place, name in _names(layer):
        if not any(matches(rule, rules.current(name)) for rule in rules.known):
            known = {"/".join(rule.split("/")[:depth]) for rule in rules.known for depth in (1, 2, 3)}
            message = f"There is no rule `{name}`.{near(name, sorted(known))} `audit explain` lists the rules."
            raise ConfigError(layer.file, layer.line(*place), message)
    countries = rules.reference.tables.get("countries", {})
    if layer.country is not None and layer.country not in countries:
        message = f"There are no limits for the country `{layer.country}`; there are {', '.join(sorted(countries))}."
        raise ConfigError(layer.file, layer.line("readers", "country"), message)


def _adjusted(rules: RuleSet, layer: Layer) -> RuleSet:
    """The rules with a layer's severities and settings, what names more before what names less."""
    changed = {rule.id: _for_readers(rule, layer) for rule in rules.rules}
    for name, severity in sorted(layer.severity.items(), key=_width):
        for rule in _named(changed, rules.current(name)):
            changed[rule.id] = replace(rule, severity=severity)
    for name, values in sorted(layer.settings.items(), key=_width):
        for key, value in values.items():
            named = _named(changed, rules.current(name))
            knowing = [rule for rule in named if key in _keys(rule)]
            if not knowing:
                known = sorted({known for rule in named for known in _keys(rule)})
                message = f"`{name}` has no setting `{key}`.{near(key, known)} It has {', '.join(known) or 'none'}."
                raise ConfigError(layer.file, layer.line("settings", name, key), message)
            for rule in knowing:
                changed[rule.id] = _set(rule, key, value, layer, name)
    ordered = tuple(changed[rule.id] for rule in rules.rules)
    return replace(rules, rules=ordered, reference=_reference(rules, ordered))


def _width(entry: tuple[str, object]) -> int:
    return entry[0].rstrip("/").count("/")


def _named(rules: dict[str, Rule], name: str) -> list[Rule]:
    return [rule for rule in rules.values() if matches(rule.id, name)]


def _for_readers(rule: Rule, layer: Layer) -> Rule:
    """The rule told whom the articles are for, where its check asks."""
    said = {"readers": layer.readers, "country": layer.country}
    values: dict[str, Any] = {key: value for key, value in said.items() if value is not None and key in _keys(rule)}
    return replace(rule, logic=replace(rule.logic, **values)) if values else rule  # type: ignore[type-var]  # every check is a dataclass


def _set(rule: Rule, key: str, value: object, layer: Layer, name: str) -> Rule:
    """The rule with one of its check's fields set, validated as in a rule's file."""
    from pydantic import ValidationError

    try:
        checked = _adapter(type(rule.logic), key).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        inside = "".join(f".{step}" for step in first["loc"])
        message = f"`{key}{inside}`: {first['msg'][0].lower()}{first['msg'][1:]}."
        raise ConfigError(layer.file, layer.line("settings", name, key, *first["loc"]), message) from None
    return replace(rule, logic=replace(rule.logic, **{key: checked}))  # type: ignore[type-var]  # every check is a dataclass


@cache
def _adapter(check: type, key: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(get_type_hints(check)[key])


@cache
def _fields(check: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(check))


def _keys(rule: Rule) -> tuple[str, ...]:
    return _fields(type(rule.logic))


def _reference(rules: RuleSet, changed: tuple[Rule, ...]) -> Reference:
    """The words and tables, with the words that a setting gave to a rule."""
    before = {rule.id: rule.logic for rule in rules.rules}
    words = {
        name: lexicon
        for rule in changed
        if rule.logic is not before[rule.id] and isinstance(rule.logic, BringsWords)
        for name, lexicon in rule.logic.lexicons().items()
    }
    if all(rules.reference.lexicons.get(name) == lexicon for name, lexicon in words.items()):
        return rules.reference
    lexicons = {**rules.reference.lexicons, **words}
    return Reference(lexicons, rules.reference.tables, meanings(lexicons))
