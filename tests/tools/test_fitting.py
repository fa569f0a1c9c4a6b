"""The tools that fit and measure: lines know what they are, damage is the same every time, tables stay readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.fitting import weights
from tools.fitting.damage import KINDS, damaged
from tools.fitting.gold import roles_at
from tools.fitting.likelihood import gradient, lesson
from tools.fitting.measures import calibration_error, kind, measure
from tools.fitting.texts import Text, prepare
from tools.fitting.weights import Weight

WORDS = """The Ferry at Velden

Dear Ilse,

The well was shut in May, and nobody in
the parish asked for the reason.[1]

Yours truly,
R. Tolland

1. It was the second that year.
"""
EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><opener><salute>Dear Ilse,</salute></opener>
<p>The well was shut in <date>May</date>, and nobody in the parish asked for the reason.<note n="1">It was the second that
year.</note></p><closer><salute>Yours truly,</salute> <signed>R. Tolland</signed></closer></div></body></text></TEI>"""


@pytest.fixture
def text(tmp_path: Path) -> Text:
    edition = tmp_path / "velden.xml"
    edition.write_text(EDITION, encoding="utf-8")
    return prepare("velden", WORDS, edition)


def test_a_line_is_what_the_tei_says_of_its_letters(text: Text) -> None:
    said = [{kind(role) for role in roles_at(label.first)} if label else {None} for label in text.labelled]
    expected = [None, "salute", "p", "p", "closer.salute", "signed", "letter.note"]
    assert [one for one, several in zip(expected, said, strict=True) if one not in several] == []


def test_a_reading_that_joins_or_cuts_what_the_tei_has_is_faulty(text: Text) -> None:
    faults = {(step.first, step.after, step.claim.role): text.faults(step) for row in text.steps() for step in row}
    assert faults[2, 4, "p"] == 0
    assert faults[1, 2, "salute"] == 0
    assert faults[1, 2, "p"] > 0


def test_of_lines_above_the_text_no_more_is_known_than_that_they_are_front_matter(text: Text) -> None:
    faults = {step.claim.role: text.faults(step) for step in text.steps()[0]}
    assert faults["p"] == 1
    assert faults["title"] == 0


def test_the_right_reading_grows_likelier_along_the_gradient(text: Text) -> None:
    start = weights.current()
    one = lesson(text, 100, 100)
    before, slope = gradient(one)
    try:
        weights.install({weight: start[weight] + 0.01 * slope[weight] for weight in slope if weight in start})
        assert gradient(one)[0] > before
    finally:
        weights.install(start)


def test_calibration_is_perfect_where_confidence_is_rightness() -> None:
    sure = [("p", 0.75, True), ("p", 0.75, True), ("p", 0.75, True), ("p", 0.75, False)]
    assert calibration_error(sure) == 0.0
    assert calibration_error([("p", 0.95, False)]) == pytest.approx(0.95)


def test_lines_are_counted_by_class(text: Text) -> None:
    found = measure([text])
    assert found.of("p").right + found.of("p").missed == 2
    assert found.micro > 0.5


@pytest.mark.parametrize("kind", KINDS)
def test_damage_befalls_the_same_lines_every_time_and_no_letter(kind: str) -> None:
    once, again = damaged(WORDS, kind, 0.3), damaged(WORDS, kind, 0.3)
    assert once == again != WORDS
    assert "".join(once.lower().split()) == "".join(WORDS.lower().split())


TABLE = """# why
[roles."closer.salute"]
prior = {prior}
path = "closer/salute"

[roles."closer.salute".follows]
p = {p}  # often
head = "never"
"*" = -2.0

[roles."closer.salute".followed_by]
trailer = {trailer}

[evidence]
"salute.stop" = {{ weight = {stop}, reason = "ends with a comma, 3.0" }}
"""


def test_only_the_numbers_of_a_table_are_rewritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grammar, closers = tmp_path / "grammar.toml", tmp_path / "letters" / "closers.toml"
    closers.parent.mkdir()
    grammar.write_text('[confidence]\ntemperature = 1.2  # fitted\n\n[zones]\n"front body" = 0.0\n', encoding="utf-8")
    closers.write_text(TABLE.format(prior=-4.0, p=1.0, trailer=0.5, stop=2.0), encoding="utf-8")
    monkeypatch.setattr(weights, "knowledge_dir", lambda: tmp_path)
    monkeypatch.setattr(weights, "recognisers_dir", lambda: tmp_path / "letters")
    fitted = {
        Weight("prior", "closer.salute"): -3.26,
        Weight("follows", "closer.salute", "p"): 1.5,
        Weight("follows", "trailer", "closer.salute"): 0.7,
        Weight("evidence", "salute.stop"): 2.31,
        weights.TEMPERATURE: 1.4,
    }
    assert weights.write(fitted) == [grammar, closers]
    assert closers.read_text(encoding="utf-8") == TABLE.format(prior=-3.3, p=1.5, trailer=0.7, stop=2.3)
    assert (
        grammar.read_text(encoding="utf-8")
        == '[confidence]\ntemperature = 1.4  # fitted\n\n[zones]\n"front body" = 0.0\n'
    )
