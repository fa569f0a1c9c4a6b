"""The tutorial and the how-to guides do what they show.

In a page, a fence after `<!-- file: NAME -->` is written to that file; a `console` fence is run, command by command, and
must print what it shows; a fence after `<!-- excerpt: NAME FIRST … LAST -->` must be those lines of the file.
`--write-expected` writes the shown parts anew.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.conftest import ROOT
from textus.cli._exits import EXIT_CODES

DOCS = ROOT / "docs"
LETTER = "tutorial/first-edition.md"
PAGES = sorted(
    page.relative_to(DOCS).as_posix() for folder in ("tutorial", "how-to") for page in (DOCS / folder).glob("*.md")
)
_PART = re.compile(
    r"(?P<head>(?:<!-- (?P<kind>file|excerpt): (?P<what>[^\n]+) -->\n)?```(?P<language>\w*)\n)(?P<words>.*?)(?P<foot>^```$)",
    re.DOTALL | re.MULTILINE,
)
_SECONDS = re.compile(r"\b\d+\.\d s\b")


def run(command: str, cwd: Path) -> str:
    """What a command prints, findings and all; commands of textus are those of this checkout."""
    words = shlex.split(command)
    assert words[0] == "textus", f"only commands of textus are shown: {command}"
    command_line = [sys.executable, "-m", "textus", *words[1:]]
    done = subprocess.run(command_line, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout.decode("utf-8")


def produced(part: re.Match[str], here: Path) -> str:
    """What a part of a page shows, if the program does what it says."""
    if part["kind"] == "file":
        (here / part["what"]).write_text(part["words"], encoding="utf-8")
    elif part["kind"] == "excerpt":
        name, _, marks = part["what"].partition(" ")
        first, _, last = marks.partition(" … ")
        return excerpt((here / name).read_text(encoding="utf-8"), first, last)
    elif part["language"] == "console":
        commands = [line[2:] for line in part["words"].split("\n") if line.startswith("$ ")]
        return "".join(f"$ {command}\n{run(command, here)}" for command in commands)
    return part["words"]


def excerpt(words: str, first: str, last: str) -> str:
    """Whole lines from the one with `first` to the one with `last`."""
    lines = words.split("\n")
    start = next(number for number, line in enumerate(lines) if first in line)
    stop = next(number for number, line in enumerate(lines) if number >= start and last in line)
    return textwrap.dedent("\n".join(lines[start : stop + 1])) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_the_program_does(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = DOCS / name
    words = page.read_text(encoding="utf-8")
    if name != LETTER:  # the guides work on the letter of the tutorial
        for part in _PART.finditer((DOCS / LETTER).read_text(encoding="utf-8")):
            if part["kind"] == "file":
                produced(part, tmp_path)
        run("textus encode letter.txt -o letter.xml --quiet", tmp_path)
    made = [produced(part, tmp_path) for part in _PART.finditer(words)]
    if request.config.getoption("--write-expected"):
        new = iter(made)
        page.write_text(_PART.sub(lambda part: part["head"] + next(new) + part["foot"], words), encoding="utf-8")
        return
    shown = [part["words"] for part in _PART.finditer(words)]
    assert [_SECONDS.sub("… s", part) for part in made] == [_SECONDS.sub("… s", part) for part in shown]


def test_the_guide_to_continuous_integration_has_the_exit_codes() -> None:
    page = (DOCS / "how-to/continuous-integration.md").read_text(encoding="utf-8").replace("`", "")
    codes = re.findall(r"^ *(\d)  (.+)$", EXIT_CODES, re.MULTILINE)
    assert re.findall(r"^\| (\d) \| (.+) \|$", page, re.MULTILINE) == codes
