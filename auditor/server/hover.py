"""What an editor shows when one points at a finding: the reason, the evidence, why it matters, and where that is from."""

from __future__ import annotations

import re

from auditor.model.finding import Finding
from auditor.server.page import OpenPage

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def told(finding: Finding, page: OpenPage) -> str:
    """A finding in Markdown."""
    rules = page.in_force.everything.rules if page.in_force else ()
    rule = next((rule for rule in rules if rule.id == finding.rule), None)
    parts = [f"**{finding.severity.value}** `{finding.rule}`", _plain(finding.message)]
    parts += [
        f"- {f'line {e.location.line}: ' if e.location else ''}“{_plain(e.quote)}” – {_plain(e.says)}" for e in finding.evidence
    ]
    if rule is not None:
        parts += [f"*Why:* {_plain(rule.why)}", *(f"- {_plain(source)}" for source in rule.sources)]
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Text that shows as itself in Markdown."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
