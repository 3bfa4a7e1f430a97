"""`--format html`: one file for an editor without a terminal: each article as it reads, with its notes in the margin.

The page asks for nothing from outside, and works without its script: that adds the filters, and draws the eye to the evidence.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from auditor import __version__, engine
from auditor.model.finding import Finding, Result, Severity, Status
from auditor.readers import ReadError, decode
from auditor.reports import Style
from auditor.reports.html.plot import Row, plotted
from auditor.reports.html.proof import Proof, proof
from auditor.rules.model import RuleSet

SEVERITIES = tuple(severity.value for severity in sorted(Severity, key=lambda s: -s.rank))


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """The report as one HTML document. Each article is read again; of one that cannot be, the findings stand alone."""
    new = [finding for finding in result.findings if finding.status is Status.NEW]
    proofs = [_proof(number, path, new, result, rules) for number, path in enumerate(result.pages, 1)]
    environment = Environment(
        loader=PackageLoader("auditor.reports.html", "page"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style_sheet, script = (_read(environment, name) for name in ("report.css", "report.js"))
    return environment.get_template("report.html").render(
        rows=[Row(p.number, p.path, Counter(f.severity.value for f in p.findings), p.grade) for p in proofs],
        plot=plotted(proofs),
        proofs=proofs,
        severities=[(name, sum(f.severity == name for f in new)) for name in SEVERITIES],
        categories=sorted(Counter(f.category.value for f in new).items()),
        rules={rule.id: rule for rule in rules.rules},
        silenced=len(result.findings) - len(new),
        result=result,
        total=len(new),
        version=__version__,
        style_sheet=style_sheet,
        script=script,
        style_hash=_hash(style_sheet),
        script_hash=_hash(script),
    )


def _proof(number: int, path: str, found: list[Finding], result: Result, rules: RuleSet) -> Proof:
    findings = [finding for finding in found if finding.location.path == path]
    try:
        text = result.texts[path] if path in result.texts else decode(Path(path).read_bytes(), path).removeprefix("\ufeff")
    except (OSError, ReadError):
        return Proof(number, path, path, "en", None, (), tuple(findings), tuple(findings))
    return proof(number, engine.understand(text, path, rules), findings)


def _read(environment: Environment, name: str) -> str:
    """The text of a file beside the template, as it stands: it is code, not a template."""
    loader = environment.loader
    assert loader is not None
    return loader.get_source(environment, name)[0]


def _hash(code: str) -> str:
    """What the page's content security policy knows an inline style or script by."""
    return b64encode(hashlib.sha256(code.encode()).digest()).decode()
