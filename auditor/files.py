"""Which files an audit reads: folders are walked, honouring .gitignore; a file that is named is always read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.readers import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SKIPPED = frozenset({"node_modules", "__pycache__"})


class PathError(Exception):
    """A path that was named and does not exist, or a folder that cannot be listed."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path, self.message = path, message


def collect(paths: Iterable[Path]) -> list[Path]:
    """The files to audit, each once, in the order of the paths and sorted within a folder.

    Raises `PathError` for a path that does not exist and for a folder that cannot be listed.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(os.path.realpath(file), file)
        elif path.exists():
            found.setdefault(os.path.realpath(path), path)
        else:
            raise PathError(path, "There is no such file or folder.")
    return list(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    """The articles below a folder. Links to folders are not followed, so that no loop is walked."""
    ignored = _Ignored(folder)
    for current, folders, files in os.walk(folder, onerror=_tell):
        here = Path(current)
        ignored.enter(here)
        folders[:] = sorted(name for name in folders if not hidden(name) and not ignored.matches(here / name, is_folder=True))
        for name in sorted(files):
            if is_article(name) and not ignored.matches(here / name, is_folder=False):
                yield here / name


def relative(path: Path, folder: Path) -> str:
    """A path as it is written from a folder on, with `/` and `..`; the whole path where both stand on different drives."""
    real = os.path.realpath(path)
    try:
        return Path(os.path.relpath(real, os.path.realpath(folder))).as_posix()
    except ValueError:
        return Path(real).as_posix()


def is_article(name: str) -> bool:
    """Whether a file that was found in a folder is one to audit."""
    return name.lower().endswith(SUFFIXES)


def hidden(name: str) -> bool:
    """Whether a folder is passed over."""
    return name.startswith(".") or name in SKIPPED


def _tell(error: OSError) -> None:
    """A folder that cannot be listed is told, not skipped in silence."""
    raise PathError(Path(error.filename), f"The folder cannot be read: {error.strerror or error}.")


class _Ignored:
    """The .gitignore files from the repository's root down to each folder walked.

    A folder that is itself ignored was named on purpose: then only the .gitignore files inside it count.
    """

    def __init__(self, folder: Path) -> None:
        self.specs: list[tuple[Path, GitIgnoreSpec]] = []
        resolved = folder.resolve()
        above = [resolved, *resolved.parents]
        root = next((i for i, parent in enumerate(above) if (parent / ".git").exists()), None)
        for parent in reversed(above[1 : root + 1] if root is not None else []):
            self._add(parent)
        if any(self.matches(part, is_folder=True) for part in above[: root or 0]):
            self.specs.clear()

    def enter(self, folder: Path) -> None:
        """Takes in the folder's own .gitignore."""
        self._add(folder.resolve())

    def matches(self, path: Path, is_folder: bool) -> bool:
        """Whether git would leave the path out: the last pattern that speaks of it decides."""
        if not self.specs:
            return False
        resolved = path.parent.resolve() / path.name
        for folder, spec in reversed(self.specs):
            if resolved.is_relative_to(folder):
                verdict = spec.check_file(resolved.relative_to(folder).as_posix() + "/" * is_folder).include
                if verdict is not None:
                    return bool(verdict)
        return False

    def _add(self, folder: Path) -> None:
        file = folder / ".gitignore"
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        self.specs.append((folder, GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))))


def _is_pattern(line: str) -> bool:
    """Whether git takes the line for a pattern; it passes over broken ones."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
