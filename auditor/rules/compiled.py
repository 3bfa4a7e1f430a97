"""Keeps validated rules on disk, so that a start needs neither a YAML parser nor pydantic."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.rules.model import RuleSet


def load(files: list[tuple[str, bytes]], build: Callable[[], RuleSet]) -> RuleSet:
    """The rule set that `build` makes of `files`, from the cache where these very bytes were compiled before.

    The key is a hash of the files, of the tool's own code and of the Python version. A cache that
    cannot be read or written costs time, never correctness.
    """
    path = folder() / f"rules-{_key(files)}.pickle"
    with suppress(Exception):
        rules: RuleSet = pickle.loads(path.read_bytes())
        return rules
    rules = build()
    with suppress(OSError):
        _write(path, pickle.dumps(rules, protocol=pickle.HIGHEST_PROTOCOL))
    return rules


def folder() -> Path:
    """Where compiled rules are kept: `AUDITOR_CACHE_DIR`, else the user's cache folder."""
    if chosen := os.environ.get("AUDITOR_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "auditor" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "auditor"


def _key(files: list[tuple[str, bytes]]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((sys.version_info[:3], sys.implementation.name)).encode())
    for module in sorted(Path(__file__).resolve().parents[1].rglob("*.py")):
        stat = module.stat()
        digest.update(f"{module.name}:{stat.st_size}:{stat.st_mtime_ns}".encode())
    for path, data in files:
        digest.update(path.encode() + b"\0" + data)
    return digest.hexdigest()


def _write(path: Path, data: bytes) -> None:
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
    for old in sorted(path.parent.glob("rules-*.pickle"), key=lambda p: p.stat().st_mtime)[:-8]:
        old.unlink(missing_ok=True)
