"""What the configuration says: layers of settings, each of one file or of one of its overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.files import relative
from auditor.model.finding import Confidence, Severity

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Place = tuple[str | int, ...]  # keys and indices of a value in its file


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """What one file says of the articles that `files` (patterns as in .gitignore) names; of all where it is empty.

    What is None or empty is left to the layers below. `lines` has the 1-based line of each key.
    """

    file: str
    lines: Mapping[Place, int] = field(default_factory=dict)
    below: Place = ()  # where in the file its keys stand: `overrides`, 2
    files: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    readers: str | None = None
    country: str | None = None
    fail_on: str | None = None
    min_confidence: Confidence | None = None

    def line(self, *place: str | int) -> int:
        """The line of a key of this layer, or of what it stands in."""
        whole = (*self.below, *place)
        return next((self.lines[whole[:n]] for n in range(len(whole), 0, -1) if whole[:n] in self.lines), 1)


@dataclass(frozen=True, slots=True, eq=False)
class Config:
    """A configuration: its layers, the strongest last. `file` is where it was found; None where there is none.

    Patterns hold from `root` on: the file's own folder, or the working folder for a file that was named with `--config`.
    """

    file: Path | None
    root: Path
    layers: tuple[Layer, ...] = ()

    def over(self, path: Path) -> tuple[Layer, ...]:
        """The layers that speak of an article."""
        return tuple(layer for layer in self.layers if not layer.files or self._matches(layer.files, path))

    def wants(self, path: Path) -> bool:
        """Whether an article that was found in a folder is one to audit: `include` and `exclude` say so."""
        include = next((layer.include for layer in reversed(self.layers) if layer.include is not None), None)
        if include is not None and not self._matches(include, path):
            return False
        return not any(self._matches(layer.exclude, path) for layer in self.layers if layer.exclude)

    @property
    def packs(self) -> tuple[Path, ...]:
        """The folders of rules that join the default ones, the strongest last."""
        return tuple(dict.fromkeys(pack for layer in self.layers for pack in layer.packs))

    def _matches(self, patterns: tuple[str, ...], path: Path) -> bool:
        inside = relative(path, self.root)
        outside = inside == ".." or inside.startswith("../") or Path(inside).is_absolute()
        return not outside and spec(patterns).match_file(inside)


@cache
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """What the patterns match. Raises `ValueError` for one that means nothing."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
