"""`audit server` as an editor meets it: a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parents[2]
PAGE = """# The 😀 gel that cured every patient

In a trial, 60 adults used the gel for a month. Of the 60, 41 were cured.
"""
HTML = """<h1>The gel that cured every patient</h1>
<p>In a trial, 60 adults used the gel for a month. Of the 60, 41 were cured.</p>
"""
RULE = "overstatement/universal/response"


class Editor:
    """A client with one folder; what the server says of each page comes into a queue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[str] = asyncio.Queue()
        self.versions: dict[str, int] = {}

        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        def shown(params: lsp.ShowMessageParams) -> None:
            self.messages.put_nowait(params.message)

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(shown)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> list[lsp.Diagnostic]:
        self.versions[name] = 1
        item = lsp.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.diagnostics(name)

    async def write(self, name: str, text: str) -> None:
        self.versions[name] += 1
        document = lsp.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def diagnostics(self, name: str) -> list[lsp.Diagnostic]:
        """What the server says next of a page."""
        while True:
            params = await asyncio.wait_for(self.published.get(), 60)
            if params.uri == self.uri(name):
                return list(params.diagnostics)

    async def actions(self, name: str, where: lsp.Range) -> list[lsp.CodeAction]:
        page = lsp.TextDocumentIdentifier(self.uri(name))
        found = await self.client.text_document_code_action_async(lsp.CodeActionParams(page, where, lsp.CodeActionContext([])))
        return [action for action in found or [] if isinstance(action, lsp.CodeAction)]


def edit(folder: Path, session: Callable[[Editor], Awaitable[None]]) -> None:
    """Starts the server, lets a session talk to it, and stops it in the way that editors do."""

    async def run() -> None:
        editor = Editor(folder)
        await editor.client.start_io(sys.executable, "-m", "auditor", "server", cwd=str(ROOT))
        capabilities = lsp.ClientCapabilities()
        await editor.client.initialize_async(lsp.InitializeParams(capabilities, root_uri=folder.as_uri()))
        editor.client.initialized(lsp.InitializedParams())
        await session(editor)
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await editor.client.stop()  # type: ignore[no-untyped-call]

    asyncio.run(run())


def only(diagnostics: list[lsp.Diagnostic], rule: str = RULE) -> lsp.Diagnostic:
    (found,) = [diagnostic for diagnostic in diagnostics if diagnostic.code == rule]
    return found


def test_a_finding_stands_at_its_words_in_the_editors_units_with_its_evidence(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        found = only(await editor.open("gel.md", PAGE))
        start = PAGE.index("every patient") + 1  # 😀 is two units of UTF-16
        assert (found.range.start, found.range.end) == (lsp.Position(0, start), lsp.Position(0, start + 13))
        assert found.severity == lsp.DiagnosticSeverity.Error
        assert found.source == "audit"
        assert found.message == "“every patient” leaves nobody out, but in the study it was 41 of 60."
        first = (found.related_information or [])[0]
        assert first.location.range.start == lsp.Position(2, PAGE.split("\n")[2].index("41"))
        assert first.message == "“41” – in the study it was 41 of 60"

    edit(tmp_path, session)


def test_findings_follow_the_typing_and_go_when_the_page_is_closed(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        only(await editor.open("gel.md", PAGE))
        await editor.write("gel.md", PAGE.replace("every patient", "many"))
        assert [d for d in await editor.diagnostics("gel.md") if d.code == RULE] == []
        await editor.write("gel.md", PAGE.replace("every", "each"))
        assert only(await editor.diagnostics("gel.md")).message.startswith("“each patient”")
        page = lsp.TextDocumentIdentifier(editor.uri("gel.md"))
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(page))
        assert await editor.diagnostics("gel.md") == []

    edit(tmp_path, session)


def test_pointing_at_the_words_tells_the_reason_and_why_it_matters(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        found = only(await editor.open("gel.md", PAGE))
        page = lsp.TextDocumentIdentifier(editor.uri("gel.md"))
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(page, found.range.start))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert f"**error** `{RULE}`" in hover.contents.value
        assert "“every patient” leaves nobody out, but in the study it was 41 of 60." in hover.contents.value
        assert "*Why:*" in hover.contents.value
        nothing = await editor.client.text_document_hover_async(lsp.HoverParams(page, lsp.Position(2, 3)))
        assert nothing is None

    edit(tmp_path, session)


@pytest.mark.parametrize(
    ("name", "text", "put_in"),
    [
        ("gel.md", PAGE, f" <!-- audit: ignore {RULE}: -->"),
        ("gel.mdx", PAGE, f" {{/* audit: ignore {RULE}: */}}"),
        (
            "gel.html",
            HTML,
            f"<!-- audit: ignore {RULE}: -->",
        ),
    ],
)
def test_a_suppression_is_begun_where_it_works_and_asks_for_its_reason(tmp_path: Path, name: str, text: str, put_in: str) -> None:
    async def session(editor: Editor) -> None:
        found = only(await editor.open(name, text, "html" if name.endswith("html") else "markdown"))
        (action,) = [a for a in await editor.actions(name, found.range) if a.title.startswith(f"Suppress {RULE}")]
        (change,) = (action.edit.changes or {})[editor.uri(name)] if action.edit else []
        assert isinstance(change, lsp.TextEdit)
        assert change.new_text == put_in
        lines = text.split("\n")
        line, column = change.range.start.line, change.range.start.character - text[:20].count("😀")
        for reason, codes in (("", [RULE, "editorial/suppression"]), (" quoted from the advert", [])):
            mended = [*lines]
            mended[line] = lines[line][:column] + put_in.replace(f"{RULE}:", f"{RULE}:{reason}") + lines[line][column:]
            await editor.write(name, "\n".join(mended))
            told = await editor.diagnostics(name)
            assert sorted({str(d.code) for d in told} & {RULE, "editorial/suppression"}) == sorted(codes)

    edit(tmp_path, session)


def test_a_suggestion_is_offered_as_a_change(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        text = "Adults take 1.0 mg of folic acid once a day. Ask your doctor first.\n"
        found = await editor.open("dose.md", text)
        (form,) = [d for d in found if str(d.code).startswith("dosage/unit")]
        titles = {action.title: action for action in await editor.actions("dose.md", form.range)}
        edit_of = titles["Write “1 mg”"].edit
        assert edit_of is not None
        assert list((edit_of.changes or {})[editor.uri("dose.md")]) == [lsp.TextEdit(form.range, "1 mg")]

    edit(tmp_path, session)


def test_the_configuration_of_the_folder_counts_and_is_read_again_when_it_changes(tmp_path: Path) -> None:
    config = tmp_path / ".audit.yaml"
    config.write_text("ignore: [overstatement/]\n", encoding="utf-8")

    async def session(editor: Editor) -> None:
        assert [d for d in await editor.open("gel.md", PAGE) if d.code == RULE] == []
        config.write_text(f"severity: {{{RULE}: info}}\n", encoding="utf-8")
        changed = [lsp.FileEvent(config.as_uri(), lsp.FileChangeType.Changed)]
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(changed))
        assert only(await editor.diagnostics("gel.md")).severity == lsp.DiagnosticSeverity.Information

    edit(tmp_path, session)


def test_a_broken_configuration_is_told_and_the_server_goes_on(tmp_path: Path) -> None:
    config = tmp_path / ".audit.yaml"
    config.write_text("ignroe: [overstatement/]\n", encoding="utf-8")

    async def session(editor: Editor) -> None:
        assert await editor.open("gel.md", PAGE) == []
        message = await asyncio.wait_for(editor.messages.get(), 60)
        assert message.startswith("audit: ")
        assert ".audit.yaml:1: Unknown key `ignroe`. Did you mean `ignore`?" in message
        config.unlink()
        gone = [lsp.FileEvent(config.as_uri(), lsp.FileChangeType.Deleted)]
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(gone))
        only(await editor.diagnostics("gel.md"))

    edit(tmp_path, session)


def test_what_is_no_article_has_no_findings(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        assert await editor.open("gel.py", PAGE, "python") == []

    edit(tmp_path, session)
