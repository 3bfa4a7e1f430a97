"""What git keeps: which files changed since a revision, and what they held then. Runs the program `git`, never a shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

QUIET = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
FILE_MODES = ("100644", "100755")  # no links, no submodules


class GitError(Exception):
    """git cannot say: it is not there, this is no repository, or there is no such revision."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that differs. Paths are relative to the repository's root; None: it was not there, or is no longer."""

    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository by the root of its working tree. Every method raises `GitError`."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """The repository that a folder lies in."""
        try:
            top = _run(folder, "rev-parse", "--show-toplevel")
        except GitError as error:
            if "not a git repository" in str(error):
                raise GitError(f"“{folder.resolve()}” lies in no git repository.") from None
            raise
        return cls(Path(os.path.realpath(os.fsdecode(top.removesuffix(b"\n")))))

    def commit(self, name: str) -> str:
        """The id of the commit that a name stands for: a branch, a tag, `HEAD~2`, an abbreviated id."""
        try:
            if name.startswith("-"):
                raise GitError
            return _run(self.root, "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}").decode("ascii").strip()
        except GitError:
            shallow = _run(self.root, "rev-parse", "--is-shallow-repository").strip() == b"true"
            hint = " This clone holds only part of the history: git fetch --unshallow." if shallow else ""
            raise GitError(f"There is no revision “{name}” here.{hint}") from None

    def common(self, one: str, other: str) -> str:
        """The commit that two commits last had in common."""
        try:
            return _run(self.root, "merge-base", one, other).decode("ascii").strip()
        except GitError:
            raise GitError("The two revisions have no commit in common.") from None

    def files(self, commit: str) -> dict[str, str]:
        """The files of a commit: path and the id of what they hold."""
        listed = _run(self.root, "ls-tree", "-r", "-z", "--full-tree", commit)
        found = {}
        for row in listed.split(b"\0")[:-1]:
            head, _, path = row.partition(b"\t")
            mode, _, blob = head.decode("ascii").split(" ")
            if mode in FILE_MODES:
                found[os.fsdecode(path)] = blob
        return found

    def changes(self, old: str, new: str | None) -> list[Change]:
        """What differs between two commits, or between a commit and the working tree; renamed files are followed."""
        options = ("-r", "-z", "-M", "--name-status", "--ignore-submodules")
        listed = _run(self.root, "diff-tree", *options, old, new) if new else _run(self.root, "diff-index", *options, old)
        fields = iter(os.fsdecode(field) for field in listed.split(b"\0")[:-1])
        changes = []
        for status in fields:
            path = next(fields)
            if status[0] == "R":
                changes.append(Change(path, next(fields)))
            else:
                changes.append(Change(None if status[0] == "A" else path, None if status[0] == "D" else path))
        return changes

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """What the files with these ids hold."""
        wanted = list(dict.fromkeys(blobs))
        if not wanted:
            return {}
        answer = _run(self.root, "cat-file", "--batch", given="\n".join(wanted).encode("ascii") + b"\n")
        found, at = {}, 0
        for blob in wanted:
            line_end = answer.index(b"\n", at)
            size = int(answer[at:line_end].rsplit(b" ", 1)[1])
            found[blob] = answer[line_end + 1 : line_end + 1 + size]
            at = line_end + size + 2
        return found


def _run(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False, env={**os.environ, **QUIET}
        )
    except FileNotFoundError:
        raise GitError("The program “git” was not found; `audit diff` asks it for the earlier text.") from None
    except OSError as error:
        raise GitError(f"The program “git” could not be started: {error.strerror or error}.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"git says: {said[0].removeprefix('fatal: ')}" if said else "git failed and did not say why.")
    return done.stdout
