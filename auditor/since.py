"""What is new since a revision in git: findings on changed lines, and findings that were not there."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from auditor.git import GitError, Repository
from auditor.model.document import LINE_BREAK
from auditor.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Since:
    """The files of a revision with their ids, and those that differ now with what they held then (None for new ones)."""

    repository: Repository
    earlier: Mapping[str, bytes | None]
    files: Mapping[str, str]

    @classmethod
    def of(cls, revision: str, folder: Path) -> Since:
        """What differs between `REV`, or `REV...` (where the branch left it), and the files as they stand. Raises `GitError`."""
        repository = Repository.around(folder)
        name, dots, other = revision.partition("..")
        if dots and (not other.startswith(".") or other not in (".", ".HEAD")):
            raise GitError(f"“{revision}”: --since takes one revision, `main`, or `main...` for where the branch left it.")
        commit = repository.commit(name or "HEAD")
        if dots:
            commit = repository.common(commit, repository.commit("HEAD"))
        old = repository.files(commit)
        changed = {change.now: change.was for change in repository.changes(commit, None) if change.now}
        texts = repository.contents(old[was] for was in changed.values() if was in old)
        earlier = {now: texts[old[was]] if was in old else None for now, was in changed.items()}
        return cls(repository, earlier, old)

    def touched(self, path: Path) -> bool:
        """Whether a file is new or differs. Raises `GitError` for one that lies outside the repository."""
        inside = self._inside(path)
        return inside in self.earlier or inside not in self.files

    def before(self, path: Path) -> bytes | None:
        """What the file held at the revision; None where it was not there."""
        inside = self._inside(path)
        if inside in self.earlier or inside not in self.files:
            return self.earlier.get(inside)
        blob = self.files[inside]  # unchanged on disk; what is audited under its name was handed in
        return self.repository.contents([blob])[blob]

    def _inside(self, path: Path) -> str:
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self.repository.root):
            raise GitError(f"“{path}” lies outside the repository “{self.repository.root}”.")
        return real.relative_to(self.repository.root).as_posix()


def kept(findings: Iterable[Finding], before: Collection[str], changed: Collection[int]) -> tuple[Finding, ...]:
    """The findings of which one place lies in `changed` lines, and those whose fingerprints are not among those `before`."""
    return tuple(finding for finding in findings if finding.fingerprint not in before or _lines(finding) & set(changed))


def changed_lines(old: str, new: str) -> set[int]:
    """The 1-based lines of `new` that do not stand in `old`; how lines end makes no difference."""
    before, after = LINE_BREAK.split(old), LINE_BREAK.split(new)
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return {line for what, _, _, first, last in opcodes if what != "equal" for line in range(first + 1, last + 1)}


def _lines(finding: Finding) -> set[int]:
    own = finding.location
    places = [own, *(ground.location for ground in finding.evidence if ground.location and ground.location.path == own.path)]
    return {line for place in places for line in range(place.line, place.end_line + 1)}
