"""The public functions: audit a text, a file or many, with the default rules or with others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from auditor import engine
from auditor.extractors.claims.strength import strength
from auditor.extractors.prose import read_prose
from auditor.files import collect
from auditor.model.doses import Dose
from auditor.model.finding import Finding, Result
from auditor.readers import read
from auditor.rules import RuleSet
from auditor.rules import load_rules as _load_rules


@cache
def _default_rules() -> RuleSet:
    return _load_rules()


def load_rules(*packs: Path | str) -> RuleSet:
    """The default rules and, over them, the packs in the folders given.

    Raises `auditor.rules.RuleError`, with file and line, for a rule that cannot be used.
    """
    return _load_rules(*(Path(pack) for pack in packs)) if packs else _default_rules()


def audit_text(text: str, name: str = "text.md", rules: RuleSet | None = None, today: date | None = None) -> list[Finding]:
    """The findings in a text, sorted by place; `name` chooses the format by its suffix (`.md`, `.html`, `.txt` …)."""
    result = engine.audit_text(text, name, rules or _default_rules(), today or date.today())
    return list(result.findings)


def audit_file(path: Path | str, rules: RuleSet | None = None, today: date | None = None) -> Result:
    """What is found in one file; a file that cannot be read gives a problem, not an exception."""
    return engine.audit_file(path, rules or _default_rules(), today or date.today())


def audit_paths(paths: Iterable[Path | str], rules: RuleSet | None = None, today: date | None = None) -> Result:
    """What is found in files and folders; folders yield their articles, honouring .gitignore.

    Raises `auditor.files.PathError` for a path that does not exist.
    """
    return engine.audit_paths(collect([Path(path) for path in paths]), rules or _default_rules(), today or date.today())


def parse_doses(text: str) -> list[Dose]:
    """The doses that a text speaks of, in order: amounts in the unit printed, frequency in doses a day, duration in days."""
    return list(engine.understand(text, "text.md", _default_rules()).doses)


def claim_strength(text: str) -> int:
    """How strongly a text claims cause: 0 none, 1 correlational, 2 conditional causal, 3 direct causal.

    Of several sentences the strongest counts. A denied effect ("did not reduce") is 3 too: it is stated of a cause.
    """
    reference = _default_rules().reference
    prose = read_prose(read("text.txt", text), reference)
    return max((strength(sentence, reference).value for sentence in prose.sentences), default=0)
