"""Every rule's examples: the words under `finds:` are found, in order, and the rest is passed over in silence."""

from __future__ import annotations

import pytest

from auditor.examples import run
from auditor.rules import Rule, load_rules

RULES = load_rules()


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    assert run(rule, RULES) == []
