"""What several rooms of tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from auditor.api import load_rules
from auditor.rules import RuleSet

settings.register_profile(
    "house", deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("house")

ARTICLES = (".md", ".markdown", ".mdx", ".html", ".htm", ".txt")


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return load_rules()


@pytest.fixture(scope="session")
def pages() -> list[Path]:
    """The labelled and the measuring pages beside the checkout; the test is skipped where there are none."""
    shared = Path(__file__).parents[1].parent / "shared"
    found = [
        path
        for folder in ("gold", "seeds", "data/pages")
        for path in sorted((shared / folder).rglob("*"))
        if path.suffix in ARTICLES
    ]
    if not found:
        pytest.skip("no folder “shared” beside the checkout")
    return found
