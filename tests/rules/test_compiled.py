"""Compiled rules: a start needs no YAML parser where these very files were compiled before, and nothing can be stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.reference import Reference
from auditor.rules import RuleSet, compiled

FILES = [("rules/editorial/promise.yaml", b"summary: A promise.\n")]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AUDITOR_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Builder:
    """Counts how often the rules had to be built."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> RuleSet:
        self.times += 1
        return RuleSet((), Reference({}), frozenset({"editorial/promise"}))


def test_the_same_files_are_built_once() -> None:
    build = Builder()
    first, again = compiled.load(FILES, build), compiled.load(FILES, build)
    assert build.times == 1
    assert again.known == first.known


def test_a_file_that_has_changed_is_built_anew() -> None:
    build = Builder()
    compiled.load(FILES, build)
    compiled.load([(FILES[0][0], b"summary: Another promise.\n")], build)
    assert build.times == 2


def test_a_cache_that_is_damaged_is_built_anew_and_mended(cache: Path) -> None:
    build = Builder()
    compiled.load(FILES, build)
    (kept,) = cache.glob("rules-*.pickle")
    kept.write_bytes(b"no pickle")
    compiled.load(FILES, build)
    compiled.load(FILES, build)
    assert build.times == 2


def test_no_more_than_eight_sets_are_kept(cache: Path) -> None:
    for number in range(12):
        compiled.load([("a.yaml", str(number).encode())], Builder())
    assert len(list(cache.glob("rules-*.pickle"))) == 8
