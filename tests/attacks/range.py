"""Where the attacks are tried: a folder with a canary, a host nobody may call, and every command on it."""

from __future__ import annotations

import os
import re
import socketserver
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from textus.cli import textus

WORD = "CANARY-7F3A"
EXITS = (0, 1, 2)
"""3 would say that textus itself failed"""
_COMMAND = re.compile(r"::(?!(error|warning|notice|group|endgroup)\b)|##vso|::\S+::[xy]$")
"""what a workflow would obey and our own report does not say"""


@dataclass
class Result:
    """What came of one attack on one command; `harm` says what should not have happened."""

    code: int
    harm: list[str] = field(default_factory=list)


class _Host(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.server.calls.append(self.client_address)  # type: ignore[attr-defined]


class Range:
    """One folder, its canary and its host."""

    def __init__(self, folder: Path, calls: list[object], port: int) -> None:
        self.folder, self.calls = folder, calls
        self.secret = folder / "secret" / "word"
        self.work = folder / "work"
        self.out = folder / "out"
        for each in (self.secret.parent, self.work, self.out):
            each.mkdir()
        self.secret.write_text(WORD)
        self.secret.with_name("word.xml").write_text(f"<x>{WORD}</x>")
        self.secret.with_name("word.json").write_text(f'["{WORD}"]')
        self._fill = {
            "{uri}": self.secret.as_uri(), "{file}": str(self.secret), "{host}": f"http://127.0.0.1:{port}",
            "{out}": (folder / "secret" / "written").as_uri(), "{folder}": self.secret.parent.as_uri(),
        }  # fmt: skip

    def put(self, name: str, text: str) -> Path:
        """A file to be attacked with."""
        for old, new in self._fill.items():
            text = text.replace(old, new)
        path = self.work / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return path

    def attack(self, *arguments: str | Path) -> Result:
        """Run a command, and say what harm it did."""
        before, called = self._state(), len(self.calls)
        shown = CliRunner().invoke(textus, [os.fspath(each) for each in arguments], env={"TEXTUS_CANARY": WORD})
        result = Result(shown.exit_code)
        if shown.exit_code not in EXITS or (shown.exception and not isinstance(shown.exception, SystemExit)):
            result.harm.append(f"broke down: {shown.exit_code}, {shown.exception!r}")
        if "internal-error" in shown.output or "Traceback" in shown.output:
            result.harm.append("an error of the program itself")
        result.harm += _said(shown.output, shown.stdout)
        if WORD in shown.output or any(WORD.encode() in path.read_bytes() for path in self._files(self.out)):
            result.harm.append("read the canary")
        if len(self.calls) > called:
            result.harm.append("called the host")
        if changed := self._state() ^ before:
            result.harm.append(f"wrote {sorted(name for name, _ in changed)[:3]}")
        result.harm += [f"a script in {path.name}" for path in self._files(self.out) if _has_script(path)]
        return result

    def clear(self) -> None:
        """Take away what was made."""
        for path in self._files(self.out):
            path.unlink()

    def _state(self) -> set[tuple[str, bytes]]:
        """The files beside the folder for outputs, and what is in them."""
        return {
            (str(path.relative_to(self.folder)), path.read_bytes())
            for path in self._files(self.folder)
            if self.out not in path.parents
        }

    def _files(self, folder: Path) -> Iterator[Path]:
        return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _said(output: str, stdout: str) -> Iterator[str]:
    if any(code in output for code in ("\x1b", "\x9b", "\u202e")):
        yield "said terminal codes"
    if any(_COMMAND.match(line) for line in stdout.splitlines()):
        yield "gave a command to the workflow"


def _has_script(path: Path) -> bool:
    """A page that would run what came from the attack."""
    if path.suffix not in (".html", ".xhtml", ".svg"):
        return False
    data = path.read_bytes()
    return b"<script>alert" in data or b'href="javascript:' in data or b"onerror=" in data


@contextmanager
def opened(folder: Path) -> Iterator[Range]:
    """A range in an empty folder, with its host listening."""
    with socketserver.TCPServer(("127.0.0.1", 0), _Host) as server:
        server.calls = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield Range(folder, server.calls, server.server_address[1])  # type: ignore[attr-defined]
        finally:
            server.shutdown()


FORMATS = ("html", "text", "markdown", "epub", "jsonld", "bibtex")


def commands(field: Range, kind: str, *attacks: Path) -> Iterator[tuple[str, Sequence[str | Path]]]:
    """Every command that takes files of a kind, with its arguments."""
    sound, out = field.work / "sound.xml", field.out
    if kind == "document":
        yield "validate", ["validate", *attacks]
        yield "validate --phase", ["validate", *attacks, "--phase", "deposit"]
        for schema in ("sound.sch", "sound.rng", "sound.xsd"):
            yield f"validate --schema .{schema[-3:]}", ["validate", *attacks, "--schema", field.work / schema]
        yield "validate --format github", ["validate", *attacks, "--format", "github"]
        yield "validate --format html", ["validate", *attacks, "--format", f"html={out / 'report.html'}"]
        yield "verify", ["verify", *attacks]
        for form in FORMATS:
            yield f"render {form}", ["render", *attacks, "-t", form, "-o", f"{out / 'pages'}/"]
    elif kind == "picture":
        yield "render pdf", ["render", *attacks, "-t", "pdf", "-o", f"{out / 'pages'}/"]
    elif kind == "stylesheet":
        yield "render --xslt", ["render", sound, "-t", "html", "--xslt", *attacks, "-o", out / "page.html"]
    elif kind in ("rules", "grammar"):
        yield "validate --schema", ["validate", sound, "--schema", *attacks]
    elif kind == "text":
        yield "encode", ["encode", *attacks, "-o", f"{out / 'tei'}/"]
        yield "validate", ["validate", *attacks]
        yield "validate --format github", ["validate", *attacks, "--format", "github"]
        yield "validate --format html", ["validate", *attacks, "--format", f"html={out / 'report.html'}"]
        yield "explain", ["explain", attacks[0]]
        yield "record", ["record", attacks[0]]
        yield "render", ["render", out / "tei", "-t", "html", "-o", f"{out / 'pages'}/"]
    elif kind == "settings":
        yield "encode", ["encode", field.work / "sound.txt", "-o", out / "set.xml", "--settings", *attacks]
        yield "build", ["build", field.work, "-o", out / "build", "--settings", *attacks, "--jobs", "1"]
    elif kind in ("record", "name"):
        yield "encode", ["encode", "-o", f"{out / 'tei'}/", "--", *attacks]
        reports = ("--format", "github", "--format", f"html={out / 'report.html'}")
        yield "build", ["build", attacks[0].parent, "-o", out / "build", "--jobs", "1", *reports]
