"""The baseline: findings accepted at adoption, matched by fingerprint, never by line or by count."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from auditor.model.finding import Finding, Status
from auditor.yaml_file import FileError

VERSION = 1


class BaselineError(FileError):
    """A baseline that cannot be used. `line` is 1-based."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding. `path` is relative to the baseline's folder; rule, path and quote are there for people to read."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    rule: str
    path: str
    quote: str
    fingerprint: str


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """The entries of one file, by fingerprint."""

    file: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """The baseline in `file`; an empty one where there is no such file. Raises `BaselineError`."""
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            return cls(file)
        except OSError as error:
            raise BaselineError(str(file), 1, f"The baseline cannot be read: {error.strerror or error}.") from None
        return cls(file, {entry.fingerprint: entry for entry in _entries(file, data)})

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, those that were accepted marked as such."""
        return tuple(
            replace(finding, status=Status.BASELINE)
            if finding.status is Status.NEW and finding.fingerprint in self.entries
            else finding
            for finding in findings
        )

    def gone(self, findings: Iterable[Finding], judged: Callable[[Entry], bool]) -> list[Entry]:
        """The entries that no longer occur, of those that were `judged`: their page was read and their rule has run."""
        found = {finding.fingerprint for finding in findings}
        return [entry for entry in self.entries.values() if judged(entry) and entry.fingerprint not in found]

    def without(self, entries: Collection[Entry]) -> Baseline:
        """The baseline less some entries."""
        return Baseline(self.file, {key: entry for key, entry in self.entries.items() if entry not in entries})

    def holding(self, entries: Iterable[Entry]) -> Baseline:
        """The baseline with further entries."""
        return Baseline(self.file, {**self.entries, **{entry.fingerprint: entry for entry in entries}})

    def written(self) -> str:
        """The file's text: one entry a line, sorted, so that two branches that change it can be merged."""
        entries = sorted(self.entries.values(), key=lambda entry: (entry.path, entry.rule, entry.quote, entry.fingerprint))
        rows = ",\n".join(f"    {json.dumps(asdict(entry), ensure_ascii=False)}" for entry in entries)
        return f'{{\n  "version": {VERSION},\n  "findings": [\n{rows}\n  ]\n}}\n'


def _entries(file: Path, data: bytes) -> Iterable[Entry]:
    from pydantic import TypeAdapter, ValidationError

    try:
        value: Any = json.loads(data)
    except UnicodeDecodeError:
        raise BaselineError(str(file), 1, "The baseline is not UTF-8. `audit baseline write` makes it anew.") from None
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BaselineError(str(file), line, f"This is not JSON: {error}. `audit baseline write` makes it anew.") from None
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise BaselineError(str(file), 1, f"A baseline of version {VERSION} is expected here; update the tool, or write it anew.")
    try:
        return TypeAdapter(tuple[Entry, ...]).validate_python(value.get("findings", ()))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise BaselineError(str(file), 1, f"`findings.{place}`: {first['msg'][0].lower()}{first['msg'][1:]}.") from None
