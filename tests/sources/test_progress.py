"""How far a run has come is shown to a person, and to nobody else."""

from __future__ import annotations

import io
import sys

import pytest

from auditor.sources import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress.bar(4) as advance:
        advance(1)
    assert "Looking sources up" in screen.getvalue()


def test_a_log_shows_none(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.bar(4) as advance:
        advance(4)
    assert capsys.readouterr().err == ""


def test_nothing_to_ask_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.bar(0) as advance:
        advance(0)
    assert screen.getvalue() == ""
