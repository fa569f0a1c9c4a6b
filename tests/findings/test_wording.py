"""Findings as people and programs read them."""

from __future__ import annotations

import json

import pytest

from textus.findings.finding import Finding, Place, Severity
from textus.findings.reports.formats.json import as_json
from textus.findings.reports.formats.text import as_text
from textus.findings.reports.wording import excerpt, printable, summary


def finding(line: int | None = 3, column: int | None = 5, *, excerpt: str = "Dear Sir,", hint: str = "Say which.",
            severity: Severity = Severity.WARNING, message: str = "two salutes") -> Finding:  # fmt: skip
    return Finding("encode/salute", severity, Place("letter.txt", line, column), message, hint, excerpt)


def test_a_finding_is_its_place_and_words_then_the_line_with_a_caret_then_the_hint() -> None:
    assert as_text(finding()) == (
        "letter.txt:3:5: warning[encode/salute] two salutes\n"
        "    Dear Sir,\n"
        "        ^\n"
        "    hint: Say which.\n"
    )  # fmt: skip


def test_a_finding_about_a_whole_file_has_no_line_and_no_caret() -> None:
    assert as_text(finding(None, None, hint="")) == "letter.txt: warning[encode/salute] two salutes\n"


def test_colour_is_added_only_when_asked_for() -> None:
    assert "\x1b[" not in as_text(finding())
    assert "\x1b[31merror[encode/salute]\x1b[0m" in as_text(finding(severity=Severity.ERROR), colour=True)


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret_at"),
    [
        ("abc", 1, "abc", 0),
        ("abc", 4, "abc", 3),
        ("abc", 99, "abc", 3),
        ("", 1, "", 0),
        ("\tabc", 2, "    abc", 4),
        ("ab\tc", 4, "ab  c", 4),
        ("日本語x", 4, "日本語x", 6),
        ("e\u0301x", 3, "e\u0301x", 1),
        ("a\x00b", 3, "a\u2400b", 2),
        ("a\x1b[31mb", 2, "a\u241b[31mb", 1),
        ("a\u202eb", 3, "a\ufffdb", 2),
        ("a\xa0b", 3, "a\xa0b", 2),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, shown: str, caret_at: int) -> None:
    assert excerpt(line, column) == (shown, " " * caret_at + "^")


@pytest.mark.parametrize("column", [1, 50, 51, 2500, 4951, 5000, 5001])
def test_of_a_long_line_only_the_surroundings_of_the_column_are_shown(column: int) -> None:
    line = "".join(chr(0x4E00 + number) if number % 3 == 0 else "x" for number in range(5000))
    shown, caret = excerpt(line, column, width=60)
    offset = 0
    cells = 0
    while cells < len(caret) - 1:
        cells += 2 if ord(shown[offset]) > 0x2FFF else 1
        offset += 1
    assert cells == len(caret) - 1
    assert len(shown) <= 62
    if column <= len(line):
        assert shown[offset] == line[column - 1]
        assert shown[offset : offset + 5].rstrip("…") in line[column - 1 :]


def test_no_words_of_a_finding_can_steer_a_terminal_or_start_a_line() -> None:
    text = as_text(finding(message="bad \x1b]0;title\x07 name\nletter.txt:1:1: error"))
    assert text.splitlines()[0].endswith("bad \u241b]0;title\u2407 name\u240aletter.txt:1:1: error")


def test_a_byte_of_a_file_name_that_is_no_text_is_an_escape() -> None:
    assert printable("a\udcff.txt") == "a\\xff.txt"


def test_json_holds_every_field_that_has_a_value_and_the_numbers() -> None:
    told = json.loads(as_json([finding(), finding(None, None, hint="", excerpt="")], seconds=2))
    assert told == {
        "findings": [
            {"rule": "encode/salute", "severity": "warning", "path": "letter.txt", "line": 3, "column": 5,
             "message": "two salutes", "hint": "Say which.", "excerpt": "Dear Sir,"},
            {"rule": "encode/salute", "severity": "warning", "path": "letter.txt", "message": "two salutes"},
        ],
        "counts": {"error": 0, "warning": 2, "review": 0, "info": 0},
        "seconds": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "no findings"),
        ([Severity.ERROR], "1 error"),
        ([Severity.INFO, Severity.REVIEW, Severity.REVIEW, Severity.WARNING],
         "1 warning, 2 review, 1 info"),
    ],
)  # fmt: skip
def test_the_summary_counts_the_gravest_first(severities: list[Severity], words: str) -> None:
    assert summary(finding(severity=severity) for severity in severities) == words
