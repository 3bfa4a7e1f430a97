"""Reads the studies of a short text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor import engine
from auditor.model.studies import Study
from auditor.rules import load_rules

RULES = load_rules()


def _studies(text: str) -> tuple[Study, ...]:
    return engine.understand(text, "page.md", RULES).studies


def _only(text: str) -> Study:
    found = _studies(text)
    assert len(found) == 1, [study.anchor.text for study in found]
    return found[0]


def _told(text: str) -> Study:
    return _only(f"Researchers ran a trial in 200 adults. {text}")


@pytest.fixture(scope="session")
def studies() -> Callable[[str], tuple[Study, ...]]:
    """All studies of a page of Markdown."""
    return _studies


@pytest.fixture(scope="session")
def only() -> Callable[[str], Study]:
    """The one study of a page."""
    return _only


@pytest.fixture(scope="session")
def told() -> Callable[[str], Study]:
    """A trial in 200 adults of which a text tells something more."""
    return _told
