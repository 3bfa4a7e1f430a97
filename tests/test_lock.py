"""The lock file: what is written is what is read, and what is no lock file is told."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import lock
from auditor.model.sources import Change, Findings, Notice, Record

RECORD = Record(
    looked_up={"PubMed": date(2026, 3, 1), "Crossref": date(2026, 3, 2)},
    title="Vitamin D: a trial, with “quotes” and α",
    authors=("Marsh A", "Back Pain Group"),
    journal="J Orthop Surg",
    years=(2012, 2011),
    pmid="22535805",
    doi="10.1177/102255361202000105",
    abstract="METHODS: Records of nine were reviewed.\nRESULTS: Seven improved (p < 0.05).",
    study=Findings("case series", 9, ("7 of 9",), "6 months", ("p < 0.05",), "may be used"),
    notices=(Notice(Change.RETRACTED, "PubMed", "2020", "pmid:1"), Notice(Change.CONCERN, "Crossref")),
)
LOCK = """\
# Written by `audit sources update`: what PubMed and Crossref say of the sources cited here. Commit it; do not edit it.
version: 1
sources:
  doi:10.1177/none:
    looked_up:
      Crossref: 2026-03-01
    found: false
  pmid:22535805:
    looked_up:
      PubMed: 2026-03-01
      Crossref: 2026-03-02
    found: true
    title: 'Vitamin D: a trial, with “quotes” and α'
    authors:
      - Marsh A
      - Back Pain Group
    journal: J Orthop Surg
    years: [2012, 2011]
    pmid: '22535805'
    doi: 10.1177/102255361202000105
    abstract: |-
      METHODS: Records of nine were reviewed.
      RESULTS: Seven improved (p < 0.05).
    study:
      design: case series
      participants: 9
      responders:
        - 7 of 9
      follow_up: 6 months
      results:
        - p < 0.05
      reserve: may be used
    notices:
      - change: retracted
        by: PubMed
        dated: '2020'
        notice: pmid:1
      - change: expression of concern
        by: Crossref
"""


def test_the_file_as_an_editor_sees_it() -> None:
    records = {"pmid:22535805": RECORD, "doi:10.1177/none": Record({"Crossref": date(2026, 3, 1)}, found=False)}
    assert lock.render(records) == LOCK
    assert dict(lock.parse(LOCK.encode(), "a").records) == records


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029"), max_size=200)


@given(title=TEXT, abstract=TEXT, authors=st.lists(TEXT, max_size=3), doi=TEXT)
def test_what_is_written_is_read_again(title: str, abstract: str, authors: list[str], doi: str) -> None:
    record = Record({"PubMed": date(2026, 3, 1)}, title=title, abstract=abstract, authors=tuple(authors), doi=doi)
    assert dict(lock.parse(lock.render({"pmid:1": record}).encode(), "a").records) == {"pmid:1": record}


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("version: 2\nsources: {}\n", 1, "version: 1"),
        ("- a\n", 1, "keys and values"),
        ("version: 1\nsources:\n  pmid:1: {found: true\n", 4, "not YAML"),
        ("version: 1\nsources:\n  pmid:1:\n    found: perhaps\n", 4, "pmid:1.found"),
        ("version: 1\nsources:\n  pmid:1:\n    retracted: true\n", 4, "pmid:1.retracted"),
        ("version: 1\nsources:\n  isbn:1: {}\n", 3, "`isbn:1` is no key"),
        ("version: 1\nsources:\n  pmid:1: {}\n  pmid:1: {}\n", 4, "twice"),
        ("version: 1\n<<<<<<< HEAD\n", 3, "not YAML"),
    ],
)
def test_what_is_no_lock_file_is_told_with_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(lock.LockError, match=why) as error:
        lock.parse(text.encode(), "sources.lock.yaml")
    assert (error.value.line, "audit sources update" in str(error.value)) == (line, True)


def test_no_file_is_an_empty_one(tmp_path: Path) -> None:
    assert lock.read(tmp_path / lock.NAME).records == {}


def test_the_nearest_file_up_to_the_git_root_counts(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "content" / "deep").mkdir(parents=True)
    page = site / "content" / "deep" / "page.md"
    page.write_text("Words.\n", encoding="utf-8")
    (tmp_path / lock.NAME).write_text("version: 1\n", encoding="utf-8")
    (site / ".git").mkdir()
    assert (lock.find(page), lock.place(page)) == (None, site / lock.NAME)
    (site / "content" / lock.CONFIG).write_text("", encoding="utf-8")
    assert lock.place(page) == site / "content" / lock.NAME
    (site / lock.NAME).write_text("version: 1\n", encoding="utf-8")
    assert (lock.find(page), lock.place(page)) == (site / lock.NAME, site / lock.NAME)


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / lock.NAME
    lock.write(path, {"pmid:22535805": RECORD})
    before = path.read_bytes()
    path.chmod(0o664)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            lock.write(path, {})
    assert (path.read_bytes(), [file.name for file in tmp_path.iterdir()]) == (before, [lock.NAME])
    lock.write(path, {})
    assert path.stat().st_mode & 0o777 == 0o664
