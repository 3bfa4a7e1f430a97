"""Holds articles against an earlier revision in git: which to compare, and what was found in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from auditor import engine
from auditor.files import PathError, collect, hidden, is_article
from auditor.git import Change, Repository
from auditor.model.finding import Problem, Result
from auditor.readers import ReadError, decode
from auditor.rules import RuleSet

RulesOf = Callable[[Path], RuleSet]
Wanted = Callable[[Path], bool]
NAMED = 5  # files that a note names


@dataclass(frozen=True, slots=True)
class Range:
    """The revisions to compare: ids of commits, and the earlier one's name as it was given. `new` None: the working tree."""

    old: str
    name: str
    new: str | None = None

    @classmethod
    def of(cls, revision: str, repository: Repository) -> Range:
        """`REV` (up to the working tree), `REV..REV2`, or `REV...REV2` (from where the two parted), as git has it.

        Raises `auditor.git.GitError` for a revision that is not there.
        """
        first, dots, last = revision.partition("..")
        if not dots:
            return cls(repository.commit(revision), revision)
        old, new = repository.commit(first or "HEAD"), repository.commit(last.removeprefix(".") or "HEAD")
        if last.startswith("."):
            old = repository.common(old, new)
            return cls(old, old[:10], new)
        return cls(old, first or "HEAD", new)


def audit_since(
    revision: str, paths: Sequence[Path], rules: RulesOf, today: date, wanted: Wanted = lambda path: True
) -> tuple[Result, tuple[str, ...]]:
    """The findings in what changed since a revision, and notes on the files that could not be compared.

    `rules` says which rules are in force for a file, `wanted` whether one that stands in a folder is to be compared.

    Raises `auditor.git.GitError` where git cannot say.
    """
    repository = Repository.around(Path())
    between = Range.of(revision, repository)
    old = repository.files(between.old)
    new = repository.files(between.new) if between.new else None
    plan = _Plan(repository.root, old, new, repository.changes(between.old, between.new), wanted)
    for path in paths:
        plan.take(path)
    texts = repository.contents([old[was] for was in plan.pairs.values()] + [new[now] for now in plan.pairs if new])
    results = []
    for now, was in plan.pairs.items():
        earlier = (f"{between.name}:{was}", texts[old[was]])
        results.append(
            _compared(plan.shown[now], texts[new[now]] if new else None, *earlier, rules(Path(plan.shown[now])), today)
        )
    result = engine.merged(results)
    result = replace(result, problems=(*plan.problems, *result.problems), files=len(plan.shown))
    return result, tuple(plan.notes(between.name))


@dataclass(slots=True)
class _Plan:
    """Which files to compare. Paths are relative to the root of the repository, as git gives them."""

    root: Path
    old: Mapping[str, str]
    new: Mapping[str, str] | None  # None: the working tree
    changes: Sequence[Change]
    wanted: Wanted  # of what stands in a folder
    shown: dict[str, str] = field(default_factory=dict)  # every file that was asked for, as a report calls it
    pairs: dict[str, str] = field(default_factory=dict)  # a changed file, and what it was called
    added: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    became: dict[str | None, Change] = field(init=False)  # by what a file is called now

    def __post_init__(self) -> None:
        self.became = {change.now: change for change in self.changes}

    def take(self, path: Path) -> None:
        """Takes in a file, or the articles of a folder."""
        inside = self._inside(path)
        if inside is None:
            self.problems.append(Problem(str(path), f"This lies outside the repository “{self.root}”."))
            return
        gone = [
            c.was
            for c in self.changes
            if c.was and not c.now and (c.was == inside or (_below(c.was, inside) and is_article(c.was)))
        ]
        deleted = (path / PurePosixPath(was).relative_to(inside) for was in gone)
        self.deleted += [str(file) for file in deleted if file == path or self.wanted(file)]
        renamed = next((change.now for change in self.changes if change.was == inside and change.now), None)
        if renamed and renamed != inside and not path.exists():
            path, inside = Path(os.path.relpath(self.root / renamed)), renamed
        for file, now in self._on_disk(path, gone) if self.new is None else self._in_commit(path, inside, gone):
            if file == path or self.wanted(file):
                self._sort(file, now)

    def _on_disk(self, path: Path, gone: Sequence[str]) -> Iterator[tuple[Path, str]]:
        try:
            for file in collect([path]):
                if now := self._inside(file):
                    yield file, now
                else:
                    self.problems.append(Problem(str(file), f"This leads outside the repository “{self.root}”."))
        except PathError as error:
            if not gone:
                self.problems.append(Problem(str(error.path), error.message))

    def _in_commit(self, path: Path, inside: str, gone: Sequence[str]) -> Iterator[tuple[Path, str]]:
        listed = self.new or {}
        if inside in listed:
            yield path, inside
            return
        below = [now for now in listed if _below(now, inside)]
        if not below and not gone and inside != ".":
            self.problems.append(Problem(str(path), "There is no such file or folder in that revision."))
        for now in below:
            rest = PurePosixPath(now).relative_to(inside)
            if is_article(now) and not any(hidden(part) for part in rest.parts[:-1]):
                yield path / rest, now

    def _sort(self, file: Path, now: str) -> None:
        if now in self.shown:
            return
        self.shown[now] = str(file)
        change = self.became.get(now)
        was = change.was if change else now
        if was is None or was not in self.old:
            self.added.append(str(file))
        elif change:
            self.pairs[now] = was

    def _inside(self, path: Path) -> str | None:
        real = Path(os.path.realpath(path))
        return real.relative_to(self.root).as_posix() if real.is_relative_to(self.root) else None

    def notes(self, name: str) -> Iterator[str]:
        """What an editor should know of files that could not be compared."""
        if self.added:
            yield f"new since {name}, so there is nothing to compare: {_listed(self.added)}."
        if self.deleted:
            yield f"deleted since {name}: {_listed(self.deleted)}."


def _below(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")


def _listed(files: Iterable[str]) -> str:
    files = sorted(set(files))
    more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
    return ", ".join(files[:NAMED]) + more


def _compared(shown: str, data: bytes | None, name: str, earlier: bytes, rules: RuleSet, today: date) -> Result:
    """The findings in one file; the texts that do not stand on disk go with them, so that a report can show their lines."""
    texts = {}
    path = shown
    try:
        text = decode(Path(shown).read_bytes() if data is None else data, path).removeprefix("\ufeff")
        path = name
        before = decode(earlier, path).removeprefix("\ufeff")
    except ReadError as error:
        return Result(problems=(Problem(path, error.message, error.line),))
    except OSError as error:
        return Result(problems=(Problem(path, f"The file cannot be read: {error.strerror or error}."),))
    result = engine.audit_text(text, shown, rules, today, engine.Earlier(before, name))
    if result.findings:
        texts = {name: before} if data is None else {name: before, shown: text}
    return replace(result, texts=texts)
