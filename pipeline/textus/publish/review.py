"""The page on which an editor looks at what textus is not sure of, in its surroundings, and finds what settles it.

Here the transcription and its decisions are gathered; `xslt/site/review.xsl` makes the page of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from lxml import etree

from textus.base.knowledge import role_phrase
from textus.decide import explain, sentences
from textus.decide.explain import Alternative, Explanation
from textus.decide.explain_text import against, weights
from textus.decide.sentences import numbered, percent, signed
from textus.findings.finding import Finding
from textus.model.tree import Node
from textus.publish.site import made_element, writable
from textus.rendering.render import Renderer
from textus.survey.survey import Survey
from textus.work import Reading

FOLDER = "review"
"""of a built collection, where these pages lie"""
INDEX = PurePath(FOLDER, "index.html")
LIKELY = 0.01
"""what is less likely is not offered"""
NO_WAYS: Mapping[str, str] = {}
_CLOSED = etree.XMLParser(no_network=True, huge_tree=True, load_dtd=False, resolve_entities=False)


def place(below: PurePath) -> PurePath:
    """Where the page of a work lies in the build folder; the page that leads to all of them keeps its name."""
    made = PurePath(FOLDER, f"{below}.html")
    return PurePath(FOLDER, f"{below}.txt.html") if str(made).casefold() == str(INDEX) else made


def asked(reading: Reading) -> tuple[int, ...]:
    """The decisions of a reading that are put to the editor, by their numbers."""
    return tuple(sentences.questions(reading.decisions))


def page(
    renderer: Renderer, reading: Reading, text: Node, xml: bytes, ways: Mapping[str, str] = NO_WAYS
) -> tuple[str | None, tuple[Finding, ...]]:
    """The page as HTML, and what there is to say; None where it cannot be made.

    `text` is the `text` of the TEI as it was built, `xml` the TEI. `ways` are the addresses the page links to: `page`,
    `tei`, `home`, `questions`; and `record`, what the record is called.
    """
    return renderer.site(gathered(reading, text, xml, ways), reading.document.source.path, "review", {})


def gathered(reading: Reading, text: Node, xml: bytes, ways: Mapping[str, str] = NO_WAYS) -> etree._Element:
    """The document the page is made from: a tx:review, as `xslt/site/review.xsl` describes it."""
    document, decisions = reading.document, reading.decisions
    numbers = asked(reading)
    root = made_element(
        "review", {"source": PurePath(document.source.path).name, "lang": reading.language.code, **ways}
    )
    lines = _lines(document)
    elements = _first_elements(text)
    done = 0
    for number, told in zip(numbers, explain.each(document, decisions, reading.claims, text, numbers), strict=True):
        claim = decisions[number].claim
        if done < told.chosen.first - 1:
            _put(lines, done, told.chosen.first - 1, made_element("certain", {}, root))
        question = _question(document, told, root)
        if at := next((count for start, count in elements if claim.start <= start < claim.end), 0):
            question.set("at", str(at))
        done = told.chosen.last
        _put(lines, told.chosen.first - 1, done, question)
    if done < len(lines):
        _put(lines, done, len(lines), made_element("certain", {}, root))
    root.append(etree.fromstring(xml, _CLOSED))
    return root


def _question(document: Survey, told: Explanation, root: etree._Element) -> etree._Element:
    question = made_element("question", {**_reading(told.chosen), "path": told.element}, root)
    for change in told.changes:
        made_element("change", {}, question).text = writable(change.words)
    if why := against(told):
        made_element("against", {}, question).text = writable(why)
    _weights(told, told.chosen, question)
    made_element("settles", {}, question).text = told.snippet
    for rival in (one for one in told.rivals if one.confidence >= LIKELY):
        other = made_element("rival", _reading(rival), question)
        _weights(told, rival, other)
        made_element("settles", {}, other).text = writable(explain.settling(document, rival))
    return question


def _reading(reading: Alternative) -> dict[str, str]:
    return {
        "role": reading.role,
        "words": role_phrase(reading.role),
        "lines": numbered(reading.first, reading.last),
        "first": str(reading.first),
        "sure": percent(reading.confidence),
    }


def _weights(told: Explanation, reading: Alternative, parent: etree._Element) -> None:
    """The weights of a reading and their total."""
    for weight, words in (*weights(told, reading), (reading.total, "total")):
        made_element("reason", {"weight": signed(weight)}, parent).text = writable(words)


def _first_elements(text: Node) -> list[tuple[int, int]]:
    """Where the elements below `text` begin in the source, each with its number in document order, from 1."""
    return [(node.start, count) for count, node in enumerate(text.walk()) if count and node.start >= 0]


def _lines(document: Survey) -> Sequence[str]:
    """The lines of the transcription, without their ends."""
    starts, text = document.source.line_starts, document.text
    lines = [text[start:end].rstrip("\r\n") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return lines[:-1] if lines and not lines[-1] and len(lines) > 1 else lines


def _put(lines: Sequence[str], first: int, behind: int, parent: etree._Element) -> None:
    for number in range(first, behind):
        made_element("line", {"n": str(number + 1)}, parent).text = writable(lines[number])
