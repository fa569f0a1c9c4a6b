"""Which files are read and written, and that a file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from textus.base import files


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def targets(inputs: list[str], out: str) -> list[str]:
    return [os.fspath(job.target) for job in files.plan(inputs, out, files.is_transcription, ".xml") if job.target]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, "a.txt", "b.txt", "d/e.txt", "d/f/g.TXT", "d/README.txt", "d/.h/i.txt", "d/.j.txt", "d/k.xml")
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "out", "expected"),
    [
        (["a.txt"], "a.xml", ["a.xml"]),
        (["a.txt"], "new/deep/a.xml", ["new/deep/a.xml"]),
        (["a.txt"], "out", ["out/a.xml"]),
        (["a.txt"], "out.d/", ["out.d/a.xml"]),
        (["a.txt"], "d", ["d/a.xml"]),
        (["a.txt"], "b.txt", ["b.txt"]),
        (["a.txt", "b.txt"], "x.y", ["x.y/a.xml", "x.y/b.xml"]),
        (["d"], "x.y", ["x.y/e.xml", "x.y/f/g.xml"]),
        (["d/"], "d", ["d/e.xml", "d/f/g.xml"]),
        (["d/README.txt"], "out", ["out/README.xml"]),
        (["d", "a.txt"], "out", ["out/e.xml", "out/f/g.xml", "out/a.xml"]),
    ],
)
def test_where_results_go(inputs: list[str], out: str, expected: list[str]) -> None:
    assert targets(inputs, out) == expected


def test_a_dash_means_standard_output() -> None:
    assert files.plan(["a.txt"], "-", files.is_transcription, ".xml")[0].target is None


@pytest.mark.parametrize(
    ("inputs", "out", "words"),
    [
        (["none.txt"], "out", "no such file or folder: none.txt"),
        (["a.txt", "b.txt"], "-", "2 files cannot all be written to standard output"),
        (["a.txt", "b.txt"], "d/k.xml", "2 files cannot all be written to the file d/k.xml"),
        (["a.txt", "./a.txt"], "out", "would both be written to out/a.xml"),
        (["d", "d/e.txt"], "out", "d/e.txt and d/e.txt would both be written to out/e.xml"),
        (["a.txt"], "a.txt", "a.txt is an input and would be overwritten"),
        (["a.txt"], "link.xml", "link.xml is an input and would be overwritten"),
        (["a.txt"], "hard.xml", "hard.xml is an input and would be overwritten"),
        (["empty"], "out", "nothing to do: no suitable file in empty"),
    ],
)
def test_what_cannot_be_meant_is_said(here: Path, inputs: list[str], out: str, words: str) -> None:
    (here / "empty").mkdir()
    (here / "link.xml").symlink_to("a.txt")
    os.link(here / "a.txt", here / "hard.xml")
    with pytest.raises(files.PlanError) as told:
        files.plan(inputs, out, files.is_transcription, ".xml")
    assert words in str(told.value)


def test_built_folders_hold_no_transcriptions(here: Path) -> None:
    make(here, "c/x.txt", "c/site/text/x.txt", f"c/site/{files.BUILD_MARK}")
    assert files.find(here / "c", files.is_transcription) == (here / "c/x.txt",)


def test_a_folder_linked_into_itself_is_walked_once(here: Path) -> None:
    (here / "d/loop").symlink_to("..")
    assert targets(["d"], "out") == ["out/e.xml", "out/f/g.xml"]


def test_a_file_is_replaced_whole_and_keeps_its_mode_and_its_link(here: Path) -> None:
    (here / "link.xml").symlink_to("a.txt")
    (here / "a.txt").chmod(0o604)
    files.write(here / "link.xml", b"new")
    assert (here / "link.xml").is_symlink()
    assert (here / "a.txt").read_bytes() == b"new"
    assert stat.S_IMODE((here / "a.txt").stat().st_mode) == 0o604


def test_a_new_file_has_the_mode_the_user_wishes_for_new_files(here: Path) -> None:
    make(here, "usual")
    files.write(here / "n.xml", b"")
    assert (here / "n.xml").stat().st_mode == (here / "usual").stat().st_mode


def test_a_failed_write_leaves_the_old_file_and_nothing_else(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(os.listdir(here))
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        files.write(here / "a.txt", b"new")
    assert (here / "a.txt").read_text() == "a.txt"
    assert sorted(os.listdir(here)) == before


def test_a_device_is_written_to_and_stays_a_device() -> None:
    files.write(Path(os.devnull), b"x")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_name_as_long_as_names_may_be_can_be_written(here: Path) -> None:
    name = here / ("n" * 251 + ".xml")
    files.write(name, b"x")
    assert name.read_bytes() == b"x"
