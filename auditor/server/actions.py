"""What an editor offers to do about a finding: put a suggestion in, or begin a suppression that still needs its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from auditor import engine
from auditor.model.finding import Finding, Location, Status
from auditor.server.page import OpenPage, lines_of, place


def offered(page: OpenPage, asked: lsp.Range, codec: PositionCodec) -> Iterator[lsp.CodeAction]:
    """The actions for the findings in a range."""
    for finding, where in page.at(asked, codec):
        if finding.suggestion is not None:
            title = f"Write “{finding.suggestion.text}”"
            yield _action(title, finding, page, lsp.TextEdit(where, finding.suggestion.text), finding.suggestion.safe)
        edit = _directive(finding, page, codec)
        if edit is not None:
            yield _action(f"Suppress {finding.rule} here: write the reason behind the colon", finding, page, edit, False)


def _action(title: str, finding: Finding, page: OpenPage, edit: lsp.TextEdit, preferred: bool) -> lsp.CodeAction:
    return lsp.CodeAction(
        title=title,
        kind=lsp.CodeActionKind.QuickFix,
        is_preferred=preferred or None,
        edit=lsp.WorkspaceEdit(changes={page.uri: [edit]}),
    )


def _directive(finding: Finding, page: OpenPage, codec: PositionCodec) -> lsp.TextEdit | None:
    """A comment that suppresses the finding once it has a reason, at the first place where a comment does that.

    It is tried out: some places take no comment (front matter, a title, plain text), or would cover something else.
    """
    opening, closing = ("{/*", "*/}") if page.path.suffix.lower() == ".mdx" else ("<!--", "-->")
    lines = lines_of(page.text)
    at = finding.location
    ends = len(lines[at.end_line - 1].rstrip())
    for line, column, before, after in (
        (at.end_line, ends, " ", ""),
        (at.end_line, at.end_column - 1, "", ""),
        (at.line, 0, "", "\n\n"),
    ):
        start, end = f"{before}{opening} audit: ignore {finding.rule}:", f" {closing}{after}"
        if _suppresses(f"{start} tried out{end}", line, column, finding, page):
            where = place(Location(at.path, line, column + 1, line, column + 1), lines, codec)
            return lsp.TextEdit(where, start + end)
    return None


def _suppresses(comment: str, line: int, column: int, finding: Finding, page: OpenPage) -> bool:
    """Whether the comment, put in at a line (from 1) and column (from 0), silences this finding and breaks nothing."""
    if page.in_force is None:
        return False
    lines = lines_of(page.text)
    lines[line - 1] = lines[line - 1][:column] + comment + lines[line - 1][column:]
    rules = page.in_force.rules.select([finding.rule])
    found = engine.audit_text("".join(lines), str(page.path), rules, date.today()).findings
    silenced = [one for one in found if one.status is Status.SUPPRESSED and one.quote == finding.quote]
    return bool(silenced) and all(one.rule == finding.rule for one in found)
