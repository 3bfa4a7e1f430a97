"""`sources.lock.yaml`: what was looked up about the sources of a site's articles. Read by the audit, written by `sources`.

The file is meant to be committed: an audit then finds the same on every machine and never needs the network.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from auditor.model.sources import Change, Findings, Notice, Record, Sources
from auditor.placed_yaml import YamlError, compose, line_of, plain, repeated_key

NAME = "sources.lock.yaml"
CONFIG = ".audit.yaml"
VERSION = 1
HEAD = "# Written by `audit sources update`: what PubMed and Crossref say of the sources cited here. Commit it; do not edit it.\n"
SCHEMES = ("pmid", "doi", "pmcid")
WIDTH = 110


class LockError(Exception):
    """A lock file that cannot be used. `line` is 1-based."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


@dataclass(frozen=True, slots=True)
class _File:
    """The shape of a lock file."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    version: int
    sources: Mapping[str, Record] = field(default_factory=dict)


def read(path: Path) -> Sources:
    """The records of a lock file; a file that does not exist has none.

    Raises `LockError`, with the line, for a file that is no lock file of this version.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Sources(str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise LockError(str(path), 1, f"The file cannot be read: {error}. {_mend()}") from None
    return parse(text, str(path))


def parse(text: str, path: str) -> Sources:
    """The records in a lock file's text. Raises `LockError`."""
    try:
        root = compose(text)
    except YamlError as error:
        raise LockError(path, error.line, f"This is not YAML: {error.message}. {_mend()}") from None
    if root is None:
        return Sources(path)
    if twice := repeated_key(root):
        raise LockError(path, twice[1], f"The key `{twice[0]}` stands here twice. {_mend()}")
    value = plain(root)
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise LockError(path, 1, f"`version: {VERSION}` is expected here; this was written by another version. {_mend()}")
    return Sources(path, of_plain(value, path, root).sources)


def of_plain(value: Any, path: str, root: Any = None) -> _File:
    """A file's plain values, validated. Raises `LockError`."""
    from pydantic import ValidationError

    try:
        file: _File = _adapter().validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise LockError(path, line_of(root, tuple(first["loc"])), f"`{place}`: {first['msg']}. {_mend()}") from None
    for key in file.sources:
        scheme, _, identifier = key.partition(":")
        if scheme not in SCHEMES or not identifier:
            raise LockError(
                path,
                line_of(root, ("sources", key)),
                f"`{key}` is no key such as pmid:22535805 or doi:10.1136/bmj.g7015. {_mend()}",
            )
    return file


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(_File)


def _mend() -> str:
    return "Delete the file and run `audit sources update`, or take the one that git keeps."


def find(start: Path) -> Path | None:
    """The lock file that stands nearest to a file or folder, in its own folder or above it up to the git root."""
    for folder in _upward(start):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def place(start: Path) -> Path:
    """Where the lock file of a run stands: where there is one, else beside the nearest configuration, else at the git root.

    Outside of git, and with no configuration, it is the working folder.
    """
    if found := find(start):
        return found
    folders = list(_upward(start))
    configured = (folder for folder in folders if (folder / CONFIG).is_file())
    root = (folder for folder in folders if (folder / ".git").exists())
    return next(configured, next(root, Path.cwd())) / NAME


def _upward(start: Path) -> list[Path]:
    """A path's own folder and those above it, up to the git root, else to the root of the file system."""
    resolved = start.resolve()
    folders = [resolved, *resolved.parents] if resolved.is_dir() else list(resolved.parents)
    last = next((i for i, folder in enumerate(folders) if (folder / ".git").exists()), len(folders) - 1)
    return folders[: last + 1]


def write(path: Path, records: Mapping[str, Record]) -> None:
    """Writes a lock file in one step, so that a reader never meets half of it. Raises `OSError`."""
    data = render(records).encode()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def render(records: Mapping[str, Record]) -> str:
    """A lock file's text: records sorted by key, so that a change reads well in a diff."""
    from io import StringIO

    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    yaml.representer.ignore_aliases = lambda data: True
    stream = StringIO()
    yaml.dump({"version": VERSION, "sources": {key: _record(records[key]) for key in sorted(records, key=_order)}}, stream)
    return HEAD + stream.getvalue()


def _order(key: str) -> tuple[str, int, str]:
    scheme, _, identifier = key.partition(":")
    return scheme, int(identifier) if identifier.isdigit() else 0, identifier


def _record(record: Record) -> dict[str, Any]:
    """A record's fields, without those that are empty."""
    return {one.name: _plain(value) for one in fields(record) if _told(one.name, value := getattr(record, one.name))}


def _told(name: str, value: Any) -> bool:
    return name in ("found", "looked_up") or value not in ("", (), None)


def _plain(value: Any) -> Any:
    from ruamel.yaml.comments import CommentedSeq
    from ruamel.yaml.scalarstring import LiteralScalarString

    if isinstance(value, Findings | Notice):
        return {one.name: _plain(held) for one in fields(value) if (held := getattr(value, one.name)) not in ("", (), None)}
    if isinstance(value, Change):
        return value.value
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        items = CommentedSeq(_plain(item) for item in value)
        if all(isinstance(item, int) for item in value):
            items.fa.set_flow_style()
        return items
    return LiteralScalarString(value) if isinstance(value, str) and "\n" in value else value
