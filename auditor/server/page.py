"""An open article as an editor sees it: its findings, and its places in the editor's own units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.workspace import PositionCodec

from auditor.config import Configurations, InForce
from auditor.model.document import line_starts
from auditor.model.finding import Finding, Location, Problem, Severity, Status
from auditor.readers import SUFFIXES
from auditor.runs import Page, audited

SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
ENDINGS = {"html": ".html", "mdx": ".mdx", "plaintext": ".txt"}  # by the editor's name of a language, of what has no file yet


@dataclass(frozen=True, slots=True, eq=False)
class OpenPage:
    """One version of an open article, audited. `in_force` is None where the configuration leaves the article out."""

    uri: str
    path: Path
    text: str
    version: int | None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    in_force: InForce | None = None

    def diagnostics(self, codec: PositionCodec) -> list[lsp.Diagnostic]:
        """The findings that count, each with its evidence as related information."""
        lines = lines_of(self.text)
        return [self._diagnostic(finding, lines, codec) for finding in self.findings]

    def at(self, asked: lsp.Range, codec: PositionCodec) -> list[tuple[Finding, lsp.Range]]:
        """The findings whose words touch a range."""
        lines = lines_of(self.text)
        placed = ((finding, place(finding.location, lines, codec)) for finding in self.findings)
        return [
            (finding, where) for finding, where in placed if _before(where.start, asked.end) and _before(asked.start, where.end)
        ]

    def _diagnostic(self, finding: Finding, lines: list[str], codec: PositionCodec) -> lsp.Diagnostic:
        return lsp.Diagnostic(
            range=place(finding.location, lines, codec),
            message=finding.message,
            severity=SEVERITIES[finding.severity],
            code=finding.rule,
            source="audit",
            data=finding.fingerprint,
            related_information=[
                lsp.DiagnosticRelatedInformation(
                    lsp.Location(self.uri, place(evidence.location, lines, codec)), f"“{evidence.quote}” – {evidence.says}"
                )
                for evidence in finding.evidence
                if evidence.location is not None and evidence.path == finding.location.path
            ],
        )


def opened(uri: str, language: str, text: str, version: int | None, configurations: Configurations) -> OpenPage | None:
    """The audit of what an editor holds of a file; None for what is no article.

    Raises `FileError` for a configuration, a rule or a baseline that cannot be used.
    """
    path = Path(uris.to_fs_path(uri) or f"untitled{ENDINGS.get(language, '.md')}")
    if path.suffix.lower() not in SUFFIXES:
        return None
    text = text.removeprefix("\ufeff")
    if path.exists() and not configurations.config(path).wants(path):
        return OpenPage(uri, path, text, version)
    run = audited([Page(path, text)], configurations, date.today())
    here = run.in_force[str(path)]
    counted = tuple(finding for finding in run.result.findings if finding.status is Status.NEW and _sure(finding, here))
    return OpenPage(uri, path, text, version, counted, run.result.problems, here)


def place(location: Location, lines: list[str], codec: PositionCodec) -> lsp.Range:
    """A location as the editor counts: lines and columns from 0, columns in the units that were agreed on (UTF-16 mostly)."""
    start = lsp.Position(location.line - 1, location.column - 1)
    end = lsp.Position(location.end_line - 1, location.end_column - 1)
    return codec.range_to_client_units(lines, lsp.Range(start, end))


def lines_of(text: str) -> list[str]:
    """The lines of a text, with their ends."""
    starts = line_starts(text)
    return [text[a:b] for a, b in zip(starts, (*starts[1:], len(text)), strict=True)]


def _before(first: lsp.Position, second: lsp.Position) -> bool:
    return (first.line, first.character) <= (second.line, second.character)


def _sure(finding: Finding, here: InForce) -> bool:
    """Not below the least confidence that reports show, which is medium where the configuration says nothing."""
    least = here.said("min_confidence")
    return finding.confidence.rank >= (least.rank if least else 1)
