"""The server: audits what is open as it changes, and anew when the configuration, the rules or the looked-up sources do."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from auditor import __version__
from auditor.config import Asked, Configurations
from auditor.server.actions import offered
from auditor.server.hover import told
from auditor.server.page import OpenPage, opened
from auditor.yaml_file import FileError

PAUSE = 0.3  # seconds without typing before a page is audited
WATCHED = ("**/*.yaml", "**/.audit-baseline.json")


class Server(LanguageServer):
    """The open pages by their address, and the audits that wait for a pause in the typing."""

    def __init__(self, asked: Asked) -> None:
        super().__init__("auditor", __version__)
        self.asked = asked
        self.configurations = Configurations(asked)
        self.pages: dict[str, OpenPage] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.complained = ""

    def audit(self, uri: str, pause: float = 0.0) -> None:
        """Audits an open page after a pause; an audit of it that still waits is dropped."""
        self.drop(uri)
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._audit(uri, pause))

    def drop(self, uri: str) -> None:
        """Forgets an audit that waits."""
        if (task := self.waiting.pop(uri, None)) is not None:
            task.cancel()

    def anew(self) -> None:
        """Reads the configuration and the rules again, and audits all that is open."""
        self.configurations = Configurations(self.asked)
        for uri in list(self.workspace.text_documents):
            self.audit(uri)

    async def _audit(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        try:
            page = await asyncio.to_thread(opened, uri, document.language_id or "", text, version, self.configurations)
        except (FileError, LookupError) as error:
            self.complain(str(error))
            page = None
        except Exception as error:  # noqa: BLE001 - one page that breaks the tool must not end the server
            self.complain(f"The audit broke: {type(error).__name__}: {error}")
            page = None
        else:
            self.complain("; ".join(problem.message for problem in page.problems) if page else "")
        if page is None:
            self.pages.pop(uri, None)
        else:
            self.pages[uri] = page
        found = page.diagnostics(self.workspace.position_codec) if page else []
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def complain(self, what: str) -> None:
        """Tells the person what is broken, once for as long as it stays the same."""
        if what and what != self.complained:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"audit: {what}"))
        self.complained = what


def make(asked: Asked) -> Server:
    """A server with its features, ready to `start_io`."""
    server = Server(asked)

    @server.feature(lsp.INITIALIZED)
    def initialized(ls: Server, params: lsp.InitializedParams) -> None:
        watching = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
            registration = lsp.Registration("audit-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            ls.client_register_capability(lsp.RegistrationParams([registration]))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.audit(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.audit(params.text_document.uri, PAUSE)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        if Path(uris.to_fs_path(params.text_document.uri) or "").suffix == ".yaml":
            ls.anew()
        else:
            ls.audit(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        ls.anew()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.drop(params.text_document.uri)
        ls.pages.pop(params.text_document.uri, None)
        ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))

    _answers(server)
    return server


def _answers(server: Server) -> None:
    """What the editor asks for: the words on hover, and what can be done."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        page = ls.pages.get(params.text_document.uri)
        here = page.at(lsp.Range(params.position, params.position), ls.workspace.position_codec) if page else []
        if page is None or not here:
            return None
        words = "\n\n---\n\n".join(told(finding, page) for finding, _ in here)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, words), here[0][1])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
    def actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        page = ls.pages.get(params.text_document.uri)
        document = ls.workspace.get_text_document(params.text_document.uri)
        if page is None or page.version != document.version:
            return []  # its places are those of an older text
        return list(offered(page, params.range, ls.workspace.position_codec))
