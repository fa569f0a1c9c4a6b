"""`textus explain`: why a line was read as it was, in words and as JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from textus import work
from textus.cli import textus
from textus.decide import explain_text
from textus.decide.explain import Alternative, Explanation
from textus.read import source
from textus.record.record import Record
from textus.record.settings import Settings

LETTER = """A Letter from Velden

Velden, November 3, 1911

Dear Ilse:

The *Gudrun* lies in the ice, and nobody will cross to the outer
islands before March.

With fraternal greetings,

Anton Prey
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "textus.toml").write_text('[transcription]\nlanguage = "en"\n')
    (tmp_path / "a.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textus, ["explain", *arguments])


def told(*arguments: str) -> dict[str, object]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    assert isinstance(made, dict)
    return made


def test_a_line_is_explained_in_words() -> None:
    result = run("a.txt:5")
    assert result.exit_code == 0
    assert result.stdout.startswith("a.txt:5: Dear Ilse:\n\nRead as a salutation (salute), ")
    assert "In the TEI: text/body/div[letter]/opener/salute\n" in result.stdout
    assert "    +4.00  begins with words of greeting (salute.greeting)\n" in result.stdout
    assert "    +2.00  it follows a dateline\n" in result.stdout
    assert result.stdout.endswith('[[decision]]\nat = "Dear Ilse:"\nrole = "salute"\n')


def test_it_is_the_decision_that_encode_takes() -> None:
    reading, _ = work.read(source.of_text(LETTER), Record(language="en"), Settings())
    for decision in reading.decisions:
        line, _ = reading.document.source.position(decision.claim.start)
        found = told(f"a.txt:{line}")
        assert (found["role"], found["confidence"]) == (decision.claim.role, round(decision.confidence, 4))


def test_the_weights_add_up_to_the_score() -> None:
    found = told("a.txt:3")
    assert isinstance(found["reasons"], list)
    assert isinstance(found["prior"], float)
    assert found["score"] == pytest.approx(found["prior"] + sum(reason["weight"] for reason in found["reasons"]))


def test_a_line_inside_a_passage_explains_the_passage_and_what_is_inside() -> None:
    found = told("a.txt:8")
    assert found["lines"] == [7, 8]
    assert [(span["role"], span["words"]) for span in found["spans"]] == [("italic", "*Gudrun*")]  # type: ignore[attr-defined, index]


def test_rivals_are_told_with_their_reasons_the_likeliest_first() -> None:
    rivals = told("a.txt:3")["rivals"]
    assert isinstance(rivals, list)
    assert all(rival["reasons"] or rival["role"] == "p" for rival in rivals)
    assert [rival["confidence"] for rival in rivals] == sorted((r["confidence"] for r in rivals), reverse=True)


def test_the_decision_it_offers_can_be_pasted_into_the_record_and_is_then_told_as_the_records(here: Path) -> None:
    offered = str(told("a.txt:5")["decision"])
    assert tomllib.loads(offered)["decision"] == [{"at": "Dear Ilse:", "role": "salute"}]
    (here / "a.toml").write_text(offered.replace('"salute"', '"p"'), encoding="utf-8")
    found = told("a.txt:5")
    assert (found["role"], found["decidedBy"]) == ("p", "record")
    assert "Decided in the record: a paragraph (p).\n" in run("a.txt:5").stdout


def test_a_file_is_explained_in_a_line_for_each_decision() -> None:
    lines = run("a.txt").stdout.splitlines()
    assert lines[0] == "a.txt"
    assert [tuple(re.split(r"\s\s+", line.strip())[:2]) for line in lines[1:]] == [
        ("1", "title"),
        ("3", "dateline"),
        ("5", "salutation (salute)"),
        ("7-8", "paragraph (p)"),
        ("10", "complimentary close (closer.salute)"),
        ("12", "signature (signed)"),
    ]


def test_of_a_file_those_it_is_not_sure_of_can_be_asked_for(here: Path) -> None:
    (here / "b.txt").write_text("ANNA PREY\n\nThe Well\n\nIt was shut.\n", encoding="utf-8")
    every = json.loads(run("b.txt", "--format", "json").stdout)
    unsure = json.loads(run("b.txt", "--review", "--format", "json").stdout)
    asked = {line for line in run("b.txt", "--review").stdout.splitlines()[1:] if line}
    assert unsure == [row for row in every if row["confidence"] < 0.8 and row["rivals"]]
    assert len(asked) == len(unsure)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("a.txt:99", "there is no line 99; the last one is 12"),
        ("a.txt:2", "line 2 is blank"),
        ("a.txt:0", "lines are counted from 1"),
        ("b.txt:1", "there is no file b.txt"),
        ("b.txt", "there is no file b.txt"),
        (".", "is a folder"),
    ],
)
def test_what_cannot_be_explained_is_a_usage_error(where: str, words: str) -> None:
    result = run(where)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_record_with_a_fault_is_told_and_nothing_is_explained(here: Path) -> None:
    (here / "a.toml").write_text("titel = 'A'\n")
    result = run("a.txt:5")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "a.toml:1:1: error[record/unknown-key]" in result.stderr


# ------------------------------------------------------------------------------------------------------ what is shown
CLOSES_NOTHING = """It rained for eleven days, and the sluice was opened twice.

Yours truly,
Anton Prey

1. two lamps, one without a glass
2. the key of the lower gate
3. a ledger
"""


def weights_of(lines: list[str]) -> Iterator[tuple[list[str], str]]:
    """The weights of each sum that is shown, with the total below them."""
    weights: list[str] = []
    for line in lines:
        found = re.match(r"\s+(?P<weight>[+-]\d+\.\d\d|never)  (?P<words>.*)", line)
        if found and found["words"] == "total":
            yield weights, found["weight"]
            weights = []
        elif found:
            weights.append(found["weight"])


@pytest.mark.parametrize("line", [1, 3, 5, 7, 10, 12])
def test_the_weights_shown_add_up_to_the_total_shown_to_the_last_digit(line: int) -> None:
    sums = list(weights_of(run(f"a.txt:{line}").stdout.splitlines()))
    assert len(sums) > 1
    for weights, total in sums:
        possible = "never" not in weights
        assert total == (f"{sum(map(Decimal, weights)):+.2f}" if possible else "never")


def test_the_reading_chosen_has_the_greatest_total_of_those_of_the_same_lines() -> None:
    found = told("a.txt:3")
    assert isinstance(found["rivals"], list)
    same = [rival for rival in found["rivals"] if rival["lines"] == found["lines"] and rival["total"] is not None]
    assert same
    assert all(rival["total"] <= found["total"] for rival in same)


def test_a_decision_of_the_record_is_shown_without_numbers(here: Path) -> None:
    (here / "a.toml").write_text('[[decision]]\nat = "Dear Ilse"\nrole = "epigraph"\n', encoding="utf-8")
    shown = run("a.txt:5").stdout
    assert "Decided in the record: an epigraph.\n" in shown
    assert "1000" not in shown
    assert not list(weights_of(shown.splitlines()))
    assert told("a.txt:5").keys().isdisjoint({"score", "prior", "reasons", "total"})


def test_a_reading_the_structure_has_changed_is_shown_with_what_it_became_and_why(here: Path) -> None:
    (here / "b.txt").write_text(CLOSES_NOTHING, encoding="utf-8")
    line = 1 + CLOSES_NOTHING.splitlines().index("Yours truly,")
    assert "Read as a complimentary close (closer.salute), " in (shown := run(f"b.txt:{line}").stdout)
    assert "; made a paragraph (p), because the text goes on after it, so no letter ends here." in shown
    found = told(f"b.txt:{line}")
    assert (found["role"], found["readAs"]) == ("p", "closer.salute")
    assert 'role = "p"' in str(found["decision"])
    row = next(row for row in json.loads(run("b.txt", "--format", "json").stdout) if line in row["lines"])
    assert (row["role"], row["readAs"]) == ("p", "closer.salute")


def test_a_reading_chosen_against_a_likelier_one_says_which_neighbour_decided() -> None:
    salute = alternative("salute", 0.3, before=2.0)
    title = alternative("title", 0.5, before=-1.0)
    words = explain_text.against(explanation(salute, title))
    assert words == (
        "By itself, the title is likelier (50%); this reading was chosen so that it fits its neighbours: "
        "after a dateline, it weighs +2.00 and the title -1.00."
    )
    assert explain_text.against(explanation(title, salute)) == ""


def alternative(role: str, confidence: float, before: float) -> Alternative:
    return Alternative(role, 3, 3, confidence, -4.0, (), before, 0.0)


def explanation(chosen: Alternative, rival: Alternative) -> Explanation:
    return Explanation(
        path="a.txt", words="Dear Ilse", zone="body", role=chosen.role, element="", sentence="", changes=(), chosen=chosen,
        rivals=(rival,), before="dateline", after="p", inside=(), digest="", snippet="", by_editor=False,
    )  # fmt: skip
