"""The language server as editors meet it: the real one, over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

types = pytest.importorskip("lsprotocol.types", reason="pygls is not installed: pip install -e .[lsp]")

from pygls.lsp.client import LanguageClient  # noqa: E402

from textus.lsp.positions import Ruler  # noqa: E402

LETTER = (ROOT / "tests" / "repository" / "readme" / "letter.txt").read_text(encoding="utf-8")
CALL = LETTER.replace("nobody will", "nobody [7] will")
EVERYTHING = types.Range(types.Position(0, 0), types.Position(1000, 0))
PATIENCE = 60
"""seconds in which a busy machine answers"""


class Editor:
    """An editor with the server running."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.told: dict[str, Any] = {}
        self.news = asyncio.Event()
        self.versions: dict[str, int] = {}

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def tell(params: Any) -> None:
            self.told[Path(params.uri.removeprefix("file://")).name] = params
            self.news.set()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        self.versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str) -> None:
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def close(self, name: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document(name)))

    def document(self, name: str) -> Any:
        return types.TextDocumentIdentifier(self.uri(name))

    async def diagnostics(self, name: str, wanted: Callable[[list[Any]], bool] = lambda _: True) -> list[Any]:
        """What the server tells of the file as it is now, once it is what is wanted."""
        async with asyncio.timeout(PATIENCE):
            while True:
                told = self.told.get(name)
                if told and told.version in (None, self.versions.get(name)) and wanted(list(told.diagnostics)):
                    return list(told.diagnostics)
                self.news.clear()
                await self.news.wait()

    async def hover(self, name: str, line: int, column: int = 0) -> str:
        params = types.HoverParams(self.document(name), types.Position(line, column))
        told = await self.client.text_document_hover_async(params)
        return told.contents.value if told else ""

    async def fixes(self, name: str, line: int, column: int = 0) -> dict[str, Any]:
        place = types.Position(line, column)
        context = types.CodeActionContext(diagnostics=[])
        params = types.CodeActionParams(self.document(name), types.Range(place, place), context)
        return {fix.title: fix for fix in await self.client.text_document_code_action_async(params) or ()}


def edited(fix: Any, texts: dict[str, str]) -> dict[str, str]:
    """Texts by the name of their file, after an editor has applied a quick fix."""
    made = dict(texts)
    for change in fix.edit.document_changes:
        if isinstance(change, types.CreateFile):
            made.setdefault(Path(change.uri).name, "")
            continue
        name = Path(change.text_document.uri).name
        for edit in change.edits:
            ruler = Ruler(made[name])
            start, end = ruler.offset(edit.range.start), ruler.offset(edit.range.end)
            made[name] = made[name][:start] + edit.new_text + made[name][end:]
    return made


@asynccontextmanager
async def editor(folder: Path, *options: str) -> AsyncIterator[Editor]:
    client = LanguageClient("tests", "1")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    await client.start_io(sys.executable, "-m", "textus", "lsp", *options, env=environment)
    edits = types.WorkspaceEditClientCapabilities(
        document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
    )
    able = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(workspace_edit=edits))
    await client.initialize_async(types.InitializeParams(able, root_uri=folder.as_uri()))
    client.initialized(types.InitializedParams())
    try:
        yield Editor(client, folder)
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()


def meet(folder: Path, story: Callable[[Editor], Awaitable[None]], *options: str) -> None:
    """Let an editor and the server meet."""

    async def met() -> None:
        async with editor(folder, *options) as one:
            await story(one)

    asyncio.run(met())


def rules(diagnostics: list[Any]) -> list[str]:
    return [one.code for one in diagnostics]


def test_findings_come_and_go_as_one_types(tmp_path: Path) -> None:
    async def story(one: Editor) -> None:
        one.open("letter.txt", LETTER)
        assert await one.diagnostics("letter.txt") == []
        one.type("letter.txt", CALL)
        (found,) = await one.diagnostics("letter.txt", bool)
        assert found.code == "encode/call-without-note"
        assert "[7]" in CALL.split("\n")[found.range.start.line]
        one.type("letter.txt", LETTER)
        assert await one.diagnostics("letter.txt", lambda told: not told) == []
        one.close("letter.txt")

    meet(tmp_path, story)


def test_characters_are_counted_as_editors_do(tmp_path: Path) -> None:
    """Two units of UTF-16 stand for a letter beyond the first 65,536, and a form feed ends no line."""

    async def story(one: Editor) -> None:
        one.open("letter.txt", CALL.replace("The *Gudrun*", "\f𝔊𝔊 the *Gudrun*"))
        (found,) = await one.diagnostics("letter.txt", bool)
        line = CALL.split("\n").index(next(line for line in CALL.split("\n") if "[7]" in line))
        column = CALL.split("\n")[line].index("[7]")
        assert found.range.start == types.Position(line, column + len("\fxx ") + 2)

    meet(tmp_path, story)


def test_hover_says_why_a_line_was_read_as_it_was(tmp_path: Path) -> None:
    async def story(one: Editor) -> None:
        one.open("letter.txt", LETTER)
        line = LETTER.split("\n").index("Velden, November 3, 1911")
        words = await one.hover("letter.txt", line)
        assert words.startswith("**dateline** · ")
        assert "holds a date" in words
        assert 'role = "dateline"' in words
        assert await one.hover("letter.txt", line + 1) == ""

    meet(tmp_path, story)


def test_a_quick_fix_changes_the_reading(tmp_path: Path) -> None:
    """And the record that there was keeps its remarks."""
    record = '# of the letter\r\ntitle = "A Letter"  # as in the print\r\n'

    async def story(one: Editor) -> None:
        one.open("letter.txt", LETTER)
        one.open("letter.toml", record, "toml")
        line = LETTER.split("\n").index("Velden, November 3, 1911")
        fixes = await one.fixes("letter.txt", line)
        assert "Not a dateline" in fixes
        texts = edited(fixes["Not a dateline"], {"letter.toml": record})
        assert texts["letter.toml"].startswith(record + "\r\n[[decision]]\r\nat = ")
        one.type("letter.toml", texts["letter.toml"])
        assert "**dateline**" not in await one.hover("letter.txt", line)

    meet(tmp_path, story)


def test_a_decision_of_the_record_can_be_taken_back(tmp_path: Path) -> None:
    record = 'title = "A Letter"\n\n[[decision]]\nat = "Dear Ilse"\nrole = "epigraph"\n\n# more to come\n'

    async def story(one: Editor) -> None:
        one.open("letter.txt", LETTER)
        one.open("letter.toml", record, "toml")
        line = LETTER.split("\n").index("Dear Ilse:")
        assert (await one.hover("letter.txt", line)).startswith("**epigraph** · decided in the record")
        fixes = await one.fixes("letter.txt", line)
        texts = edited(fixes["Remove the decision from the record: epigraph"], {"letter.toml": record})
        assert texts["letter.toml"] == 'title = "A Letter"\n\n# more to come\n'

    meet(tmp_path, story)


def test_a_finding_is_accepted_in_a_record_made_for_it(tmp_path: Path) -> None:
    async def story(one: Editor) -> None:
        one.open("letter.txt", CALL)
        (found,) = await one.diagnostics("letter.txt", bool)
        fixes = await one.fixes("letter.txt", found.range.start.line, found.range.start.character)
        texts = edited(fixes["Accept in the record: encode/call-without-note"], {})
        one.open("letter.toml", texts["letter.toml"], "toml")
        assert await one.diagnostics("letter.txt", lambda told: not told) == []

    meet(tmp_path, story)


def test_what_is_wrong_with_a_record_is_told_in_the_record(tmp_path: Path) -> None:
    async def story(one: Editor) -> None:
        one.open("letter.txt", LETTER)
        one.open("letter.toml", '[[decision]]\nat = "no such words"\nrole = "date"\n\ntitel = "A"\n', "toml")
        told = await one.diagnostics("letter.toml", bool)
        assert set(rules(told)) <= {"record/bad-value", "record/unknown-key"}
        one.type("letter.toml", '[[decision]]\nat = "no such words"\nrole = "dateline"\n')
        (found,) = await one.diagnostics("letter.toml", lambda told: "record/unmatched-decision" in rules(told))
        assert found.range.start.line == 0
        one.open("textus.toml", '[collection]\ntitel = "A"\n', "toml")
        assert rules(await one.diagnostics("textus.toml")) == ["settings/unknown-key"]

    meet(tmp_path, story)


def test_tei_is_held_against_grammar_and_rules(tmp_path: Path) -> None:
    edition = (ROOT / "tei" / "encoded" / "hartnoll-light.xml").read_text(encoding="utf-8")

    async def story(one: Editor) -> None:
        one.open("a.xml", edition, "xml")
        assert [told.code for told in await one.diagnostics("a.xml") if told.severity == 1] == []
        one.type("a.xml", edition.replace("<body>", "<body><pp/>", 1))
        assert rules(await one.diagnostics("a.xml", bool)) == ["grammar/unknown-element"]
        one.type("a.xml", edition.replace("</body>", "", 1))
        assert "grammar/not-well-formed" in rules(await one.diagnostics("a.xml", bool))
        one.open("pom.xml", "<project><p/></project>", "xml")
        assert await one.diagnostics("pom.xml") == []

    meet(tmp_path, story, "--phase", "none")


def test_divisions_and_roles_can_be_seen(tmp_path: Path) -> None:
    text = (
        "A TALE\n\nI\n\nIt rained upon the mill, and the miller slept.\n\nII\n\nThe mill stood still, and he woke up.\n"
    )

    async def story(one: Editor) -> None:
        one.open("tale.txt", text)
        symbols = await one.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(one.document("tale.txt"))
        )
        assert [symbol.name for symbol in symbols] == ["A TALE", "I", "II"]
        hints = await one.client.text_document_inlay_hint_async(
            types.InlayHintParams(one.document("tale.txt"), EVERYTHING)
        )
        assert (2, "heading") in [(hint.position.line, hint.label) for hint in hints]

    meet(tmp_path, story)


def test_without_its_library_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from textus.cli import main; sys.exit(main(['lsp']))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'textus[lsp]'" in done.stderr


HOSTILE = (
    "",
    "\0",
    "\r\r\n\x0b\x85\u2028",
    "[" * 3000,
    "𝔊" * 3000,
    "* * *\n\n" * 500,
    "[" * 99 + "\n" + "a = 1\n" * 99,
)


def test_no_text_ends_it(tmp_path: Path) -> None:
    async def story(one: Editor) -> None:
        for number, text in enumerate(HOSTILE):
            for name in (f"{number}.txt", f"{number}.xml", f"{number}.toml"):
                one.open(name, text)
                await one.hover(name, 0)
                await one.fixes(name, 0, 99)
        one.open("letter.txt", CALL)
        assert rules(await one.diagnostics("letter.txt", bool)) == ["encode/call-without-note"]

    meet(tmp_path, story)
