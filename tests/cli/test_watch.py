"""--watch runs the same command again after every change of one of its files, and of no others."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from textus import cli
from textus.base import files

watchfiles = pytest.importorskip("watchfiles")


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that were run; the watcher sees one change of each file there is, then is interrupted."""
    monkeypatch.chdir(tmp_path)
    for name in ("letters/a.txt", "letters/a.toml", "letters/a.xml", "letters/.a.txt.swp", "letters/.git/b.txt",
                 "letters/build/text/a.txt", f"letters/build/{files.BUILD_MARK}"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    called: list[list[str]] = []

    def watch(*folders: Path, watch_filter: Callable[[object, str], bool], recursive: bool) -> Iterator[object]:
        for folder in folders:
            for path in sorted(folder.rglob("*") if recursive else folder.glob("*")):
                if path.is_file() and watch_filter(None, str(path)):
                    yield {(None, str(path))}

    monkeypatch.setattr(watchfiles, "watch", watch)
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command[3:]))
    return called


@pytest.mark.parametrize(
    ("command", "changed"),
    [
        (["encode", "letters", "-o", "tei/"], ["letters/a.toml", "letters/a.txt"]),
        (["build", "letters"], ["letters/a.toml", "letters/a.txt"]),
        (["validate", "letters"], ["letters/a.toml", "letters/a.txt", "letters/a.xml", "letters/build/text/a.txt"]),
        (["validate", "letters/a.xml"], ["letters/a.toml", "letters/a.txt", "letters/a.xml"]),
    ],
)
def test_the_command_is_run_at_once_and_after_every_change(
    runs: list[list[str]], command: list[str], changed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command, "--watch"]) == 130
    assert capsys.readouterr().err.split() == [word for name in changed for word in ("changed:", name)]
    assert runs == [command] * (1 + len(changed))


def test_what_is_not_there_cannot_be_watched(runs: list[list[str]]) -> None:
    assert cli.main(["validate", "none.xml", "--watch"]) == 2
    assert runs == []
