"""The command line: what it accepts, what it says, where it says it, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from textus import cli
from textus.cli import textus
from textus.findings.finding import Finding, Place, Report, Severity
from textus.publish import collection

LETTER = "Ada Holm\n\nA Letter\n\nDear Sir,\n\nI write to you about the books of the harbour.\n\nYours,\n\nAda Holm\n"
COMMANDS = (
    "build",
    "encode",
    "explain",
    "init",
    "languages",
    "lsp",
    "names",
    "record",
    "render",
    "rule",
    "schema",
    "validate",
    "verify",
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with two letters, a folder of two and a TEI file that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "textus.toml").write_text('[transcription]\nlanguage = "en"\n')  # to identify a language takes a second
    monkeypatch.delenv("TEXTUS_DEBUG", raising=False)
    (tmp_path / "letters").mkdir()
    for name in ("a.txt", "b.txt", "letters/c.txt", "letters/d.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    (tmp_path / "bad.xml").write_text("<TEI", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(textus, arguments, input=stdin)


def real(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    package = os.fspath(Path(cli.__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, os.environ.get("PYTHONPATH", "")])}
    environment.update(more.pop("env", {}))  # type: ignore[call-overload]
    return subprocess.run(
        [sys.executable, "-m", "textus", *arguments],
        capture_output="stdout" not in more,
        env=environment,
        check=False,
        **more,  # type: ignore[call-overload]
    )


FakeEncode = Callable[..., None]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeEncode:
    """Put in place of the encoder one that says what the test wants it to say, by name of file."""

    def install(**by_stem: Severity | Exception | None) -> None:
        def encode(path: Path, *, settings: object, shown: str) -> SimpleNamespace:
            wanted = by_stem.get(path.stem)
            if isinstance(wanted, Exception):
                raise wanted
            place = Place(shown, 5, 1)
            found = [Finding("encode/x", wanted, place, "say", "do", "Dear Sir,")] if wanted else []
            return SimpleNamespace(xml=None if wanted == Severity.ERROR else b"<TEI/>", report=Report(found))

        monkeypatch.setattr(collection.work, "encode", encode)

    return install


BAD_LINES: list[tuple[Sequence[str], str]] = [
    (["encod", "a.txt"], "unknown command 'encod'; did you mean 'encode'?"),
    (["fly"], "No such command 'fly'."),
    (["--fly"], "No such option"),
    (["encode"], "Missing argument 'INPUT...'."),
    (["encode", "a.txt"], "Missing option '-o' / '--output'."),
    (["encode", "none.txt", "-o", "out"], "no such file or folder: none.txt"),
    (["encode", "empty", "-o", "out"], "nothing to do: no suitable file in empty"),
    (["encode", "a.txt", "b.txt", "-o", "-"], "2 files cannot all be written to standard output"),
    (["encode", "a.txt", "b.txt", "-o", "bad.xml"], "2 files cannot all be written to the file bad.xml"),
    (["encode", "a.txt", "-o", "a.txt"], "a.txt is an input and would be overwritten"),
    (["encode", "a.txt", "./a.txt", "-o", "out"], "would both be written to out/a.xml"),
    (["encode", "-", "a.txt", "-o", "out"], "standard input ('-') must be the only input"),
    (["encode", "a.txt", "-o", "x.xml", "--jobs", "0"], "0 is not in the range x>=1"),
    (["encode", "a.txt", "-o", "x.xml", "--jobs", "many"], "'many' is not a valid integer range"),
    (["encode", "a.txt", "-o", "x.xml", "--encoding", "klingon"], "'klingon' is not a known character encoding"),
    (["encode", "a.txt", "-o", "x.xml", "--encoding", "rot13"], "'rot13' is not a known character encoding"),
    (["encode", "a.txt", "-o", "x.xml", "--encoding", "a\0b"], "is not a known character encoding"),
    (["encode", "a.txt", "-o", "x.xml", "--language", "not a tag"], "'not a tag' is not a language tag"),
    (["encode", "a.txt", "-o", "x.xml", "--settings", "none.toml"], "File 'none.toml' does not exist."),
    (["encode", "a.txt", "-o", "x.xml", "--fail-on", "doom"], "'doom' is not one of"),
    (["encode", "a.txt", "-o", "x.xml", "--min-severity", ""], "is not one of"),
    (["validate"], "Missing argument 'INPUT...'."),
    (["validate", "none.xml"], "no such file or folder: none.xml"),
    (["validate", "empty"], "nothing to do: no suitable file in empty"),
    (["verify"], "Missing argument 'TEI.xml'."),
    (["verify", "none.xml"], "no such file: none.xml"),
    (["verify", "bad.xml", "none.txt"], "no such file: none.txt"),
    (["verify", "bad.xml", "a.txt", "b.txt"], "Got unexpected extra argument (b.txt)"),
    (["render", "bad.xml", "-o", "out"], "Missing option '-t' / '--to'."),
    (["render", "bad.xml", "--to", "html"], "Missing option '-o' / '--output'."),
    (["render", "bad.xml", "--to", "papyrus", "-o", "out"], "unknown format 'papyrus'; known formats: "),
    (["render", "none.xml", "--to", "html", "-o", "out"], "no such file or folder: none.xml"),
    (["render", "bad.xml", "--to", "html", "-o", "bad.xml"], "bad.xml is an input and would be overwritten"),
    (["render", "bad.xml", "--to", "html", "-o", "out", "--xslt", "none.xsl"], "stylesheet not found: none.xsl"),
    (["render", "bad.xml", "--to", "html", "-o", "out", "--param", "x"], "--param takes NAME=VALUE, not 'x'"),
    (["build"], "Missing argument 'COLLECTION'."),
    (["build", "none"], "Directory 'none' does not exist."),
    (["build", "a.txt"], "Directory 'a.txt' is a file."),
    (["build", "empty"], "no transcription (.txt) found in empty"),
    (["build", "letters", "-o", "letters"], "the build folder letters would contain the collection letters"),
    (["build", "letters", "-o", "."], "the build folder . would contain the collection letters"),
    (["init"], "Missing argument 'FOLDER'."),
    (["init", "letters"], "letters exists and is not an empty folder: nothing was changed"),
    (["init", "a.txt"], "a.txt exists and is not an empty folder: nothing was changed"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD_LINES, ids=[" ".join(line) for line, _ in BAD_LINES])
def test_a_wrong_command_line_is_exit_2_and_its_fault_in_words(here: Path, arguments: list[str], words: str) -> None:
    before = sorted(here.rglob("*"))
    result = run(*arguments)
    assert words in " ".join(result.stderr.split())
    assert result.stdout == ""
    assert result.exit_code == 2
    assert sorted(here.rglob("*")) == before


def test_the_folder_is_the_registry_of_commands() -> None:
    assert tuple(textus.list_commands(None)) == COMMANDS  # type: ignore[arg-type]


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_has_examples_and_exit_codes(command: str, flag: str) -> None:
    result = run(*filter(None, [command]), flag)
    assert result.exit_code == 0
    assert f"Examples:\n    textus {command}" in result.stdout
    assert "Exit codes:\n    0  done" in result.stdout


def test_the_version() -> None:
    assert run("--version").stdout == "textus, version 0.1.0\n"


# encode: where the editions go


def test_one_file_becomes_one_file(here: Path, fake: FakeEncode) -> None:
    fake()
    result = run("encode", "a.txt", "-o", "x.xml")
    assert result.stderr == "1 of 1 encoded, each lossless and valid; no findings\n"
    assert result.stdout == ""
    assert (here / "x.xml").read_bytes() == b"<TEI/>"


def test_files_and_folders_become_a_folder(here: Path, fake: FakeEncode) -> None:
    fake()
    assert run("encode", "a.txt", "letters", "-o", "out").exit_code == 0
    assert sorted(path.name for path in (here / "out").iterdir()) == ["a.xml", "c.xml", "d.xml"]


def test_data_goes_to_standard_output_and_words_beside_it(fake: FakeEncode) -> None:
    fake(a=Severity.WARNING)
    result = run("encode", "a.txt", "-o", "-")
    assert result.stdout == "<TEI/>"
    assert "a.txt:5:1: warning[encode/x] say" in result.stderr


def test_standard_input_is_a_dash(fake: FakeEncode) -> None:
    fake(**{"standard-input": Severity.WARNING})
    result = run("encode", "-", "-o", "-", stdin=LETTER.encode())
    assert result.stdout == "<TEI/>"
    assert result.stderr.startswith("-:5:1: warning[encode/x] say\n    Dear Sir,\n    ^\n    hint: do\n")


def test_a_refused_file_leaves_its_target_and_does_not_stop_the_others(here: Path, fake: FakeEncode) -> None:
    fake(a=Severity.ERROR)
    (here / "out").mkdir()
    (here / "out/a.xml").write_text("old")
    result = run("encode", "a.txt", "b.txt", "-o", "out")
    assert result.exit_code == 1
    assert "1 of 2 encoded, each lossless and valid; 1 error" in result.stderr
    assert (here / "out/a.xml").read_text() == "old"
    assert (here / "out/b.xml").read_bytes() == b"<TEI/>"


def test_a_place_that_cannot_be_written_is_exit_3_and_does_not_stop_the_others(here: Path, fake: FakeEncode) -> None:
    fake()
    (here / "out/a.xml").mkdir(parents=True)
    result = run("encode", "a.txt", "b.txt", "-o", "out")
    assert result.exit_code == 3
    assert "out/a.xml: error[cli/cannot-write] cannot be written: " in result.stderr
    assert (here / "out/b.xml").exists()
    assert sorted(os.listdir(here / "out")) == ["a.xml", "b.xml"]


def test_a_failure_of_textus_is_exit_3_and_does_not_stop_the_others(here: Path, fake: FakeEncode) -> None:
    fake(a=ZeroDivisionError("division by zero"))
    result = run("encode", "a.txt", "b.txt", "-o", "out")
    assert result.exit_code == 3
    assert "a.txt: error[cli/internal-error] textus failed on this file: ZeroDivisionError: division" in result.stderr
    assert "Traceback" not in result.stderr
    assert (here / "out/b.xml").exists()


# findings: what is shown, and the exit code


@pytest.mark.parametrize(
    ("severity", "options", "code", "shown"),
    [
        (Severity.INFO, [], 0, False),
        (Severity.REVIEW, [], 0, True),
        (Severity.WARNING, [], 0, True),
        (Severity.ERROR, [], 1, True),
        (Severity.REVIEW, ["--fail-on", "review"], 1, True),
        (Severity.REVIEW, ["--fail-on", "warning"], 0, True),
        (Severity.INFO, ["--fail-on", "info"], 1, False),
        (Severity.WARNING, ["--min-severity", "error"], 0, False),
        (Severity.INFO, ["--min-severity", "info"], 0, True),
        (Severity.WARNING, ["--quiet"], 0, False),
        (Severity.ERROR, ["--quiet"], 1, True),
        (Severity.WARNING, ["--quiet", "--min-severity", "warning"], 0, True),
        (Severity.WARNING, ["--quiet", "--fail-on", "warning"], 1, False),
    ],
)
def test_severity_decides_what_is_shown_and_the_exit_code(
    fake: FakeEncode, severity: Severity, options: list[str], code: int, shown: bool
) -> None:
    fake(a=severity)
    result = run("encode", "a.txt", "-o", "x.xml", *options)
    assert result.exit_code == code
    assert (f"a.txt:5:1: {severity}[encode/x] say" in result.stderr) is shown
    assert ("encoded" in result.stderr) is ("--quiet" not in options)


def test_the_summary_says_how_much_was_not_shown(fake: FakeEncode) -> None:
    fake(a=Severity.INFO, b=Severity.WARNING)
    assert run("encode", "a.txt", "b.txt", "-o", "out").stderr.endswith(
        "2 of 2 encoded, each lossless and valid; 1 warning, 1 info (1 not shown)\n"
    )


def test_findings_as_json_in_a_file_or_on_standard_output(here: Path, fake: FakeEncode) -> None:
    fake(a=Severity.INFO)
    told = json.loads(run("encode", "a.txt", "-o", "x.xml", "--json", "-", "-q").stdout)
    assert told["findings"][0]["rule"] == "encode/x"
    assert told["counts"] == {"error": 0, "warning": 0, "review": 0, "info": 1}
    run("encode", "a.txt", "-o", "x.xml", "--json", "f.json")
    assert json.loads((here / "f.json").read_text()) == told


# settings


def test_the_nearest_settings_are_used_options_overrule_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used: dict[str, tuple[object, object]] = {}

    def encode(path: Path, *, settings: collection.Settings, shown: str) -> SimpleNamespace:
        used[path.stem] = settings.language, settings.strict
        return SimpleNamespace(xml=b"<TEI/>", report=Report())

    monkeypatch.setattr(collection.work, "encode", encode)
    (here / "textus.toml").write_text('[transcription]\nlanguage = "de"\n')
    (here / "letters/textus.toml").write_text('[transcription]\nlanguage = "fr"\n')
    (here / "other.toml").write_text('[transcription]\nlanguage = "nl"\n')
    run("encode", "a.txt", "letters", "-o", "out")
    assert used == {"a": ("de", False), "c": ("fr", False), "d": ("fr", False)}
    run("encode", "letters", "-o", "out", "--settings", "other.toml", "--strict")
    assert used["c"] == ("nl", True)
    run("encode", "letters", "-o", "out", "--settings", "other.toml", "--language", "pl")
    assert used["c"] == ("pl", False)


@pytest.mark.parametrize("text", ["language = ", "langauge = 'de'\n", "[transcription]\nlanguage = 7\n"])
def test_settings_that_cannot_be_used_are_exit_2_and_nothing_is_done(here: Path, fake: FakeEncode, text: str) -> None:
    fake()
    (here / "textus.toml").write_text(text)
    result = run("encode", "a.txt", "-o", "x.xml")
    assert result.exit_code == 2
    assert "textus.toml" in result.stderr
    assert "; nothing was done" in result.stderr
    assert not (here / "x.xml").exists()


# the guard around everything


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(collection, "encode", fail)
    return cli.main(["encode", "a.txt", "-o", "x.xml"])


def test_no_traceback_reaches_a_user(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(monkeypatch, RuntimeError("cogs")) == 3
    told = capsys.readouterr().err
    assert told.startswith("textus: internal error: RuntimeError: cogs\n")
    assert "please report it" in told
    assert "Traceback" not in told


def test_who_asks_to_debug_gets_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEXTUS_DEBUG", "1")
    assert failing(monkeypatch, RuntimeError("cogs")) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_disk_error_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(monkeypatch, OSError(5, "Input/output error", "a.txt")) == 3
    assert capsys.readouterr().err == "textus: a.txt: Input/output error\n"


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.strip() == ""


def test_main_returns_the_codes_click_would_exit_with(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert cli.main(["fly"]) == 2
    assert "No such command 'fly'." in capsys.readouterr().err


# in a process of its own


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--version"], ["lxml", "rich", "saxonche", "xmlschema", "tomllib"]),
        (["encode", "a.txt", "-o", "x.xml"], ["rich", "saxonche", "xmlschema", "multiprocessing", "numpy"]),
    ],
    ids=["version", "encode"],
)
def test_nothing_heavy_is_imported_before_it_is_needed(arguments: list[str], heavy: list[str]) -> None:
    code = (
        "import sys; from textus.cli import main; code = main(sys.argv[1:]);"
        "print(*(set(sys.modules) & set(" + repr(heavy) + ")), file=sys.stderr)"
    )
    (Path.cwd() / "textus.toml").write_text(
        '[transcription]\nlanguage = "en"\n'
    )  # identifying a language may need numpy
    environment = {
        **os.environ,
        "PYTHONPATH": os.fspath(Path(cli.__file__).parents[2]) + os.pathsep + os.environ.get("PYTHONPATH", ""),
    }
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, env=environment, check=True)
    assert done.stderr.decode().splitlines()[-1] == ""


def test_a_name_the_terminal_cannot_show_is_printed_as_an_escape(here: Path) -> None:
    name = os.fsencode(here) + b"/\xc3\xa9\xff.txt"
    Path(os.fsdecode(name)).write_bytes(b"a\0b")
    done = real(
        "encode", os.fsdecode(name), "-o", "out", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 1
    assert rb"/\xc3\xa9\xff.txt:1:2: error[source/" in done.stderr


def test_a_reader_that_goes_away_is_not_complained_about(here: Path) -> None:
    read, written = os.pipe()
    os.close(read)
    done = real("encode", "a.txt", "-o", "-", "-q", stdout=written, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (3, b"")


def test_a_full_disk_is_exit_3_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = real("encode", "a.txt", "-o", "-", "-q", stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (3, b"textus: output: No space left on device\n")


def test_several_processes_write_the_same_bytes_as_one(here: Path) -> None:
    assert real("encode", "a.txt", "letters", "-o", "one", "--jobs", "1").returncode == 0
    assert real("encode", "a.txt", "letters", "-o", "two", "--jobs", "2").returncode == 0
    for name in ("a.xml", "c.xml", "d.xml"):
        assert (here / "one" / name).read_bytes() == (here / "two" / name).read_bytes()


def test_several_processes_find_the_same_as_one(here: Path) -> None:
    faulty = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'
    for name in ("b.xml", "a.xml", "c.xml"):
        (here / name).write_text(faulty, encoding="utf-8")
    one, two = (real("validate", "b.xml", "a.xml", "c.xml", "--jobs", number) for number in "12")
    assert one.returncode == two.returncode == 1
    assert b"0 of 3 valid" in one.stderr
    assert one.stderr == two.stderr
