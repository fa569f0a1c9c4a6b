"""The three promises, for any text at all: nothing is lost, nothing is invented, nothing is invalid."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from textus import work
from textus.findings.finding import Severity
from textus.prove import losslessness
from textus.read import source
from textus.record.record import Record
from textus.validation import validate

ENGLISH = Record(language="en")
"""so that no language has to be told, which would only cost time here"""

WORDS = st.sampled_from(
    "Dear Sir, the well was shut in May, and “nobody asked” why; Yours truly, Anna PREY ACT I CHAPTER II Scene 3 MILLER. "
    "By From Source: Transcribed: Translated by Vol. 3 No. 4, pp. 105–109. (1911) 4 March 1897 P.S. NOTES Footnote: sic "
    "is. the. for example: *so* **much** _of_ it =all= [1] [2] [Trent] [sic] [?] [illegible] [...] 1. 2. 3. - • * ** † "
    '[Footnote 1: Enter, (aside) exit] [p. 12] 12 — – ... com- mittee’s ‘no’ "yes" « oui » ﬁ é ß Ж 日本 \u00a0 \u2028 \x85 \ufeff &<>'.split(
        " "
    )
)
LINES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
BREAKS = st.sampled_from(
    ["\n", "\n", "\n\n", "\n\n", "\n\n\n\n", "\r\n", "\r", "\n\f", "\n    ", "\n\n\t", "\n\n* * * *\n\n"]
)
PAGES = st.lists(st.tuples(LINES, BREAKS), min_size=1, max_size=40).map(lambda pairs: "".join(a + b for a, b in pairs))
ANYTHING = st.text(max_size=400)
CALM = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def keeps_its_promises(text: str) -> None:
    transcription = source.of_text(text)
    encoded = work.encode_source(transcription, ENGLISH)
    said = [finding.rule for finding in encoded.report.findings]
    assert encoded.xml is not None, [finding.message for finding in encoded.report.at_least(Severity.ERROR)]
    assert "encode/simplified" not in said, [f.message for f in encoded.report.at_least(Severity.WARNING)]
    tree, faults = validate.parse(encoded.xml, "-")
    assert tree is not None
    assert not faults
    assert not losslessness.prove(tree.getroot(), "-", transcription)
    assert not validate.check(tree, "-")


@given(PAGES)
@CALM
def test_a_text_made_of_the_forms_we_know_is_encoded_lossless_and_valid(text: str) -> None:
    keeps_its_promises(text)


@given(ANYTHING)
@CALM
def test_any_text_is_refused_cleanly_or_encoded_lossless_and_valid(text: str) -> None:
    decoded, findings = source.from_bytes(text.encode("utf-8", "surrogatepass"), "-")
    if decoded is None:
        assert any(finding.severity == Severity.ERROR for finding in findings)
    else:
        keeps_its_promises(decoded.text)


@given(st.binary(max_size=300))
@CALM
def test_any_bytes_are_refused_cleanly_or_encoded(data: bytes) -> None:
    decoded, findings = source.from_bytes(data, "-")
    assert decoded is not None or any(finding.severity == Severity.ERROR for finding in findings)
    if decoded is not None:
        keeps_its_promises(decoded.text)


@given(PAGES)
@settings(CALM, max_examples=40)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    first, second = (work.encode_source(source.of_text(text), ENGLISH).xml for _ in range(2))
    assert first == second


@given(PAGES, st.data())
@settings(CALM, max_examples=60)
def test_a_word_changed_in_the_tei_is_seen(text: str, data: st.DataObject) -> None:
    transcription = source.of_text(text)
    encoded = work.encode_source(transcription, ENGLISH)
    assert encoded.xml is not None
    root = etree.fromstring(encoded.xml)
    body = root.find("{*}text")
    assert body is not None
    places = [e for e in body.iter() if e.tag != "{http://www.tei-c.org/ns/1.0}corr" and re.search(r"\w", e.text or "")]
    if places:
        element = data.draw(st.sampled_from(places))
        element.text = re.sub(r"\w", "", element.text or "", count=1)
        assert losslessness.prove(root, "-", transcription)
