"""The full-text search of a collection: what is indexed, what it can be filtered by, and what there is without it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

from textus.cli import textus
from textus.publish import search

LETTER = (
    "{author}\n\n{title}\n\nVelden, March 3, {year}\n\nDear Ilse:\n\n{words} [1]\n\nYours,\n\n{author}\n\n[1] {note}\n"
)
WORKS = {
    "ice": {
        "author": "Anton Prey",
        "title": "On the Ice",
        "year": "1911",
        "words": "The ferry lies still.",
        "note": "Stuck.",
    },
    "snow": {"author": "Marta Weil", "title": "Of Snow", "year": "1922", "words": "It fell all night.", "note": "Wet."},
}

pytestmark = pytest.mark.skipif(not search.is_installed(), reason="Pagefind is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, words in WORKS.items():
        (tmp_path / f"{name}.txt").write_text(LETTER.format(**words), encoding="utf-8")
    return tmp_path


def built(folder: Path, settings: str = "") -> Path:
    (folder / "textus.toml").write_text('[transcription]\nlanguage = "en"\n' + settings, encoding="utf-8")
    result = CliRunner().invoke(textus, ["build", str(folder), "--quiet"])
    assert result.exit_code == 0, result.stderr
    return folder / "build"


def fragments(out: Path) -> dict[str, dict[str, Any]]:
    """What the index holds of each page, by its address (a fragment is gzipped JSON behind a word of Pagefind's)."""
    read = (gzip.decompress(path.read_bytes()) for path in (out / search.BUNDLE / "fragment").iterdir())
    held = [json.loads(data[data.index(b"{") :]) for data in read]
    return {one["url"].lstrip("/"): one for one in held}


def test_the_text_of_every_work_is_indexed_with_its_notes(folder: Path) -> None:
    held = fragments(built(folder))
    assert set(held) == {"html/ice.html", "html/snow.html"}
    assert "The ferry lies still." in held["html/ice.html"]["content"]
    assert "Stuck." in held["html/ice.html"]["content"]


def test_what_a_page_says_besides_its_text_is_not_indexed(folder: Path) -> None:
    content = fragments(built(folder))["html/ice.html"]["content"]
    for words in ("About this text", "Cite this text", "Chicago"):
        assert words not in content, words
    assert content.count("[1]") == 1, "the label of the note, not its call"


def test_a_result_shows_title_author_and_date_and_is_filtered_by_author_decade_and_kind(folder: Path) -> None:
    held = fragments(built(folder))["html/ice.html"]
    assert {name: held["meta"][name] for name in ("title", "author", "date")} == {
        "title": "On the Ice", "author": "Anton Prey", "date": "March 3, 1911"
    }  # fmt: skip
    assert held["filters"] == {"author": ["Anton Prey"], "decade": ["1910s"], "kind": ["letter"]}


def test_the_page_itself_is_left_as_it_is(folder: Path) -> None:
    assert b"pagefind" not in (built(folder) / "html/ice.html").read_bytes()


def test_the_same_collection_makes_the_same_index(folder: Path) -> None:
    first, second = (
        {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for out in (built(folder), built(folder))
    )
    assert first == second


def test_the_search_page_lists_all_works_for_those_who_have_no_script(folder: Path) -> None:
    page = html.document_fromstring((built(folder) / "search.html").read_bytes())
    assert page.xpath("//section[@id='all']//a/text()") == ["Of Snow", "On the Ice"]
    (form,) = page.xpath("//form")
    assert form.get("hidden") is not None
    assert "python -m http.server" in page.xpath("string(//p[@id='search-how'])")


def test_every_page_leads_to_the_search(folder: Path) -> None:
    assert 'href="search.html"' in (built(folder) / "index.html").read_text()


def test_the_settings_may_do_without(folder: Path) -> None:
    built(folder)
    out = built(folder, "[output]\nsearch = false\n")
    assert not (out / search.BUNDLE).exists()
    assert 'href="search.html"' not in (out / "index.html").read_text()


@pytest.mark.parametrize(("settings", "said"), [("", False), ("[output]\nsearch = true\n", True)])
def test_without_the_library_there_is_no_search_and_a_word_if_one_was_asked_for(
    folder: Path, settings: str, said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "is_installed", lambda: False)
    out = built(folder, settings)
    assert not (out / "search.html").exists()
    assert ("build/no-search" in (out / "report.txt").read_text()) is said


def test_an_indexer_that_fails_is_a_finding_and_the_pages_are_built(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    out = built(folder)
    assert "build/no-search" in (out / "report.txt").read_text()
    assert (out / "index.html").exists()
    assert not (out / "search.html").exists()


def test_a_folder_of_that_name_that_is_no_index_is_left_alone(folder: Path) -> None:
    mine = folder / "build" / search.BUNDLE / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("x")
    out = built(folder)
    assert "build/no-search" in (out / "report.txt").read_text()
    assert [path.name for path in mine.parent.iterdir()] == ["mine.txt"]
    assert not (out / "search.html").exists()


def test_an_empty_folder_of_that_name_is_filled(folder: Path) -> None:
    (folder / "build" / search.BUNDLE / "fragment").mkdir(parents=True)
    assert set(fragments(built(folder))) == {"html/ice.html", "html/snow.html"}
