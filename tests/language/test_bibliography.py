"""What credits, source lines and dates are read as: examples of `bibliography/`, and what holds for any text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textus.language.bibliography.calendar import Point
from textus.language.bibliography.citation import read_citation
from textus.language.bibliography.credits import read_credit
from textus.language.bibliography.dates import find_dates, read_date
from textus.language.bibliography.fields import read_fields
from textus.language.bibliography.imprints import read_imprint
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.numerals import number, roman
from textus.model.claims import Span

FOLDER = Path(__file__).parent / "bibliography"
ALL = ("en", "de", "fr", "es", "it", "ru")


def examples(name: str) -> Any:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def codes(language: str) -> tuple[str, ...]:
    return (language, "en") if language != "en" else ("en",)


def dates() -> Iterator[Any]:
    for known, rows in examples("dates.toml").items():
        for text, meaning in rows.items():
            yield pytest.param(known, text, meaning, id=f"{known}: {text}")


def said(attributes: Mapping[str, str]) -> str:
    """The attributes of a date in the notation of `dates.toml`."""
    cert = "~" if "cert" in attributes else ""
    if "when" in attributes:
        return cert + attributes["when"]
    if "from" in attributes or "to" in attributes:
        return f"{cert}{attributes.get('from', '')}/{attributes.get('to', '')}"
    return f"{cert}{attributes.get('notBefore', '')}..{attributes.get('notAfter', '')}" if attributes else "?"


def described(spans: tuple[Span, ...], text: str) -> list[str]:
    """Spans in the notation of the example files."""
    lines = []
    for span in sorted(spans, key=lambda span: span.start):
        if span.role != "label":
            attributes = "".join(f" {name}={value}" for name, value in span.attributes.items())
            lines.append(f"{span.role}{attributes}: {text[span.start : span.end]}")
    return lines


class TestDates:
    @pytest.mark.parametrize(("known", "text", "meaning"), tuple(dates()))
    def test_an_expression_is_read_as_the_table_says(self, known: str, text: str, meaning: str) -> None:
        language, _, written = known.partition(" ")
        year, month = (int(written[:4]), int(written[5:])) if written else (None, 0)
        spans = find_dates(text, 0, len(text), codes(language), context_year=year, context_month=month)
        assert "; ".join(said(span.attributes) for span in spans) == meaning

    def test_offsets_are_those_of_the_whole_text(self) -> None:
        text = "She wrote on 3 March 1887 and again on 5 March 1887."
        assert [text[span.start : span.end] for span in find_dates(text, 0, len(text), ("en",))] == [
            "3 March 1887",
            "5 March 1887",
        ]

    def test_only_the_stretch_asked_for_is_read(self) -> None:
        text = "3 March 1887 and 5 March 1887"
        spans = find_dates(text, 13, len(text), ("en",))
        assert [text[span.start : span.end] for span in spans] == ["5 March 1887"]

    def test_a_year_learnt_elsewhere_completes_a_date_and_is_marked_as_inferred(self) -> None:
        spans = find_dates("dated July 8", 0, 12, ("en",), context_year=1928)
        assert spans[0].attributes == {"when": "1928-07-08", "cert": "medium"}

    def test_a_short_year_lies_nearest_to_the_year_of_the_context(self) -> None:
        assert read_date("Aug. 11th / 96", context_year=1902) == {"when": "1896-08-11", "cert": "medium"}
        assert read_date("den 7. 9. 06.", ("de",), context_year=1910) == {"when": "1906-09-07", "cert": "medium"}

    @pytest.mark.parametrize("date", ["_June_ and _July_ 1653", "the end of _August_", "_May_ 5, 1653", "in _1653_"])
    def test_a_date_takes_in_both_marks_of_an_emphasis_or_none(self, date: str) -> None:
        text = f"He came ({date}) and went."
        spans = find_dates(text, 0, len(text), ("en",))
        assert [text[span.start : span.end].count("_") % 2 for span in spans] == [0]

    def test_a_string_of_two_dates_of_equal_standing_has_no_one_date(self) -> None:
        assert read_date("3 March 1887, 5 March 1887") is None

    def test_a_julian_day_becomes_a_gregorian_one(self) -> None:
        assert Point(1905, 1, 12).gregorian() == Point(1905, 1, 25)
        assert Point(1700, 2, 18).gregorian() == Point(1700, 2, 28)

    @given(st.text(alphabet="0123456789 .,/-–()MayJune'of the\n", max_size=80))
    @settings(max_examples=300, deadline=None)
    def test_any_text_is_read_without_fault_and_spans_lie_in_it_in_order(self, text: str) -> None:
        spans = find_dates(text, 0, len(text), ALL)
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(text) for edge in edges)


class TestCitations:
    @pytest.mark.parametrize("example", examples("citations.toml")["citation"], ids=lambda e: str(e["text"])[:40])
    def test_a_line_is_read_into_its_parts(self, example: Mapping[str, Any]) -> None:
        text = example["text"]
        assert described(read_citation(text, 0, len(text), codes(example["language"])), text) == example["parts"]

    def test_offsets_are_those_of_the_whole_text(self) -> None:
        text = "Oil\n\nHarrow Chronicle, 1 December 1887."
        title = read_citation(text, 5, len(text), ("en",))[0]
        assert text[title.start : title.end] == "Harrow Chronicle"

    @given(st.text(alphabet="Aa Bb.,;:()[]“”'&/–-19 2No.VolppLondonPress\n", max_size=120))
    @settings(max_examples=300, deadline=None)
    def test_any_text_is_read_without_fault(self, text: str) -> None:
        spans = read_citation(text, 0, len(text), ("en",))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


class TestCredits:
    @pytest.mark.parametrize("example", examples("credits.toml")["credit"], ids=lambda e: str(e["text"])[:40])
    def test_a_statement_says_who_did_what(self, example: Mapping[str, Any]) -> None:
        text = example["text"]
        spans = read_credit(text, 0, len(text), codes(example["language"]))
        assert described(spans or (), text) == example["parts"]
        assert (spans is None) == (example["parts"] == [])

    @given(st.text(alphabet="Transcribed by AnnPell,:;./&()for the 12\n", max_size=120))
    @settings(max_examples=300, deadline=None)
    def test_any_text_is_read_without_fault(self, text: str) -> None:
        spans = read_credit(text, 0, len(text), ALL) or ()
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


class TestFields:
    def test_a_label_names_a_field_and_its_value_lacks_the_closing_mark(self) -> None:
        text = "Source: The Lantern, July 1890;"
        (field,) = read_fields(text, 0, len(text), ("en",))
        assert (field.name, text[field.value_start : field.value_end]) == ("source", "The Lantern, July 1890")

    def test_several_labels_of_one_line_are_told_apart(self) -> None:
        text = "Written: 1889; Source: The Lantern, July 1890; Transcribed: Ada Pell."
        assert [field.name for field in read_fields(text, 0, len(text), ("en",))] == ["written", "source", "credit"]

    def test_a_label_in_the_middle_of_a_sentence_is_none(self) -> None:
        text = "He named his source: nobody."
        assert read_fields(text, 0, len(text), ("en",)) == ()

    @pytest.mark.parametrize(
        ("language", "line", "name"),
        [
            ("de", "Quelle: Die Laterne", "source"),
            ("fr", "Source : La Lanterne", "source"),
            ("es", "Fuente: El Farol", "source"),
            ("it", "Fonte: La Lanterna", "source"),
            ("ru", "Источник: Фонарь", "source"),
        ],
    )
    def test_every_language_has_its_labels(self, language: str, line: str, name: str) -> None:
        assert [field.name for field in read_fields(line, 0, len(line), codes(language))] == [name]


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "Agnes Tolliver",
            "J. D. Lind",
            "AGNES TOLLIVER",
            "Dr. Anna Lindner",
            "Ludwig von Tolnau",
            "А. П. Фонарёв",
            "Paul O’Dell",
        ],
    )
    def test_a_name_is_likelier_a_name_than_not(self, name: str) -> None:
        assert is_personal_name(name, ("en", "de", "ru")) > 0

    @pytest.mark.parametrize(
        "words", ["The Price of Oil", "A Ballad", "Chapter I", "Harrow Archive", "March Winds", "lamp oil", "1887"]
    )
    def test_a_title_is_likelier_not_a_name(self, words: str) -> None:
        assert is_personal_name(words) < 0

    def test_a_word_that_the_text_also_writes_small_is_hardly_a_name(self) -> None:
        assert is_personal_name("Plain Talk", ("en",), {"plain", "talk"}) < is_personal_name("Plain Talk")


class TestNumbers:
    @pytest.mark.parametrize(
        ("word", "value"), [("12", 12), ("12th", 12), ("XIV", 14), ("iv", 4), ("twelve", 12), ("IIX", None), ("", None)]
    )
    def test_a_number_is_read_in_figures_letters_or_words(self, word: str, value: int | None) -> None:
        assert number(word) == value

    def test_a_word_of_roman_letters_in_no_order_is_no_number(self) -> None:
        assert roman("IVX") is None


class TestImprints:
    def test_lines_of_a_title_page_are_place_publisher_and_year(self) -> None:
        text = "BOSTON\n_GLEANER & COMPANY_\n1908"
        lines = [(0, 6), (7, 26), (27, 31)]
        assert described(read_imprint(text, lines, ("en",)), text) == [
            "pubPlace: BOSTON",
            "publisher: GLEANER & COMPANY",
            "date when=1908: 1908",
        ]


@pytest.mark.parametrize(
    ("text", "code", "years"),
    [
        ("the part he played in 1848 and 1849, as is known", "en", ["1848", "1849"]),
        ("en 1848 et 1849, dit-il", "fr", ["1848", "1849"]),
        ("en 1848 y 1850 hubo pan", "es", ["1848", "1850"]),
        ("в 1848 и 1849 годах", "ru", ["1848", "1849"]),
        ("they sold 1848 and 1849 bags", "en", []),
    ],
)
def test_a_year_joined_to_a_year_is_one_too(text: str, code: str, years: list[str]) -> None:
    assert [span.attributes.get("when") for span in find_dates(text, 0, len(text), (code,))] == years


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leeds, 3 January 1843?", "3 January 1843?"),
        ("Were you at the weir on the night of the 3rd of January?", "3rd of January"),
        ("Then who was it that opened the weir in March 1843?", "March 1843"),
    ],
)
def test_a_mark_of_doubt_is_of_the_date_and_one_of_a_question_is_not(text: str, words: str) -> None:
    assert [text[span.start : span.end] for span in find_dates(text, 0, len(text), ("en",))] == [words]
