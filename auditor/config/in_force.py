"""What is in force for each article: its configuration, its rules, where its baseline is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from auditor import lock
from auditor.config.applying import adjusted, chosen, renamed
from auditor.config.loading import nearest, read_config
from auditor.config.model import Config, Layer
from auditor.rules import RuleSet, load_rules

BASELINE = ".audit-baseline.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says: further packs, rules by name, the configuration to use, or none and no baseline."""

    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    isolated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class InForce:
    """What is in force for an article: the layers that speak of it, the strongest last, and the rules as they have them.

    `baseline` is the file that it is kept in, or would be; None where there shall be none.
    """

    config: Config
    layers: tuple[Layer, ...]
    rules: RuleSet
    everything: RuleSet  # those that do not run too
    baseline: Path | None

    def said(self, key: str) -> Any:
        """What the configuration says under `fail_on` or `min_confidence`; None where it says nothing."""
        values = (getattr(layer, key) for layer in reversed(self.layers))
        return next((value for value in values if value is not None), None)


class Configurations:
    """The configurations of many articles, each read once."""

    def __init__(self, asked: Asked | None = None) -> None:
        self.asked = asked or Asked()
        self.notes: dict[str, None] = {}  # on rules that are called otherwise now; a set in order
        self._configs: dict[tuple[Path | None, Path], Config] = {}
        self._loaded: dict[tuple[Path, ...], RuleSet] = {}
        self._applied: dict[tuple[object, ...], tuple[RuleSet, RuleSet]] = {}

    def of(self, path: Path) -> InForce:
        """What is in force for an article or a folder.

        Raises a `FileError` for a configuration, a rule or a lock that cannot be used, `LookupError` where the command line names
        no rule.
        """
        config = self.config(path)
        layers = config.over(path)
        rules = self.loaded(path)
        sources = lock.NOTHING if self.asked.isolated else lock.near(path)
        key = (id(rules), layers, id(sources))
        if key not in self._applied:
            everything = adjusted(replace(rules, sources=sources), layers)
            self._applied[key] = everything, chosen(everything, layers, self.asked.select, self.asked.ignore)
            asked = (name for name in (*self.asked.select, *self.asked.ignore) if name in everything.renamed)
            self.notes |= dict.fromkeys(renamed(everything, layers))
            self.notes |= dict.fromkeys(f"{name} is called {everything.renamed[name]} now." for name in asked)
        everything, rules = self._applied[key]
        home = config.file.parent if config.file else config.root
        return InForce(config, layers, rules, everything, None if self.asked.isolated else home / BASELINE)

    def loaded(self, path: Path) -> RuleSet:
        """The rules as their files have them, those of further packs too. Raises as `of` does."""
        packs = (*self.config(path).packs, *self.asked.packs)
        if packs not in self._loaded:
            self._loaded[packs] = load_rules(*packs)
        return self._loaded[packs]

    def config(self, path: Path) -> Config:
        """The configuration of an article or a folder. Raises `ConfigError`."""
        place: tuple[Path | None, Path] = (None, Path.cwd())
        if self.asked.config is not None:
            place = (Path.cwd() / self.asked.config, Path.cwd())
        elif not self.asked.isolated:
            place = nearest(path if path.is_dir() else path.parent)
        if place not in self._configs:
            self._configs[place] = read_config(*place)
        return self._configs[place]
