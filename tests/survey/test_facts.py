"""What is known of the whole of a document, as examples state it: a Markdown file for each family of facts.

An example is a sentence that says what is true, and a fenced block: the name of a fact (and the language of the text,
where it is not English), the text, a line with a full stop alone, and the fact. Blocks and lines are shown by their first
words.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from textus import survey as package
from textus.base.knowledge import language
from textus.conventions import profiles
from textus.model.document import Document
from textus.read import blocks as layout
from textus.read import source
from textus.survey.facts import Fact
from textus.survey.front.colophon import Colophon
from textus.survey.survey import Survey

_FENCE = re.compile(r"^```(?P<fact>\w+)(?: (?P<language>\w+))?\n(?P<text>.*?)\n\.\n(?P<shown>.*?)\n```$", re.M | re.S)
FACTS = {name: value for name, value in vars(Survey).items() if isinstance(value, Fact)}
WORDS = 4
"""first words by which a block or a line is shown"""


@dataclass(frozen=True)
class Example:
    """A text, and what a fact about it is."""

    place: str
    fact: str
    language: str
    text: str
    shown: str


def _examples() -> Iterator[Example]:
    for file in sorted(Path(__file__).parent.glob("*.md")):
        words = file.read_text(encoding="utf-8")
        for match in _FENCE.finditer(words):
            line = words.count("\n", 0, match.start()) + 1
            code, text = match["language"] or "en", match["text"] + "\n"
            yield Example(f"{match['fact']}:{file.stem}:{line}", match["fact"], code, text, match["shown"])


EXAMPLES = list(_examples())


def surveyed(text: str, code: str = "en") -> Survey:
    """The survey of a text."""
    words = source.of_text(text)
    return Survey(words, layout.cut(words), language(code), conventions=profiles.recognise(text))


def _first(words: str) -> str:
    return " ".join(words.split()[:WORDS])


def _block(survey: Survey, number: int) -> str:
    return _first(survey.blocks.block_text(survey.blocks.blocks[number]))


def _line(survey: Survey, index: int) -> str:
    lines = survey.blocks.lines
    return _first(survey.blocks.text(lines[index])) if index < len(lines) else "(the end)"


def _of(show: Callable[[Survey, int], str]) -> Callable[[Survey, Any], str]:
    """Show what is numbered, one a line, and after ` | ` what is said of it, if it is a mapping."""

    def shown(survey: Survey, fact: Any) -> str:
        if isinstance(fact, Mapping):
            return "\n".join(f"{show(survey, number)} | {_value(survey, fact[number])}" for number in sorted(fact))
        return "\n".join(show(survey, number) for number in sorted(fact))

    return shown


def _value(survey: Survey, value: Any) -> str:
    """What is said: words, the characters between two offsets, or the first block of those it belongs to."""
    if isinstance(value, tuple) and value and isinstance(value[0], int):
        return survey.text[slice(*value)]
    if isinstance(value, tuple):
        return ", ".join(survey.text[span.start : span.end] for span in value)
    return _block(survey, value) if isinstance(value, int) else str(value)


def _edges(survey: Survey, fact: Any) -> str:
    units = [f"front | {_first(survey.text[unit.start : unit.end])}" for unit in fact.front]
    ends = [f"end | {_first(survey.text[unit.start : unit.end])}" for unit in fact.end]
    return "\n".join([*units, f"text | {_line(survey, fact.top)}", *ends])


def _parts(survey: Survey, fact: Any) -> str:
    return "\n".join(f"{part.role} | {_line(survey, part.first)}" for part in fact.parts) if fact else ""


def _first_words(survey: Survey, fact: Any) -> str:
    return "\n".join(f"{word} | {', '.join(_block(survey, number) for number in fact[word])}" for word in sorted(fact))


def _entry(survey: Survey, number: int, end: int) -> str:
    return survey.text[survey.blocks.start(survey.blocks.blocks[number]) : end]


def _letters(survey: Survey, fact: Any) -> str:
    return "\n".join(
        f"{_line(survey, segment.first)} | {'opened' if segment.opened else 'not opened'}"
        f" | {_line(survey, segment.signature) if segment.signature >= 0 else 'not signed'}"
        for segment in fact.segments
    )


def _plain(_: Survey, fact: Any) -> str:
    return "\n".join(sorted(map(str, fact))) if isinstance(fact, frozenset) else str(fact)


_BLOCKS, _LINES = _of(_block), _of(_line)
SHOWN_ATOMS = ("end:", "case:", "room:", "label:", "in-block:")
SHOW: dict[str, Callable[[Survey, Any], str]] = {
    "announcements": lambda survey, fact: "\n".join(f"{words} | {_block(survey, fact[words])}" for words in fact),
    "below_credits": _LINES,
    "bylines": _BLOCKS,
    "capital_openings": lambda survey, fact: "\n".join(_first(survey.text[start:]) for start in sorted(fact)),
    "cast": lambda survey, fact: "\n".join(f"{_block(survey, n)} | {fact.speeches[n].name}" for n in fact.speeches),
    "coded_head": _LINES,
    "chronology": _LINES,
    "contents": _LINES,
    "counted_marks": lambda _, fact: " ".join(n for _, _, n in fact),
    "counted_lines": lambda survey, fact: "\n".join(f"{_line(survey, index)} | {fact[index].n}" for index in fact),
    "diary_entries": lambda survey, fact: "\n".join(
        f"{_block(survey, n)} | {_entry(survey, n, fact[n])}" for n in fact
    ),
    "edges": _edges,
    "enclosed_notes": lambda survey, fact: "\n".join(_first(survey.text[start:end]) for start, end, _ in fact),
    "emphasis_marks": lambda survey, fact: "\n".join(survey.text[at : at + 6] for at in sorted(fact)),
    "first_words": _first_words,
    "kept": lambda _, fact: "\n".join(", ".join(f"{kind}: {words}" for kind, words in fact[at]) for at in sorted(fact)),
    "languages_within": lambda _, fact: " ".join(language.code for language in fact),
    "last_text": _block,
    "colophons": lambda survey, fact: "\n".join(_page(survey, page) for page in fact),
    "legend": lambda survey, fact: "\n".join(_line(survey, index) for index in fact),
    "habits": lambda _, fact: "\n".join(f"{habit.title} | {habit.words}" for habit in fact),
    "line_habit": lambda _, fact: f"{fact.value} | {fact.why}",
    "letters": _letters,
    "interview": lambda survey, fact: _LINES(survey, frozenset(fact)),
    "line_atoms": lambda survey, fact: "\n".join(
        f"{_line(survey, n)} | {', '.join(atom for atom in fact[n].own if atom.startswith(SHOWN_ATOMS))}"
        for n in range(len(fact))
    ),
    "lone_numbers": _BLOCKS,
    "lone_years": _BLOCKS,
    "marked_headings": lambda survey, fact: "\n".join(
        f"{_block(survey, n)} | {survey.text[fact[n].start : fact[n].end]}, {fact[n].level}" for n in fact
    ),
    "marked_title": lambda survey, fact: "" if fact is None else _block(survey, fact),
    "naming": lambda survey, fact: "\n".join(survey.text[unit.start : unit.end] for unit in fact),
    "marked_notes": lambda _, fact: "\n".join(name for _, _, name in fact.calls),
    "note_series": lambda survey, fact: "\n".join(_line(survey, line) for line in sorted(fact.called)),
    "notes_headings": _BLOCKS,
    "numbered_lines": lambda survey, fact: "\n".join(f"{_line(survey, i)} | {fact[i].n}" for i in fact),
    "parallel_headings": _BLOCKS,
    "persons": lambda _, fact: "\n".join(sorted(fact.names)),
    "quoted_in_one_pair": _BLOCKS,
    "repeated_openings": _BLOCKS,
    "rows_within": _LINES,
    "run_in_headings": _BLOCKS,
    "running_lines": _BLOCKS,
    "running_numbers": _LINES,
    "scene_openings": _BLOCKS,
    "section_signatures": _LINES,
    "set_apart": _BLOCKS,
    "signatories": _LINES,
    "shared_lines": _LINES,
    "song_headings": _BLOCKS,
    "unspoken": _BLOCKS,
    "speeches_in_columns": _BLOCKS,
    "speeches_in_verse": _BLOCKS,
    "spoken_lines": _LINES,
    "stopped_headings": _BLOCKS,
    "tagged_verse": _LINES,
    "text_between": lambda survey, fact: survey.text[slice(*fact)].strip(),
    "title_page": _parts,
    "turning_lines": lambda survey, fact: "\n".join(f"{_line(survey, i)} | {fact[i].n}".strip() for i in sorted(fact)),
    "within_set_in": _BLOCKS,
    "wrapped_from": _line,
    "wrapped_until": _line,
}


def _page(survey: Survey, page: Colophon) -> str:
    return " | ".join([_line(survey, page.first), page.maker, *(_line(survey, line) for line in sorted(page.names))])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_a_fact_is_what_its_example_says(example: Example) -> None:
    survey = surveyed(example.text, example.language)
    shown = SHOW.get(example.fact, _plain)(survey, getattr(survey, example.fact))
    assert (shown or "none") == example.shown


def test_every_fact_has_an_example() -> None:
    assert {example.fact for example in EXAMPLES} == set(FACTS)


def test_the_survey_names_every_fact_of_its_modules() -> None:
    modules = [
        importlib.import_module(found.name) for found in pkgutil.walk_packages(package.__path__, "textus.survey.")
    ]
    found = {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Fact) and value.__module__ == module.__name__ and not name.startswith("_")
    }
    assert found == set(FACTS)


def test_a_fact_is_found_once_for_a_document() -> None:
    survey = surveyed("I\n\nOne.\n")
    assert survey.letters is survey.letters
    assert survey.letters is not surveyed("I\n\nOne.\n").letters


def test_facts_go_with_their_document() -> None:
    survey = surveyed("Dear Ann,\n\nCome soon.\n\nYours,\nTom\n")
    letters = weakref.ref(survey.letters)
    del survey
    gc.collect()
    assert letters() is None


def test_the_survey_of_a_document_is_of_the_same_text_language_and_conventions() -> None:
    words = source.of_text("Ein Wort.\n")
    document = Document(words, layout.cut(words), language("de"))
    survey = Survey.of(document)
    assert (survey.source, survey.blocks, survey.language) == (document.source, document.blocks, document.language)
    assert (survey.names, survey.conventions) == (document.names, document.conventions)
