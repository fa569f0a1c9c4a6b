"""What the README shows is what the program does, and what it names is there.

`--write-expected` writes the shown parts anew.
"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = ROOT / "README.md"
LETTER = ROOT / "tests" / "repository" / "readme" / "letter.txt"
PAGES = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md")
_SHOWN = re.compile(r"(?P<head><!-- shown: (?P<name>[\w-]+) -->\n```\w*\n)(?P<words>.*?)(?P<foot>```\n)", re.DOTALL)
_SECONDS = re.compile(r"\b\d+\.\d s\b")


def textus(*arguments: str, cwd: Path = ROOT) -> str:
    """What a command of textus prints, findings and all."""
    command = [sys.executable, "-m", "textus", *arguments]
    done = subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.decode("utf-8")


def transcription(_: Path) -> str:
    return LETTER.read_text(encoding="utf-8").split("\n\n", 1)[1]


def tei(folder: Path) -> str:
    textus("encode", str(LETTER), "-o", str(folder / "letter.xml"), "--quiet")
    return _excerpt((folder / "letter.xml").read_text(encoding="utf-8"), '<div type="letter">', "</div>")


def build(folder: Path) -> str:
    shown = textus("build", "tei/", "-o", str(folder / "build"))
    return "$ ./run build tei/\n" + shown.replace(f"{folder}/build", "tei/build").replace(str(folder), "tei")


def _excerpt(words: str, first: str, after: str, *, last: bool = True) -> str:
    """Whole lines from the one with `first` to the one with `after`, or to the one before it."""
    lines = words.split("\n")
    start = next(number for number, line in enumerate(lines) if first in line)
    stop = next(number for number, line in enumerate(lines) if number > start and after in line)
    return textwrap.dedent("\n".join(lines[start : stop + last])) + "\n"


PRODUCED: dict[str, Callable[[Path], str]] = {"transcription": transcription, "tei": tei, "build": build}


@pytest.mark.parametrize("name", PRODUCED)
def test_what_the_readme_shows_is_what_the_program_does(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    words = README.read_text(encoding="utf-8")
    shown = {match["name"]: match["words"] for match in _SHOWN.finditer(words)}
    produced = PRODUCED[name](tmp_path)
    if request.config.getoption("--write-expected"):
        put = {name: produced}
        new = _SHOWN.sub(lambda match: match["head"] + put.get(match["name"], match["words"]) + match["foot"], words)
        README.write_text(new, encoding="utf-8")
        return
    assert _timeless(shown[name]) == _timeless(produced)


def _timeless(words: str) -> str:
    return _SECONDS.sub("… s", words)


def test_everything_shown_is_produced() -> None:
    words = README.read_text(encoding="utf-8")
    assert {match["name"] for match in _SHOWN.finditer(words)} == set(PRODUCED)


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_links_to_or_names_is_there(name: str) -> None:
    words = (ROOT / name).read_text(encoding="utf-8")
    targets = set(re.findall(r"\]\((?!https?:|#)([^)#]+)", words))
    targets |= set(re.findall(r"`((?:tests|schema|xslt|pipeline|tei|docs)/[\w./-]+)`", words))
    missing = sorted(target for target in targets if "xx" not in target and not _is_there(target))
    assert missing == []


def _is_there(target: str) -> bool:
    return (ROOT / target).exists() or target.startswith(("tei/build", "docs/_build"))


def test_the_readme_takes_a_screen_and_a_half() -> None:
    lines = README.read_text(encoding="utf-8").split("\n")
    assert len(lines) <= 130
