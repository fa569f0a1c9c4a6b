"""What each recogniser sees, in examples: one Markdown file beside each recogniser, the prose is the test.

An example is a sentence that says what is true, and a fenced block: a text, a line with a full stop alone, and the
expected reading, one `role | first words` a line. For characters inside a block the line is the same, but indented.
Every text stands behind a title, an author and a paragraph, as it would in a book; they are left out of the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT
from textus import work
from textus.base.bundles import evidence_reason, evidence_weight, roles
from textus.model.claims import Decision
from textus.read import source
from textus.recognise import registry
from textus.record.record import Record
from textus.record.settings import Settings

FOLDER = ROOT / "pipeline" / "textus" / "recognise"
_FENCE = re.compile(r"^```(?P<language>[a-z]*)\n(?P<text>.*?)\n\.\n(?P<reading>.*?)\n```$", re.MULTILINE | re.DOTALL)
_RECOGNISERS = [
    module.__name__.rsplit(".", 1)[-1]
    for module in registry.registry()
    if hasattr(module, "block_claims") or hasattr(module, "inline_spans")
]
BEFORE = """The Harbour and the Hill

By Ada Penn

These pages were written down at Skarnes in the last winter of the war, and nobody has read them since.

"""
_SHOWN_ELSEWHERE = {"dedications", "front", "headnotes", "names", "points", "title_page_claims"}
"""their examples are whole texts, in `tests/encoding/front.md` and `title_pages/`, or need tables
or a profile, in `tests/names/` and `tests/conventions/`"""


@dataclass(frozen=True)
class Example:
    """A text in a language and the lines of reading it must have."""

    name: str
    language: str
    text: str
    reading: tuple[str, ...]


def _examples() -> Iterator[Example]:
    for file in sorted(FOLDER.rglob("*.md")):
        words = file.read_text(encoding="utf-8")
        for match in _FENCE.finditer(words):
            line = words.count("\n", 0, match.start()) + 1
            reading = tuple(match["reading"].split("\n"))
            yield Example(f"{file.stem}:{line}", match["language"] or "en", f"{BEFORE}{match['text']}\n", reading)


def _readings(example: Example) -> list[Decision]:
    reading, _ = work.read(source.of_text(example.text), Record(language=example.language), Settings())
    return [decision for decision in reading.found if decision.claim.start >= len(BEFORE)]


def _as_lines(text: str, decisions: list[Decision]) -> list[str]:
    lines = []
    for decision in decisions:
        claim = decision.claim
        lines.append(f"{claim.role} | {' '.join(text[claim.start : claim.end].split())}")
        lines += [f"  {span.role} | {' '.join(text[span.start : span.end].split())}" for span in decision.spans]
    return lines


EXAMPLES = list(_examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_text_is_read_as_the_example_says(example: Example) -> None:
    found = _as_lines(example.text, _readings(example))
    blocks = [line for line in found if not line.startswith(" ")]
    spans = [line for line in found if line.startswith(" ")]
    expected_blocks = [line for line in example.reading if not line.startswith(" ")]
    assert len(blocks) == len(expected_blocks), blocks
    for expected, line in zip(expected_blocks, blocks, strict=True):
        assert line.startswith(expected), blocks
    for expected in (line for line in example.reading if line.startswith(" ")):
        assert any(line.startswith(expected) for line in spans), spans


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_example_is_encoded_without_loss(example: Example) -> None:
    encoded = work.encode_source(source.of_text(example.text), Record(language=example.language))
    assert encoded.xml is not None, [str(finding.message) for finding in encoded.report.findings]


@pytest.mark.parametrize("name", [name for name in _RECOGNISERS if name not in _SHOWN_ELSEWHERE])
def test_every_recogniser_has_examples(name: str) -> None:
    assert any(example.name.startswith(f"{name}:") for example in EXAMPLES), f"{name}.md has no example"


def test_every_claimed_role_and_reason_is_in_the_tables() -> None:
    for example in EXAMPLES:
        for decision in _readings(example):
            assert decision.claim.role in roles()
            for reason in decision.claim.evidence:
                assert evidence_reason(reason.rule)
                assert -20 < evidence_weight(reason.rule) < 20
