"""Paths as the hosts of repositories know them."""

from __future__ import annotations

from pathlib import Path


def hosted(path: str) -> str:
    """A path from the working folder on, with slashes: `./a.md` as `a.md`; one that lies elsewhere stays as it is."""
    named = Path(path)
    here = Path.cwd()
    return (named.relative_to(here) if named.is_relative_to(here) else named).as_posix()
