"""The five things people add, each as CONTRIBUTING.md shows it, carried out in a copy of the checkout.

A fence after `<!-- file: PATH -->` is a new file, a `console` fence holds commands, a fence after `<!-- python -->` is run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from textus.base.bundles import known
from textus.base.knowledge import languages
from textus.rendering.formats import formats

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COPIED = ("pipeline", "schema", "xslt", "tools", "tests", "tei/encoded", "pyproject.toml")
TOOLS = {
    "check": (("tools.check_bundles",), ("tools.check_languages",)),
    "generate": (("tools.generate",),),
    "test": (("pytest", "-q", "-p", "no:cacheprovider"),),
}
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
_SECTION = re.compile(r"^### (?P<title>[^\n]+)\n(?P<words>.*?)(?=^##)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(
    r"^<!-- file: (?P<path>\S+) -->\n(?P<fence>`{3,})\w+\n(?P<words>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_CONSOLE = re.compile(r"^```console\n(?P<words>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = {match["title"]: match["words"] for match in _SECTION.finditer(PAGE)}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the additions are made to, without what git does not keep."""
    for name in COPIED:
        source, copy = ROOT / name, tmp_path / "checkout" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy(source, copy)
    return tmp_path / "checkout"


def run(checkout: Path, *arguments: str) -> str:
    """What `./run` prints in the copy, with the libraries of this environment; it must end well."""
    said = ""
    for tool in TOOLS.get(arguments[0], (("textus", arguments[0]),)):
        done = subprocess.run(
            [sys.executable, "-m", *tool, *arguments[1:]],
            cwd=checkout,
            env=os.environ | {"PYTHONPATH": os.pathsep.join((str(checkout / "pipeline"), str(checkout)))},
            capture_output=True,
            text=True,
            check=False,
        )
        said += done.stdout + done.stderr
        assert done.returncode == 0, f"{' '.join(arguments)}: {said}"
    return said


def carry_out(title: str, checkout: Path) -> list[str]:
    """Write the files that a section shows and run its commands; what each printed."""
    for file in _FILE.finditer(SECTIONS[title]):
        path = checkout / file["path"]
        assert not path.exists(), f"{file['path']} is no addition"
        path.write_text(file["words"], encoding="utf-8")
    commands = [line for console in _CONSOLE.finditer(SECTIONS[title]) for line in console["words"].splitlines()]
    assert all(command.startswith("$ ./run ") for command in commands)
    return [run(checkout, *shlex.split(command)[2:]) for command in commands]


def body(checkout: Path, text: str) -> etree._Element:
    """What the copy makes of a text."""
    (checkout / "new.txt").write_text(text, encoding="utf-8")
    run(checkout, "encode", "new.txt", "-o", "new.xml")
    return etree.parse(checkout / "new.xml").getroot()


def paths(title: str) -> list[str]:
    return [match["path"] for match in _FILE.finditer(SECTIONS[title])]


def test_a_language_is_one_file(checkout: Path) -> None:
    letter = (
        "Stockholm, den 3 november 1911\n\nKära Ilse,\n\nJag har inte hört av dig, och det är så att vi väntar på den båt "
        "som skulle ha kommit med brev till oss för en vecka sedan.\n\nDin tillgivne\n\nAnton Prey\n"
    )
    (path,) = paths("A language")
    assert Path(path).stem not in languages()
    *_, coverage = carry_out("A language", checkout)
    assert "base: partial" in coverage
    assert "drama: missing" in coverage
    made = body(checkout, letter)
    assert [found.get("ident") for found in made.iterfind(".//t:langUsage/t:language", TEI)] == ["sv"]
    assert [found.text for found in made.iterfind(".//t:text//t:salute", TEI)] == ["Kära Ilse,", "Din tillgivne"]
    run(checkout, "test", "tests/language/test_knowledge_tables.py", "-k", "sv")
    run(
        checkout,
        "test",
        "tests/language/test_a_language_is_one_file.py",
        "tests/language/test_languages.py",
        "-k",
        "sv or every",
    )


def test_a_kind_of_thing_is_one_bundle(checkout: Path) -> None:
    files = [Path(path) for path in paths("A kind of thing")]
    assert {file.suffix for file in files} == {".py", ".toml", ".md"}
    assert len({file.with_suffix("") for file in files}) == 1
    assert "notice" not in known().roles
    *_, tested = carry_out("A kind of thing", checkout)
    assert re.search(r"\b[1-9]\d* passed", tested)
    made = body(
        checkout, "The ferry leaves at six, and nobody waits for those who are late.\n\n☞ On Sundays there is none.\n"
    )
    assert [found.text for found in made.iterfind(".//t:ab[@type='notice']", TEI)] == ["☞ On Sundays there is none."]


def test_a_format_is_one_stylesheet(checkout: Path) -> None:
    (path,) = paths("An output format")
    assert Path(path).stem not in formats()
    _, tested = carry_out("An output format", checkout)
    assert re.search(r"\b[1-9]\d* passed", tested)
    source = etree.parse(checkout / "tei" / "encoded" / "wren-lamplighter.xml")
    heads = [" ".join("".join(head.itertext()).split()) for head in source.iterfind(".//t:text//t:head", TEI)]
    assert heads
    assert (checkout / "headings.txt").read_text(encoding="utf-8").splitlines() == heads
    assert "headings" in run(checkout, "render", "--help")


def test_a_rule_is_one_pattern(checkout: Path) -> None:
    assert len(paths("A rule")) == 1
    generated, tested = carry_out("A rule", checkout)
    assert "schema/textus.sch: written" in generated
    assert re.search(r"\b[1-9]\d* passed", tested)
    assert "The notice has no text." in run(checkout, "rule", "notice-has-text")


def test_a_program_uses_textus_as_shown() -> None:
    (program,) = re.findall(r"^<!-- python -->\n```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    exec(compile(program, "CONTRIBUTING.md", "exec"), {})


def test_all_five_things_are_carried_out() -> None:
    assert list(SECTIONS) == [
        "A language", "A kind of thing", "An output format", "A rule", "Something that uses textus",
    ]  # fmt: skip
