"""`sources.lock.yaml`: what was looked up about the sources of a site's articles. Read by the audit, written by `sources`.

The file is meant to be committed: an audit then finds the same on every machine and never needs the network.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from auditor.model.sources import Change, Findings, Notice, Record, Sources
from auditor.yaml_file import FileError, YamlFile

NAME = "sources.lock.yaml"
CONFIG = ".audit.yaml"
VERSION = 1
HEAD = "# Written by `audit sources update`: what PubMed and Crossref say of the sources cited here. Commit it; do not edit it.\n"
SCHEMES = ("pmid", "doi", "pmcid")
WIDTH = 110
NOTHING = Sources()


class LockError(FileError):
    """A lock file that cannot be used."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(path, line, f"{message} Delete the file and run `audit sources update`, or take the one that git keeps.")


def read(path: Path) -> Sources:
    """The records of a lock file; a file that does not exist has none.

    Raises `LockError`, with the line, for a file that is no lock file of this version.
    """
    try:
        return parse(path.read_bytes(), str(path))
    except FileNotFoundError:
        return Sources(str(path))
    except OSError as error:
        raise LockError(str(path), 1, f"The file cannot be read: {error.strerror or error}.") from None


def parse(data: bytes, path: str) -> Sources:
    """The records in a lock file. Raises `LockError`."""
    file = YamlFile.read(path, data, LockError, empty=True)
    if not file.value:
        return Sources(path)
    if file.value.get("version") != VERSION or set(file.value) - {"version", "sources"}:
        raise LockError(path, 1, f"`version: {VERSION}` and `sources:` are expected here; this was written by another version.")
    return of_records(file.value.get("sources") or {}, file, ("sources",))


def of_records(records: Any, file: YamlFile, place: tuple[Any, ...]) -> Sources:
    """Records by key, validated, that stand at `place` in a file. Raises the file's own error."""
    from pydantic import ValidationError

    try:
        built: Mapping[str, Record] = _adapter().validate_python(records)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise file.error((*place, *first["loc"]), f"`{where}`: {first['msg']}.") from None
    for key in built:
        scheme, _, identifier = key.partition(":")
        if scheme not in SCHEMES or not identifier:
            raise file.error((*place, key), f"`{key}` is no key such as pmid:22535805 or doi:10.1136/bmj.g7015.")
    return Sources(file.path, built)


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Mapping[str, Record])


def find(start: Path) -> Path | None:
    """The lock file that stands nearest to a file or folder, in its own folder or above it up to the git root."""
    for folder in _upward(start):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def near(start: Path) -> Sources:
    """The sources that the lock file nearest to a file or folder has; none where there is no such file. Raises `LockError`."""
    found = find(start)
    if found is None:
        return NOTHING
    stat = found.stat()
    return _kept(found, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _kept(path: Path, modified: int, size: int) -> Sources:
    """A file as read, so long as it does not change."""
    return read(path)


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
    return LiteralScalarString(value) if isinstance(value, str) and _lines(value) else value


def _lines(text: str) -> bool:
    """Whether a text can stand as a block of lines."""
    return "\n" in text and all(line.isprintable() and line == line.strip() for line in text.split("\n"))
