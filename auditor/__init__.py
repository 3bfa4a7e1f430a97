"""auditor: reads health articles and reports claims that say more than the article's own evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from auditor.api import audit_file, audit_paths, audit_text, claim_strength, load_rules, parse_doses
    from auditor.model.finding import Finding, Severity

__all__ = [
    "Finding",
    "Severity",
    "__version__",
    "audit_file",
    "audit_paths",
    "audit_text",
    "claim_strength",
    "load_rules",
    "parse_doses",
]

_HOMES = {
    "Finding": "auditor.model.finding",
    "Severity": "auditor.model.finding",
    "audit_file": "auditor.api",
    "audit_paths": "auditor.api",
    "audit_text": "auditor.api",
    "claim_strength": "auditor.api",
    "load_rules": "auditor.api",
    "parse_doses": "auditor.api",
}


def __getattr__(name: str) -> Any:
    """Loads the public names on first use, so that `import auditor` is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'auditor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
