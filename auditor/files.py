"""Which files an audit reads: folders are walked, honouring .gitignore; a file that is named is always read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.readers import SUFFIXES

if TYPE_CHECKING:
    from pathspec import PathSpec

SKIPPED = {"node_modules", "__pycache__"}


class PathError(Exception):
    """A path that was named and does not exist."""


def collect(paths: Iterable[Path]) -> list[Path]:
    """The files to audit, each once, in the order of the paths and sorted within a folder.

    Raises `PathError` for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path)))
        elif path.exists():
            found[path] = None
        else:
            raise PathError(f"{path}: there is no such file or folder.")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    ignored = _Ignored(folder)
    for current, folders, files in os.walk(folder):
        here = Path(current)
        ignored.enter(here)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED and not ignored.matches(here / f, True))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not ignored.matches(here / name, False):
                yield here / name


class _Ignored:
    """The .gitignore files from the repository's root down to each folder walked."""

    def __init__(self, folder: Path) -> None:
        self.specs: list[tuple[Path, PathSpec]] = []
        resolved = folder.resolve()
        above = [resolved, *resolved.parents]
        root = next((i for i, p in enumerate(above) if (p / ".git").exists()), None)
        if root is not None:
            for parent in reversed(above[1 : root + 1]):
                self._add(parent)

    def enter(self, folder: Path) -> None:
        self._add(folder.resolve())

    def _add(self, folder: Path) -> None:
        file = folder / ".gitignore"
        if file.is_file():
            from pathspec import GitIgnoreSpec

            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            self.specs.append((folder, GitIgnoreSpec.from_lines(lines)))

    def matches(self, path: Path, is_folder: bool) -> bool:
        """The last pattern that speaks of the path decides, as in git."""
        if not self.specs:
            return False
        resolved = path.parent.resolve() / path.name
        for folder, spec in reversed(self.specs):
            if resolved.is_relative_to(folder):
                verdict = spec.check_file(resolved.relative_to(folder).as_posix() + "/" * is_folder).include
                if verdict is not None:
                    return verdict
        return False
