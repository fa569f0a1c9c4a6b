"""The page of what textus is not sure of: an editor looks at it, selects an answer, pastes it into the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from click.testing import CliRunner
from lxml import html

from textus import work
from textus.base.knowledge import role_phrase
from textus.cli import textus
from textus.publish import review
from textus.read import source
from textus.work import Reading

SETTINGS = '[transcription]\nlanguage = "en"\n[collection]\ntitle = "Snow"\n'
UNSURE = """\
THE LIGHTHOUSE KEEPER'S LEDGER

The lamp burned low all night, and the keeper wrote nothing. In the morning he
counted the oil, the wicks and the ships, and found that each was one too few.

He told the harbour master so.

A Word to the Harbour Master

What is lost at sea is not always lost by the sea. The keeper knew it, and the
master knew that he knew it.

"THE SHIPS"

Nobody has seen them since, and nobody has asked. The ledger has an empty page
for each of them, and every page is dated.

Written in haste

The keeper left on the Tuesday boat.
"""
SURE = "A Letter from Velden\n\nVelden, November 3, 1911\n\nDear Ilse:\n\nThe ice has come.\n\nYours,\n\nAnton Prey\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("review")
    (made / "textus.toml").write_text(SETTINGS, encoding="utf-8")
    (made / "ledger.txt").write_text(UNSURE, encoding="utf-8")
    (made / "index.txt").write_text(UNSURE, encoding="utf-8")
    (made / "letter.txt").write_text(SURE, encoding="utf-8")
    run("build", str(made), "-o", str(made / "out"), "--quiet")
    return made


def run(*arguments: str) -> str:
    result = CliRunner().invoke(textus, list(arguments))
    assert result.exit_code == 0, result.stderr
    return result.stdout


def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def shown(folder: Path) -> html.HtmlElement:
    return page(folder / "out/review/ledger.html")


def read(text: str, record: str, folder: Path) -> Reading:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.toml").write_text(record, encoding="utf-8")
    encoded = work.encode(folder / "a.txt")
    assert encoded.reading is not None, encoded.report.findings
    assert not [one for one in encoded.report.findings if one.rule.startswith("record/")]
    return encoded.reading


def test_a_work_textus_is_unsure_of_has_a_page_and_one_it_is_sure_of_has_none(folder: Path) -> None:
    assert sorted(path.name for path in (folder / "out/review").iterdir()) == [
        "index.html", "index.txt.html", "ledger.html",
    ]  # fmt: skip


def test_the_collection_counts_the_questions_of_a_work_and_leads_to_them(folder: Path, shown: html.HtmlElement) -> None:
    (link,) = page(folder / "out/review/index.html").xpath("//a[contains(@href, 'review/ledger.html')]")
    assert f"{len(shown.xpath('//section'))} question" in words(link.getparent())


def test_every_line_of_the_transcription_is_there_once_numbered_and_in_order(shown: html.HtmlElement) -> None:
    lines = [line.text or "" for line in shown.xpath("//ol[@class='lines']/li")]
    starts = {int(each.get("start")): len(each) for each in shown.xpath("//ol[@class='lines']")}
    assert lines == UNSURE.splitlines()
    assert shown.xpath("//ol[@class='lines']/li/@id") == [f"line-{n}" for n in range(1, len(lines) + 1)]
    assert sorted(starts)[1:] == [start + count for start, count in sorted(starts.items())][:-1]


def test_a_question_shows_its_lines_what_they_became_how_sure_and_why(shown: html.HtmlElement) -> None:
    told = work.encode_source(source.from_bytes(UNSURE.encode(), "ledger.txt")[0]).reading
    assert told is not None
    first = shown.xpath("//section")[0]
    decision = told.decisions[review.asked(told)[0]]
    chosen = words(first.xpath(".//div[contains(@class, 'chosen')]")[0])
    assert words(first.xpath(".//ol[@class='lines']")[0]) == " ".join(
        UNSURE[decision.claim.start : decision.claim.end].split()
    )
    assert f"Read as {role_phrase(decision.claim.role)}" in chosen
    assert f"{decision.confidence:.0%} certain" in chosen
    assert "prior: how often this is found" in chosen


def test_the_reasons_are_those_of_explain(folder: Path, shown: html.HtmlElement) -> None:
    first = shown.xpath("//section")[0]
    explained = run("explain", f"{folder / 'ledger.txt'}:{first.get('id').removeprefix('question-')}")
    for reason in first.xpath(".//div[contains(@class, 'answer')]/ul/li"):
        weight, _, said = words(reason).partition(" ")
        assert weight in explained
        assert said in explained


def settled(folder: Path) -> Iterator[tuple[str, str, int]]:
    for section in page(folder / "out/review/ledger.html").xpath("//section"):
        for answer in section.xpath(".//div[contains(@class, 'answer')][pre]"):
            role = answer.xpath("./p[@class='sure']/code")[0].text
            line = int(section.get("id").removeprefix("question-"))
            yield answer.xpath("./pre")[0].text_content(), role, line


def test_what_settles_a_question_pasted_into_the_record_is_what_the_work_becomes(folder: Path, tmp_path: Path) -> None:
    answers = list(settled(folder))
    assert len({role for _, role, _ in answers}) > 1
    for snippet, role, _ in answers:
        reading = read(UNSURE, f'language = "en"\n{snippet}', tmp_path)
        (mine,) = [one for one in reading.decisions if any(why.rule == "record.decision" for why in one.claim.evidence)]
        assert mine.claim.role == role, snippet


def test_a_question_that_is_settled_is_not_asked_again(folder: Path, tmp_path: Path) -> None:
    for snippet, _, line in settled(folder):
        reading = read(UNSURE, f'language = "en"\n{snippet}', tmp_path)
        asked = [reading.decisions[number].claim.start for number in review.asked(reading)]
        assert line not in [reading.document.source.position(start)[0] for start in asked]


def test_when_nothing_is_asked_any_more_the_page_goes(tmp_path: Path) -> None:
    (tmp_path / "textus.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "a.txt").write_text(UNSURE, encoding="utf-8")
    run("build", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet")
    (tmp_path / "a.txt").write_text(SURE, encoding="utf-8")
    run("build", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet")
    assert not list((tmp_path / "out/review").iterdir())


def test_it_leads_to_the_place_in_the_text_to_the_tei_and_home(folder: Path, shown: html.HtmlElement) -> None:
    for address in shown.xpath("//a/@href[not(starts-with(., '#'))]"):
        path, _, fragment = address.partition("#")
        assert (folder / "out/review" / path).is_file(), address
        assert not fragment or page(folder / "out/review" / path).xpath("//*[@id=$id]", id=fragment)
    for section in shown.xpath("//section"):
        address = section.xpath(".//p[@class='in-tei']/a/@href")[0]
        (place,) = page(folder / "out/html/ledger.html").xpath("//*[@id=$id]", id=address.partition("#")[2])
        assert words(section.xpath(".//ol[@class='lines']")[0])[:12] in words(place)


def test_questions_are_listed_first_and_each_link_meets_one(shown: html.HtmlElement) -> None:
    listed = shown.xpath("//nav[@class='asked']//a/@href")
    assert [address[1:] for address in listed] == shown.xpath("//section/@id") != []


def test_long_stretches_without_a_question_are_folded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNSURE + "\nThe keeper slept, and the lamp burned as it should.\n" * 20)
    made = html.document_fromstring(run("explain", str(tmp_path / "a.txt"), "--format", "html"))
    folded = made.xpath("//details")[-1]
    assert words(folded.xpath("summary")[0]).endswith("–60, no questions")
    assert not made.xpath("//details//section")


def test_a_page_of_one_file_can_be_had_without_a_collection(folder: Path, shown: html.HtmlElement) -> None:
    made = html.document_fromstring(run("explain", str(folder / "ledger.txt"), "--format", "html"))
    assert [words(one) for one in made.xpath("//pre")] == [words(one) for one in shown.xpath("//pre")]
    assert not made.xpath("//a/@href[not(starts-with(., '#'))]")


def test_a_page_of_one_file_says_so_when_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SURE, encoding="utf-8")
    assert "No open questions" in run("explain", str(tmp_path / "a.txt"), "--format", "html")


def test_a_page_is_of_a_file_and_not_of_a_line(folder: Path) -> None:
    result = CliRunner().invoke(textus, ["explain", f"{folder / 'ledger.txt'}:1", "--format", "html"])
    assert result.exit_code == 2


def test_no_page_has_a_script_or_loads_anything(shown: html.HtmlElement) -> None:
    assert not shown.xpath("//script | //link | //img | //iframe | //@onclick | //@src")


def test_words_of_the_transcription_are_words_and_no_markup(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> &amp; </style>"
    (tmp_path / "a.txt").write_text(UNSURE.replace("Written in haste", hostile), encoding="utf-8")
    made = html.document_fromstring(run("explain", str(tmp_path / "a.txt"), "--format", "html"))
    assert hostile in made.xpath("//ol[@class='lines']/li/text()")
    assert not made.xpath("//script")


def test_a_form_feed_is_shown_as_the_space_it_is() -> None:
    text, _ = source.from_bytes(UNSURE.replace("He told", "\fHe told").encode(), "a.txt")
    assert text is not None
    encoded = work.encode_source(text)
    assert encoded.reading is not None
    assert encoded.text is not None
    assert encoded.xml is not None
    made = review.gathered(encoded.reading, encoded.text, encoded.xml)
    assert " He told the harbour master so." in made.xpath("//*[local-name() = 'line']/text()")


def test_a_work_called_index_leaves_the_page_of_all_questions_alone() -> None:
    assert review.place(PurePath("Index")) != review.INDEX != review.place(PurePath("index"))
    assert review.place(PurePath("letters/index")) == PurePath("review/letters/index.html")
