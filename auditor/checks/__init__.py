"""The kinds of logic that a rule may name under `check:`. One line each, so that the list is typed."""

from __future__ import annotations

from auditor.checks.interface import Check
from auditor.checks.phrase import Phrase
from auditor.checks.suppression import Suppression

CHECKS: dict[str, type[Check]] = {
    "phrase": Phrase,
    "suppression": Suppression,
}
