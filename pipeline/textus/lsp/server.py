"""The server: what an editor tells and asks, and in which order it is worked off.

Everything is computed in one thread beside the one that talks, one thing after the other. A file is looked at when
nothing was typed for a moment; what was found in a text that has changed meanwhile is not told. Texts are sent whole,
because the library that keeps them takes form feeds and other characters for ends of lines when it puts in parts.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from textus.base.version import __version__
from textus.decide import explain_text
from textus.lsp import fixes, protocol, shapes, telling
from textus.lsp.checking import Checked
from textus.lsp.desk import Desk, Open, path_of
from textus.lsp.positions import Ruler
from textus.record import record

DELAY = 0.3
"""seconds without a keystroke before a file is looked at"""
WATCHED = ("**/*.toml", "**/*.csv")
Answer = TypeVar("Answer")
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The language server of textus."""

    def __init__(self, phase: str, delay: float = DELAY) -> None:
        super().__init__("textus", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.desk = Desk(phase)
        self._delay = delay
        self._waiting: dict[Path, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="textus")
        _serve(self)

    # ------------------------------------------------------------------------------------------------- what is told
    def changed(self, path: Path, *, at_once: bool = False) -> None:
        """Look at what a file is part of, soon or at once."""
        for work in self.desk.concerned(path):
            if work in self._waiting:
                self._waiting[work].cancel()
            self._waiting[work] = asyncio.create_task(self._check(work, 0 if at_once else self._delay))

    def closed(self, path: Path) -> None:
        """Forget a file, and look at what else is open of its work."""
        self.tell(self.desk.forget(path))
        self.changed(path)

    def tell(self, paths: Iterable[Path]) -> None:
        """Tell what is known of files."""
        for path in sorted(paths):
            found = self.desk.findings(path)
            ruler = self.ruler(self.desk.text(path) or "")
            file = self.desk.open.get(path)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    uri=self.desk.uri(path),
                    diagnostics=[protocol.diagnostic(one, ruler) for one in found],
                    version=file.version if file else None,
                )
            )

    async def _check(self, work: Path, delay: float) -> None:
        await asyncio.sleep(delay)
        state = self.desk.state(work)
        made = await self.aside(lambda: self.desk.check(work) if self.desk.state(work) == state else None)
        if made is not None and self.desk.state(work) == state and any(state):
            self.tell(self.desk.keep(work, made))
            shown = self.client_capabilities.workspace
            if shown and shown.inlay_hint and shown.inlay_hint.refresh_support:
                self.workspace_inlay_hint_refresh(None)

    async def aside(self, work: Callable[[], Answer]) -> Answer | None:
        """The outcome of some work in the thread for it; None, and a line in the log, where it failed."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        except Exception:
            _log.exception("textus failed; this is a bug in textus: please report it")
            return None

    def ruler(self, text: str) -> Ruler:
        """A text, measured as was agreed on with the editor."""
        return Ruler(text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    # ------------------------------------------------------------------------------------------------- what is asked
    def hover(self, path: Path, position: types.Position) -> types.Hover | None:
        """Why the line was read as it was, and why there is what is found there."""
        ruler = self.ruler(self.desk.text(path) or "")
        here = types.Range(position, position)
        parts = [telling.findings(one for one in self.desk.findings(path) if _touches(ruler, one.place, here))]
        looked = self.desk.look(path)
        if looked is not None:
            reading = looked.reading
            claimed = reading.document, reading.decisions, reading.claims, looked.encoding.text
            try:
                parts.insert(0, telling.explanation(explain_text.of_line(*claimed, position.line + 1)))
            except explain_text.NothingThereError:
                return None
        words = "\n\n---\n\n".join(part for part in parts if part)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words)) if words else None

    def actions(self, path: Path, asked: types.Range) -> list[types.CodeAction]:
        """What the record might say of what is there."""
        ruler, beside = self.ruler(self.desk.text(path) or ""), record.beside(path)
        found = [one for one in self.desk.findings(path) if _touches(ruler, one.place, asked)]
        looked, offered = self.desk.look(path), list[fixes.Fix]()
        if looked is not None:
            offered += fixes.of_passage(looked, ruler.offset(asked.start), ruler.offset(asked.end), found)
        if path.suffix.lower() != ".toml":
            offered += fixes.of_findings(self.desk.checked.get(path, Checked()), path, found)
        text = self.desk.text(beside)
        if text is None and beside.exists():  # a record that cannot be read is not written to
            return []
        edits = ((fix, fixes.edit(fix, text or "", beside)) for fix in offered)
        measured = self.ruler(text or "")
        return [
            protocol.action(fix, protocol.change(self.desk, beside, made, measured, self._creates), ruler)
            for fix, made in edits
            if made is not None
        ]

    @property
    def _creates(self) -> bool:
        """Whether the editor can make files."""
        edits = self.client_capabilities.workspace and self.client_capabilities.workspace.workspace_edit
        kinds = (edits.resource_operations or ()) if edits and edits.document_changes else ()
        return types.ResourceOperationKind.Create in kinds

    def symbols(self, path: Path) -> list[types.DocumentSymbol]:
        """The divisions of a transcription."""
        looked, ruler = self.desk.look(path), self.ruler(self.desk.text(path) or "")
        return [protocol.symbol(part, ruler) for part in shapes.divisions(looked)] if looked else []

    def hints(self, path: Path, asked: types.Range) -> list[types.InlayHint]:
        """What the lines of a transcription are."""
        looked, ruler = self.desk.look(path), self.ruler(self.desk.text(path) or "")
        return protocol.hints(shapes.labels(looked), ruler, asked) if looked else []


def _touches(ruler: Ruler, place: Any, asked: types.Range) -> bool:
    marked = ruler.marked(place.line, place.column)
    return marked.start <= asked.end and asked.start <= marked.end


def _serve(server: Server) -> None:
    """Say which function answers what."""
    _listen(server)
    action = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        path = path_of(params.text_document.uri)
        return await server.aside(lambda: server.hover(path, params.position))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, action)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        path, only = path_of(params.text_document.uri), params.context.only
        if only and not {types.CodeActionKind.QuickFix, types.CodeActionKind.Empty} & set(only):
            return []
        return await server.aside(lambda: server.actions(path, params.range))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        path = path_of(params.text_document.uri)
        return await server.aside(lambda: server.symbols(path))

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        path = path_of(params.text_document.uri)
        return await server.aside(lambda: server.hints(path, params.range))


def _listen(server: Server) -> None:
    def take(uri: str, version: int, at_once: bool) -> None:
        document = server.workspace.get_text_document(uri)
        path = path_of(uri)
        server.desk.take(path, Open(uri, document.source, version, document.language_id or ""))
        server.changed(path, at_once=at_once)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        take(params.text_document.uri, params.text_document.version, True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        take(params.text_document.uri, params.text_document.version, False)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        server.desk.drop(path)
        server.closed(path)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def elsewhere(params: types.DidChangeWatchedFilesParams) -> None:
        for path in {path_of(one.uri) for one in params.changes}:
            server.changed(path)

    @server.feature(types.INITIALIZED)
    async def ready(_: types.InitializedParams) -> None:
        can = server.client_capabilities.workspace
        watching = can and can.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("textus-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(types.RegistrationParams([wanted]))
