"""From bytes to a source: what is read and how, what is refused, and where and in which words."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textus.findings.finding import Finding, Severity, rules
from textus.read import detection, source
from textus.read.characters import named
from textus.read.decoding import codec_of, iana_name

GERMAN = (
    "Gestern früh kam der Brief, den du mir vor drei Wochen geschrieben hast. Die Straße über den Deich war\n"
    "überschwemmt, und so lag er in der Mühle, bis der Müller Zeit fand. Größere Neuigkeiten gibt es nicht.\n"
)
FRENCH = (
    "Hier, à la tombée de la nuit, le facteur est arrivé avec votre lettre. Elle était restée à la gare pendant\n"
    "trois semaines, car la rivière a débordé près de l'écluse et personne n'osait traverser. Où êtes-vous ?\n"
)
ENGLISH = (
    "The committee met on Tuesday – “at last”, as the chairman put it – and read the letter. The café beside the\n"
    "quay would close, and the £40 for new books wasn’t there. Nobody spoke of the naïve hope of a second lamp.\n"
)
POLISH = (
    "Wczoraj wieczorem przyszedł twój list. Leżał trzy tygodnie w młynie, bo woda zalała drogę i nikt nie śmiał\n"
    "przejść przez most. Żona młynarza przyniosła go sama i została na kolację. Większych nowości nie ma.\n"
)
RUSSIAN = (
    "Вчера вечером пришло твоё письмо. Три недели оно лежало на мельнице, потому что вода залила дорогу и никто\n"
    "не решался перейти мост. Жена мельника принесла его сама и осталась ужинать. Больших новостей нет.\n"
)
JAPANESE = "昨日の夜、あなたの手紙が届きました。道が水に沈んでいたので、三週間も水車小屋に置いてあったそうです。\n"


def zipped(name: str, content: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


class Read(NamedTuple):
    """Bytes that are read: as which text, in which encoding, how certainly, and with which findings."""

    name: str
    data: bytes
    text: str
    encoding: str = "utf-8"
    certainty: str = "valid"
    findings: tuple[str, ...] = ()
    declared: str | None = None
    strict: bool = False


READ = (
    Read("ASCII", b"Dear Sir,\n", "Dear Sir,\n"),
    Read("UTF-8", "Café\n".encode(), "Café\n"),
    Read("UTF-8, strict", "Café\n".encode(), "Café\n", strict=True),
    Read("UTF-8 with a mark", b"\xef\xbb\xbfCaf\xc3\xa9", "Café", certainty="bom"),
    Read("UTF-8 with two marks: one is content", b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa", certainty="bom"),
    Read("UTF-16, little-endian", b"\xff\xfea\x00\xe9\x00", "aé", "utf-16-le", "bom"),
    Read("UTF-16, big-endian", b"\xfe\xff\x00a\x00\xe9", "aé", "utf-16-be", "bom", strict=True),
    Read("UTF-16 beyond the BMP", "\ufeff𝄞 a".encode("utf-16-le"), "𝄞 a", "utf-16-le", "bom"),
    Read("UTF-32", b"\xff\xfe\0\0a\0\0\0", "a", "utf-32-le", "bom"),
    Read("no newline at the end", b"a", "a"),
    Read("CR LF", b"a\r\nb\r\n", "a\r\nb\r\n"),
    Read("CR", b"a\rb\r", "a\rb\r"),
    Read("form feeds are layout", b"a\n\fb\n", "a\n\fb\n"),
    Read("NEL, LS and PS are content", "a\x85b\u2028c\u2029d".encode(), "a\x85b\u2028c\u2029d"),
    Read("a byte order mark inside is content", "a\ufeffb".encode(), "a\ufeffb"),
    Read("declared", b"caf\xe9", "café", "windows-1252", "declared", declared="cp1252"),
    Read("declared, and strict against guesses only", b"caf\xe9", "café", "iso-8859-1", "declared", (), "latin1", True),
    Read("declared UTF-8, with a mark", b"\xef\xbb\xbfa", "a", "utf-8", "declared", (), "UTF-8"),
    Read("declared UTF-16, with a mark", b"\xfe\xff\x00a", "a", "utf-16-be", "declared", (), "utf-16"),
    Read("declared UTF-16-LE, without a mark", b"a\0b\0", "ab", "utf-16-le", "declared", (), "utf-16-le"),
    Read("declared, with escapes", JAPANESE.encode("iso-2022-jp"), JAPANESE, "iso-2022-jp", "declared", (), "iso-2022-jp"),
    Read("U+FFFD", "a\nb\ufffd\ufffd".encode(), "a\nb\ufffd\ufffd", findings=("2:2 source/lost-character",)),
    Read("C1 controls", "wasn\x92t".encode(), "wasn\x92t", findings=("1:5 source/mojibake",)),
    Read("DEL", b"a\x7fb", "a\x7fb", findings=("1:2 source/mojibake",)),
    Read("UTF-8 made twice", "a cafÃ© â€œb".encode(), "a cafÃ© â€œb", findings=("1:6 source/mojibake",)),
    Read("not made twice", "PÃO, SÃO, â".encode(), "PÃO, SÃO, â"),
    Read("mixed newlines", b"a\r\nb\r\nc\nd", "a\r\nb\r\nc\nd", findings=("3:2 source/mixed-newlines",)),
    Read("HTML", b"\n<!DOCTYPE html>\n<p>a", "\n<!DOCTYPE html>\n<p>a", findings=("2:1 source/marked-up",)),
    Read("XML", b"<?xml version='1.0'?><TEI/>", "<?xml version='1.0'?><TEI/>", findings=("1:1 source/marked-up",)),
    Read("RTF", b"{\\rtf1 a}", "{\\rtf1 a}", findings=("1:1 source/marked-up",)),
    Read("text that begins like a GIF", b"GIF89a is a format", "GIF89a is a format"),
    Read("text that begins like a program", b"MZ met us at the quay", "MZ met us at the quay"),
)  # fmt: skip


class Refused(NamedTuple):
    """Bytes that are refused: by which findings, and with which words among them."""

    name: str
    data: bytes
    findings: tuple[str, ...]
    words: str = ""
    declared: str | None = None
    strict: bool = False


REFUSED = (
    Refused("nothing", b"", ("source/empty",), "contains no text"),
    Refused("a mark and nothing", b"\xef\xbb\xbf", ("source/empty",)),
    Refused("spaces", b" \t\r\n\f\n", ("source/empty",)),
    Refused("spaces of other kinds", " \u2003\u2028".encode(), ("source/empty",)),
    Refused("NUL", b"Dear\nSir\0", ("2:4 source/nul",), "U+0000 NULL is not allowed in XML"),
    Refused("control characters", b"a\x07b\x07\n\x1bc", ("1:2 source/control-character", "2:1 source/control-character"),
            "U+0007 BELL (2 times, first here) is not allowed in XML"),
    Refused("line tabulation", b"a\r\nb\x0bc", ("2:2 source/control-character",), "replace it with a line break"),
    Refused("noncharacters", "a\n\n b\uffff".encode(), ("3:3 source/noncharacter",), "U+FFFF NONCHARACTER"),
    Refused("a mark read backwards", b"\xff\xfea\0\xfe\xff\xff\xfe", ("1:2 source/noncharacter",), "U+FFFE"),
    Refused("surrogates in UTF-8", b"ab\xed\xa0\x80cd", ("1:3 source/undecodable",), "byte 0xED is not valid UTF-8"),
    Refused("a lone surrogate in UTF-16", b"\xff\xfea\0\x00\xd8b\0", ("1:2 source/undecodable",), "UTF-16-LE"),
    Refused("UTF-16 of an odd length", "\ufeffé\n".encode("utf-16-le") + b"a", ("2:1 source/undecodable",), "may be truncated"),
    Refused("UTF-16 without a mark", "Dear Sir".encode("utf-16-le"), ("source/undecodable",), "use --encoding utf-16-le"),
    Refused("UTF-16-BE without a mark", "Dear Sir".encode("utf-16-be"), ("source/undecodable",), "use --encoding utf-16-be"),
    Refused("an accent in an unknown encoding", b"1\r2\r\n caf\xe9", ("3:5 source/undecodable",), "byte 0xE9"),
    Refused("a certain encoding, strict", GERMAN.encode("cp1252"), ("1:11 source/undecodable",),
            "possibly windows-1252", strict=True),
    Refused("UTF-8 with a foreign byte", "Die Mühle:\n über\n den caf".encode() + b"\xe9 hier", ("3:9 source/damaged-utf-8",),
            "byte 0xE9 is not valid UTF-8, unlike the rest of the file"),
    Refused("UTF-8 with foreign bytes", "äöüß".encode() + b"\xe4 a \xf6", ("1:5 source/damaged-utf-8",), "2 such places"),
    Refused("UTF-8 cut short", "Die Mühl".encode() + b"\xc3", ("1:9 source/damaged-utf-8",), "may be truncated"),
    Refused("declared UTF-8", GERMAN.encode("cp1252"), ("1:11 source/undecodable",), "0xFC", "utf-8"),
    Refused("declared ASCII", "aé".encode(), ("1:2 source/undecodable",), "byte 0xC3 is not valid US-ASCII", "ascii"),
    Refused("declared, with a byte it has not", b"a\x81", ("1:2 source/undecodable",), "WINDOWS-1252", "windows-1252"),
    Refused("declared against a mark", b"\xef\xbb\xbfa", ("source/other-mark",), "use --encoding utf-8", "cp1252"),
    Refused("declared UTF-16 without a mark", b"a\0b\0", ("source/undecodable",), "utf-16-le (Windows)", "utf-16"),
    Refused("an unknown encoding", b"a", ("source/unknown-encoding",), "did you mean windows-12", "windows-1525"),
    Refused("no encoding of text", b"a", ("source/unknown-encoding",), "unknown encoding “rot13”", "rot13"),
    Refused("no encoding of files", b"a", ("source/unknown-encoding",), "“idna”", "idna"),
    Refused("no name", b"a", ("source/unknown-encoding",), "", "a\0b"),
    Refused("PDF", b"%PDF-1.4\n1 0 obj", ("source/binary",), "this is a PDF"),
    Refused("PDF, whatever was declared", b"%PDF-1.4\n1 0 obj", ("source/binary",), "this is a PDF", "latin1"),
    Refused("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ("source/binary",), "a PNG image"),
    Refused("JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF\0", ("source/binary",), "a JPEG image"),
    Refused("ZIP", zipped("a.txt"), ("source/binary",), "a ZIP archive"),
    Refused("DOCX", zipped("word/document.xml"), ("source/binary",), "a Word document (DOCX)"),
    Refused("ODT", zipped("mimetype", b"application/vnd.oasis.opendocument.text"), ("source/binary",), "(ODT)"),
    Refused("gzip", gzip.compress(b"Dear Sir", mtime=0), ("source/binary",), "a gzip archive"),
    Refused("DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), ("source/binary",), "an old Word document"),
    Refused("anything else", bytes(range(256)) * 4, ("source/binary",), "a binary file"),
)  # fmt: skip


def told(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Line, column and rule of findings, as the tables above write them."""
    return tuple(
        f"{found.place.line}:{found.place.column} {found.rule}" if found.place.line else found.rule
        for found in findings
    )


@pytest.mark.parametrize("row", READ, ids=lambda row: row.name)
def test_what_is_read(row: Read) -> None:
    read, findings = source.from_bytes(row.data, "a.txt", encoding=row.declared, strict=row.strict)
    assert told(findings) == row.findings
    assert read is not None
    assert (read.text, read.encoding, read.certainty) == (row.text, row.encoding, row.certainty)
    assert (read.sha256, read.size) == (hashlib.sha256(row.data).hexdigest(), len(row.data))


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row.name)
def test_what_is_refused(row: Refused) -> None:
    read, findings = source.from_bytes(row.data, "a.txt", encoding=row.declared, strict=row.strict)
    assert read is None
    assert told(findings) == row.findings
    assert all(found.severity == Severity.ERROR and found.hint for found in findings)
    assert row.words in " ".join(f"{found.message} {found.hint}" for found in findings)


def test_every_rule_is_met_by_a_row() -> None:
    met = {rule.split(" ")[-1] for row in (*READ, *REFUSED) for rule in row.findings}
    met |= {"source/missing", "source/unreadable", "source/guessed-encoding"}  # in tests of their own below
    assert met == {rule for rule in rules() if rule.startswith("source/")}


# ------------------------------------------------------------------------------------------------------------- guesses
CERTAIN = [
    (GERMAN, "windows-1252"), (GERMAN, "mac-roman"), (GERMAN, "cp437"),
    (FRENCH, "windows-1252"), (FRENCH, "mac-roman"), (FRENCH, "cp437"),
    (ENGLISH, "windows-1252"), (ENGLISH, "mac-roman"),
    (POLISH, "iso-8859-2"), (POLISH, "windows-1250"),
    (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"),
    (JAPANESE, "shift-jis"), (JAPANESE, "euc-jp"),
]  # fmt: skip
UNCERTAIN = [
    (b"caf\xe9", "too short to tell"),
    (b"The ferry came late\x97the others at noon, and nobody said a word of it.", "one dash, or a letter"),
    (b"The dues of the club are paid \xa4 and the rest of it is plain enough.", "one sign that could be any"),
    ("In the book stood one word, “книга”, and nobody knew it.".encode("cp1251"), "a foreign word"),
]


@pytest.mark.parametrize(("text", "encoding"), CERTAIN)
@pytest.mark.parametrize("before", ["", "Plain words come first.\n" * 10_000], ids=["at once", "late"])
def test_an_encoding_the_bytes_leave_little_doubt_about_is_guessed_and_said(
    text: str, encoding: str, before: str
) -> None:
    read, findings = source.from_bytes((before + text).encode(encoding), "a.txt")
    assert read is not None
    assert read.text == before + text
    assert read.certainty == "guessed"
    (found,) = findings
    assert (found.rule, found.severity) == ("source/guessed-encoding", Severity.WARNING)
    assert read.encoding in found.message
    assert f"--encoding {read.encoding}" in found.hint
    assert found.place.line == before.count("\n") + 1
    again, findings = source.from_bytes((before + text).encode(encoding), "a.txt", encoding=read.encoding)
    assert again is not None
    assert (again.text, findings) == (read.text, ())


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for data, name in UNCERTAIN])
def test_where_doubt_is_left_nothing_is_guessed(data: bytes) -> None:
    read, findings = source.from_bytes(data, "a.txt")
    assert read is None
    assert [found.rule for found in findings] == ["source/undecodable"]
    assert "specify its encoding with --encoding" in findings[0].hint


def test_an_encoding_is_called_by_a_name_that_can_be_given_back() -> None:
    for name in detection.ENCODINGS:
        codec = codec_of(name)
        assert codec is not None
        assert codec_of(iana_name(codec)) == codec
        assert iana_name(codec) == name


def test_the_detector_is_loaded_only_when_it_is_needed() -> None:
    code = "import sys; from textus.read import source; source.from_bytes('é'.encode(), 'a'); print('chardet' in sys.modules)"
    path = os.pathsep.join([str(Path(source.__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.stdout.strip() == b"False"


# --------------------------------------------------------------------------------------------------------------- files
def test_a_file_is_called_as_it_was_named_or_is_to_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    for shown, expected in ((None, str(path)), ("letters/a.txt", "letters/a.txt")):
        read, _ = source.read(path, shown=shown)
        assert read is not None
        assert read.path == expected


def test_a_file_that_is_not_there_or_no_file_is_a_finding(tmp_path: Path) -> None:
    for path, rule, words in (
        (tmp_path / "none.txt", "source/missing", "file not found"),
        (tmp_path, "source/unreadable", "this is a folder"),
        (tmp_path / "a\0b", "source/unreadable", "cannot be read"),
        (tmp_path / ("a" * 300), "source/unreadable", "cannot be read"),
    ):
        read, (found,) = source.read(path)
        assert read is None
        assert found.rule == rule
        assert words in found.message


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    path.chmod(0)
    read, (found,) = source.read(path)
    assert read is None
    assert (found.rule, "permission denied" in found.message) == ("source/unreadable", True)


def test_permission_denied_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    _, (found,) = source.read(tmp_path / "a.txt")
    assert (found.rule, found.message) == ("source/unreadable", "the file cannot be read: permission denied")


# ------------------------------------------------------------------------------------------------------------ positions
def lines(text: str) -> list[tuple[int, str]]:
    """Where each line starts and what it is, counted character by character."""
    found, start, at = [], 0, 0
    while at < len(text):
        if text[at] in "\r\n":
            end = at
            at += 2 if text[at : at + 2] == "\r\n" else 1
            found.append((start, text[start:end]))
            start = at
        else:
            at += 1
    return [*found, (start, text[start:])]


TEXTS = st.text(st.sampled_from("ab \t\r\n\f\v\x85\u2028é𝄞"), max_size=40) | st.text(max_size=40)


@given(TEXTS)
@example("")
@example("\r\n\r\r\n\n\r")
def test_lines_and_columns_are_those_that_one_counts(text: str) -> None:
    read = source.of_text(text)
    counted = lines(text)
    assert read.line_starts == tuple(start for start, _ in counted)
    assert [read.line(number) for number in range(1, len(counted) + 1)] == [line for _, line in counted]
    for offset in range(len(text) + 1):
        number = sum(start <= offset for start, _ in counted)
        assert read.position(offset) == (number, offset - counted[number - 1][0] + 1)


@given(
    st.binary(max_size=60) | TEXTS.map(str.encode), st.sampled_from([None, "utf-8", "utf-16", "windows-1252", "utf-7"])
)
@example(b"\xff\xfe", None)
@example(b"\xff\xfe\0", None)
@example(b"\xef\xbb\xbf", "utf-8")
@example(b"+2AA-", "utf-7")
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str | None) -> None:
    read, findings = source.from_bytes(data, "a.txt", encoding=encoding)
    if read is None:
        assert max(found.severity for found in findings) == Severity.ERROR
    else:
        assert all(found.severity < Severity.ERROR for found in findings)
        if read.encoding == "utf-8":
            assert read.text.encode() == data.removeprefix(b"\xef\xbb\xbf")
        else:
            codec = codec_of(read.encoding)
            assert codec is not None
            assert data.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").decode(codec) == read.text
    assert all(unicodedata.category(character) != "Cc" for found in findings for character in found.excerpt)


# ------------------------------------------------------------------------------------------------------------- excerpts
@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("a\tb\0c\fd\x7f\x85\u2028e", 4, "a b␀c␌d␡\ufffd\u2424e"),
        ("x" * 300, 1, "x" * 100),
        ("x" * 300, 80, "x" * 130),
        ("x" * 300, 280, "x" * 300),
        ("x" * 3000 + "y" * 3000, 3051, "x" * 50 + "y" * 50),
    ],
)
def test_an_excerpt_is_short_harmless_and_true_to_its_column(line: str, column: int, shown: str) -> None:
    assert source.excerpt(line, column) == shown


def test_a_finding_at_an_offset_has_its_place_and_line() -> None:
    found = source.of_text("Dear\r\nSir\f!", "a.txt").finding("source/nul", 9, "look", "do")
    assert (found.place.path, found.place.line, found.place.column) == ("a.txt", 2, 4)
    assert (found.excerpt, found.message, found.hint) == ("Sir␌!", "look", "do")


def test_an_undecodable_byte_is_shown_in_its_line() -> None:
    _, (found,) = source.from_bytes(b"one\ntwo caf\xe9 three\nfour", "a.txt", strict=True)
    assert (found.place.line, found.place.column, found.excerpt) == (2, 8, "two caf\\xe9 three")


@pytest.mark.parametrize(
    ("character", "name"),
    [("\0", "U+0000 NULL"), ("\x1b", "U+001B ESCAPE"), ("\x80", "U+0080 CONTROL CHARACTER"),
     ("\ud800", "U+D800 SURROGATE"), ("\uffff", "U+FFFF NONCHARACTER"), ("é", "U+00E9 LATIN SMALL LETTER E WITH ACUTE")],
)  # fmt: skip
def test_a_character_is_called_by_its_code_point_and_name(character: str, name: str) -> None:
    assert named(character) == name
