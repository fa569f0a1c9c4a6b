"""The names of a work: found by the tables of its collection, asked about where they are unclear, listed in its TEI.

Nothing of this is loaded for a work whose collection has no tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textus.findings.finding import Finding, Place, finding
from textus.model.document import Document
from textus.model.tree import Node
from textus.record.record import Record

if TYPE_CHECKING:
    from textus.names.settling import Question, Settled


def read(document: Document, folder: str | None, facts: Record) -> tuple[Document, tuple[Finding, ...]]:
    """The document with the names in it, and what the editor is to be asked; `folder` holds the tables, if any."""
    if folder is None:
        return document, ()
    from textus.names import index, settling

    blocks = document.blocks
    stretches = [(blocks.start(block), blocks.end(block)) for block in blocks.blocks]
    said = settling.Said(facts.ignored_names, facts.bound_names)
    settled = settling.settle(
        document.text, stretches, document.language, document.lower_case_words, index.load(folder), said
    )
    return replace(document, names=tuple(settled.names)), tuple(_findings(document, settled))


def entries(header: Node, text: Node, folder: str | None, language_code: str) -> tuple[Node, ...]:
    """The `standOff` of the entries that header and text name; names in the header are pointed to theirs first."""
    if folder is None:
        return ()
    from textus.names import index, standoff

    tables = index.load(folder)
    standoff.refer(header, tables, language_code)
    standoff.merge(text)
    found = standoff.lists((header, text), tables)
    return () if found is None else (found,)


def _findings(document: Document, settled: Settled) -> Iterator[Finding]:
    for question in settled.questions:
        yield _question(document, question)
    place = Place(document.source.path)
    for identifier in settled.unknown:
        message = f"the id “{identifier}” in the record is in no authority table"
        yield finding("names/unknown-id", place, message, "ids are in the column “id” of the tables")
    for words in settled.unmatched:
        message = f"the name “{words}” in the record does not occur in the text"
        yield finding("names/unmatched", place, message, "the words may have changed")


def _question(document: Document, question: Question) -> Finding:
    who = " or ".join(f"{entry.names[0]} ({entry.id})" for entry in question.entries[:4])
    who += f" or {len(question.entries) - 4} others" if len(question.entries) > 4 else ""
    often = f", {question.count} times" if question.count > 1 else ""
    hint = f'to settle it, add [[name]] words = "{question.words}", id = "{question.entries[0].id}" to the record'
    return document.source.finding("names/ambiguous", question.start, f"“{question.words}”{often} may be {who}", hint)
