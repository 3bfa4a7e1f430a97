"""Rules: YAML files, validated, with their examples. A rule's id is its path."""

from auditor.rules.loading import RuleError, load_rules
from auditor.rules.model import Example, Rule, RuleSet

__all__ = ["Example", "Rule", "RuleError", "RuleSet", "load_rules"]
