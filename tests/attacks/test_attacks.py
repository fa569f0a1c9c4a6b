"""Hostile files: nothing is read that was not given, nothing is written that was not asked for, nothing breaks down.

`python -m tests.attacks` tries each attack on each command by itself, and prints the table; here those of a kind that
can be given together are.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import etree

from tests.attacks import weapons
from tests.attacks.everything import KINDS, prepared, put, tried
from tests.attacks.range import WORD, Range, commands, opened

HUGE = [name for name, text in weapons.DOCUMENTS.items() if len(text) > 2_000_000]
TOGETHER = [name for name in weapons.DOCUMENTS if name not in HUGE and name != "many attributes"]
ONE_BY_ONE = [
    (kind, attack) for kind in ("stylesheet", "rules", "grammar", "settings", "record") for attack in KINDS[kind]
]


@pytest.fixture
def field(tmp_path: Path) -> Iterator[Range]:
    with opened(tmp_path) as field:
        prepared(field)
        yield field


def put_all(field: Range, kind: str, attacks: list[str]) -> list[Path]:
    """The files of several attacks, side by side."""
    paths = (put(field, kind, attack) for attack in attacks)
    return [path.rename(field.work / f"{kind}-{number}{path.suffix}") for number, path in enumerate(paths)]


def test_no_document_gets_through(field: Range) -> None:
    for command, arguments in commands(field, "document", *put_all(field, "document", TOGETHER)):
        assert field.attack(*arguments).harm == [], command


def test_no_page_is_printed_with_what_it_would_fetch(field: Range) -> None:
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
    for _, arguments in commands(field, "picture", *put_all(field, "picture", list(KINDS["picture"]))):
        assert field.attack(*arguments).harm == []


@pytest.mark.parametrize("attack", HUGE)
def test_a_huge_document_is_refused_with_a_word(field: Range, attack: str) -> None:
    result = field.attack("validate", put(field, "document", attack))
    assert (result.code, result.harm) == (1, [])


@pytest.mark.parametrize(("kind", "attack"), ONE_BY_ONE)
def test_no_stylesheet_schema_settings_or_record_gets_through(field: Range, kind: str, attack: str) -> None:
    for command, result in tried(field, kind, attack):
        assert result.harm == [], command


def test_no_transcription_gets_through(field: Range) -> None:
    paths = put_all(field, "text", list(weapons.TEXTS))
    for command, arguments in commands(field, "text", *paths):
        assert field.attack(*arguments).harm == [], command


def test_no_name_of_a_file_gets_through(field: Range) -> None:
    paths = [put(field, "name", attack) for attack in weapons.NAMES]
    for command, arguments in commands(field, "name", *paths):
        assert field.attack(*arguments).harm == [], command


@pytest.mark.parametrize("link", ["tei/sound.xml", "tei", "index.html"])
def test_nothing_is_written_through_a_link_out_of_the_build_folder(field: Range, link: str) -> None:
    (field.out / link).parent.mkdir(exist_ok=True)
    (field.out / link).symlink_to(field.secret.parent if link == "tei" else field.secret)
    result = field.attack("build", field.work, "-o", field.out, "--quiet")
    assert (result.code, result.harm) == (2, [])


class TestTheRangeSeesWhatGetsThrough:
    """The tests above can fail: what is done here without textus is noticed."""

    def harm(self, field: Range, monkeypatch: pytest.MonkeyPatch, deed: object) -> list[str]:
        monkeypatch.setattr("textus.cli.textus.main", deed)
        return field.attack("validate").harm

    def test_an_entity_that_is_read(self, field: Range, monkeypatch: pytest.MonkeyPatch) -> None:
        path = put(field, "document", "external entity, file")
        loose = etree.XMLParser(load_dtd=True, resolve_entities=True)
        text = "".join(etree.parse(path, loose).getroot().itertext())
        assert WORD in text
        assert self.harm(field, monkeypatch, lambda **_: print(text)) == ["read the canary"]

    def test_a_host_that_is_called(self, field: Range, monkeypatch: pytest.MonkeyPatch) -> None:
        address = field.put("address", "{host}/x").read_text()

        def call(**_: object) -> None:
            with suppress(OSError):
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=5)

        assert self.harm(field, monkeypatch, call) == ["called the host"]

    def test_a_file_that_is_written(self, field: Range, monkeypatch: pytest.MonkeyPatch) -> None:
        written = self.harm(field, monkeypatch, lambda **_: (field.secret.parent / "written").write_text("x"))
        assert written == ["wrote ['secret/written']"]

    def test_a_script_in_a_page(self, field: Range, monkeypatch: pytest.MonkeyPatch) -> None:
        harm = self.harm(field, monkeypatch, lambda **_: (field.out / "x.html").write_text("<script>alert(1)</script>"))
        assert harm == ["a script in x.html"]

    @pytest.mark.parametrize("words", ["\x1b[31m", "::set-output name=x::y", "::error::x"])
    def test_words_that_steer(self, field: Range, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
        assert len(self.harm(field, monkeypatch, lambda **_: print(words))) == 1
