"""Finds and reads `.audit.yaml`. Every error names the file, the line, what is wrong and what would be right."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar, Literal

from auditor.config.model import Config, Layer, Place, spec
from auditor.model.finding import Confidence, Severity
from auditor.rules.packs import installed, pack_folder
from auditor.yaml_file import FileError, YamlFile, near, unknown_key

NAME = ".audit.yaml"
Limit = Literal["error", "warning", "info", "never"]
DEPTH = 7  # overrides, 0, settings, rule, key, and what a key may hold
LISTS = ("extends", "include", "exclude", "rules", "select", "ignore", "files")  # one word may stand for a list of one


class ConfigError(FileError):
    """A configuration that cannot be used. `line` is 1-based."""


@dataclass(frozen=True, slots=True)
class _Audience:
    """Whom the articles are for: kind of readers, and the country whose limits count."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    audience: Literal["general", "professional"] | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Common:
    """The keys that a file and each of its overrides may have."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] | None = None
    settings: Mapping[str, Mapping[str, Any]] | None = None
    readers: _Audience | None = None
    fail_on: Limit | None = None
    min_confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class _Override(_Common):
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Whole(_Common):
    extends: tuple[str, ...] = ()
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    overrides: tuple[dict[str, Any], ...] = ()


def load_config(path: Path) -> Config:
    """The configuration of an article or a folder: the nearest `.audit.yaml`, with all that it extends; empty if there is none.

    Raises `ConfigError` for one that cannot be used.
    """
    return read_config(*nearest(path if path.is_dir() else path.parent))


def nearest(folder: Path) -> tuple[Path | None, Path]:
    """The configuration in or above a folder, up to the root of the git repository, and where its patterns hold from.

    Where there is none: the repository's root, else the working folder.
    """
    here = folder.resolve()
    for above in (here, *here.parents):
        if (above / NAME).is_file():
            return above / NAME, above
        if (above / ".git").exists():
            return None, above
    return None, Path.cwd()


def read_config(file: Path | None, root: Path) -> Config:
    """The configuration in `file`, with all that it extends; its patterns hold from `root` on. Raises `ConfigError`."""
    return Config(file, root, tuple(_layers(file, ())) if file else ())


def _layers(file: Path, trail: tuple[Path, ...]) -> Iterator[Layer]:
    """The layers of a file, the strongest last: what it extends, itself, its overrides."""
    source = YamlFile.read(shown(file), _bytes(file), ConfigError, empty=True)
    _told_keys(source, source.value, (), _Whole)
    whole: _Whole = source.build(_Whole, _listed(source.value))
    lines = dict(_lines(source, source.value, ()))
    for i, name in enumerate(whole.extends):
        yield from _extended(name, file, (*trail, file.resolve()), source, i)
    packs = tuple(_pack(name, file.parent, source, i) for i, name in enumerate(whole.rules))
    common: dict[str, Any] = {"file": source.path, "lines": lines}
    for key in ("include", "exclude"):
        _check_patterns(getattr(whole, key) or (), source, (key,))
    yield Layer(**common, packs=packs, include=whole.include, exclude=whole.exclude, **_said(whole))
    for i, value in enumerate(whole.overrides):
        _told_keys(source, value, ("overrides", i), _Override)
        override: _Override = source.build(_Override, _listed(value), ("overrides", i))
        if not override.files:
            raise source.error(("overrides", i), "An override needs `files`: patterns such as `blog/**`.")
        _check_patterns(override.files, source, ("overrides", i, "files"))
        yield Layer(**common, below=("overrides", i), files=override.files, **_said(override))


def _said(part: _Common) -> dict[str, Any]:
    readers = part.readers or _Audience()
    return {
        "select": part.select,
        "ignore": part.ignore,
        "severity": part.severity or {},
        "settings": part.settings or {},
        "readers": readers.audience,
        "country": readers.country,
        "fail_on": part.fail_on,
        "min_confidence": part.min_confidence,
    }


def _extended(name: str, file: Path, trail: tuple[Path, ...], source: YamlFile, index: int) -> Iterator[Layer]:
    """The layers of a file or an installed pack that is extended."""
    place = ("extends", index) if isinstance(source.value.get("extends"), list) else ("extends",)
    other = file.parent / Path(name).expanduser()
    if other.is_file():
        if other.resolve() in trail:
            raise source.error(place, f"`{name}` extends this file in turn; one of the two has to go.")
        yield from _layers(other, trail)
        return
    folder = pack_folder(name, Path(os.devnull)) if name in installed() else None
    if folder is None:
        packs = ", ".join(sorted(installed())) or "none"
        raise source.error(place, f"There is no file `{name}` and no installed pack of that name (installed: {packs}).")
    yield Layer(source.path, {("extends",): source.line(place)}, packs=(folder,))
    if (folder / NAME).is_file():
        yield from _layers(folder / NAME, trail)


def _pack(name: str, folder: Path, source: YamlFile, index: int) -> Path:
    found = pack_folder(name, folder)
    if found is None:
        place = ("rules", index) if isinstance(source.value.get("rules"), list) else ("rules",)
        packs = ", ".join(sorted(installed())) or "none"
        raise source.error(place, f"There is no folder `{name}` and no installed pack of that name (installed: {packs}).")
    return found


def _check_patterns(patterns: tuple[str, ...], source: YamlFile, place: Place) -> None:
    """Tells of a pattern that means nothing."""
    for i, pattern in enumerate(patterns):
        try:
            spec((pattern,))
        except ValueError:
            raise source.error(
                (*place, i), f"`{pattern}` is no pattern; write it as in .gitignore, such as `drafts/` or `*.html`."
            ) from None


def _told_keys(source: YamlFile, value: Mapping[str, Any], below: Place, model: type[_Common]) -> None:
    """Tells of an unknown key, with what it may have meant, before anything else."""
    known = [field.name for field in fields(model)]
    for key in value:
        if key not in known:
            if key in {field.name for field in fields(_Whole)}:
                raise source.error(
                    (*below, key), f"`{key}` stands at the top of the file only. An override may have {', '.join(known)}."
                )
            raise source.error((*below, key), unknown_key(key, known))
    readers = value.get("readers")
    for key in readers if isinstance(readers, dict) else ():
        if key not in (known := [field.name for field in fields(_Audience)]):
            raise source.error((*below, "readers", key), unknown_key(key, known))
    if isinstance(value.get("severity"), dict):
        for name, level in value["severity"].items():
            if level not in tuple(Severity):
                raise source.error((*below, "severity", name), f"`{level}` is no severity.{_instead(level)}")
    for key, of in (("fail_on", (*Severity, "never")), ("min_confidence", tuple(Confidence))):
        if key in value and value[key] not in of:
            raise source.error(
                (*below, key), f"`{value[key]}`: one of {', '.join(of)} is expected here.{near(str(value[key]), of)}"
            )


def _instead(level: object) -> str:
    if level in ("off", "none", False, None):
        return " A rule is switched off under `ignore`."
    return f"{near(str(level), Severity)} There are {', '.join(Severity)}."


def _listed(value: Mapping[str, Any]) -> dict[str, Any]:
    """The values with one word made a list of one, readers by their name made a table, and keys without a value left out."""
    told = {key: [each] if key in LISTS and isinstance(each, str) else each for key, each in value.items() if each is not None}
    if isinstance(told.get("readers"), str):
        told["readers"] = {"audience": told["readers"]}
    return told


def _lines(source: YamlFile, value: Any, place: Place) -> Iterator[tuple[Place, int]]:
    """The line of every key and item, as deep as a configuration goes: an alias may stand in what it names."""
    if len(place) == DEPTH:
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield (*place, key), source.line((*place, key))
        yield from _lines(source, each, (*place, key))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(shown(file), 1, f"The file cannot be read: {error.strerror or error}.") from None


def shown(file: Path) -> str:
    """A path as an editor knows it: from the working folder on, where it lies there."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)
