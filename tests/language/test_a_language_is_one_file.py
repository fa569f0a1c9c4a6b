"""A language is one file: nothing else names it, its tables are those of `tiers.toml`, and none of them is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from tests.conftest import ROOT
from textus.base.knowledge import language, languages, table
from textus.language import coverage

PACKAGE = ROOT / "pipeline" / "textus"
FOLDER = PACKAGE / "knowledge" / "languages"
LETTER = """'s-Gravenhage, 1 Febr. 1848

Waarde Vriend,

De sneeuw ligt zoo hoog op den dijk, dat de post sedert Zondag niet meer komt [twee woorden onleesbaar] en uw brief.

Hoogachtend,

Uw dienstwillige dienaar

Maarten Kuyper
"""
BOOK = """De oude kade

door Pieter van der Meulen

Uit het Duitsch vertaald door Johanna Brandt

Derde, herziene druk

Bron: De Havenbode, jrg. 4, nr. 12, blz. 3

EERSTE BEDRIJF

AGNES (zacht). Wie klopt er op dit uur aan de deur?

VEIT. Niemand, mevrouw. [Noot van de vertaler: een spreekwoord.]
"""
READ_WITHOUT = """
import pathlib, sys
from textus.base import knowledge
folder = pathlib.Path(sys.argv[1])
knowledge.knowledge_dir = lambda: folder
from textus import work
from textus.read import source
from textus.record.record import Record
texts = [pathlib.Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]]
for code in knowledge.languages():
    for text in texts:
        encoded = work.encode_source(source.of_text(text), Record(language=code))
        assert encoded.xml is not None, code
print(len(knowledge.languages()))
"""


def sections(code: str) -> list[str]:
    return re.findall(r"^\[([\w.]+)\]$", (FOLDER / f"{code}.toml").read_text(encoding="utf-8"), re.MULTILINE)


def asked() -> dict[str, dict[str, object]]:
    return {name: row for tier in table("tiers").values() for name, row in tier.items()}


def _without(text: str, heading: str) -> str:
    """A file without a table and the tables within it."""
    parts = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
    return "".join(part for part in parts if not part.startswith((f"[{heading}]", f"[{heading}.")))


def _reads_all(folder: Path, tmp_path: Path) -> int:
    """Encode both texts in every language of a folder of tables; how many languages there are."""
    for name, text in (("letter.txt", LETTER), ("book.txt", BOOK)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    texts = [str(tmp_path / name) for name in ("letter.txt", "book.txt")]
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT, str(folder), *texts], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return int(done.stdout)


def _copied(tmp_path: Path) -> Path:
    """The tables, without those of languages."""
    folder = tmp_path / "knowledge"
    for file in (PACKAGE / "knowledge").rglob("*.toml"):
        copy = folder / file.relative_to(PACKAGE / "knowledge")
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.parent != FOLDER:
            copy.write_bytes(file.read_bytes())
    return folder


def test_no_other_file_of_the_package_knows_of_dutch() -> None:
    named = re.compile(r"""["']nl["']|\bnl =|\bdutch\b(?!")""", re.IGNORECASE)
    files = [file for kind in ("*.py", "*.toml") for file in PACKAGE.rglob(kind) if file.name != "nl.toml"]
    words = [(file, named.search(file.read_text(encoding="utf-8"))) for file in files]
    assert [str(file.relative_to(PACKAGE)) for file, found in words if found] == []


def test_dutch_has_all_that_a_language_may_have() -> None:
    assert {tier.tier: tier.state for tier in coverage.coverage("nl")} == dict.fromkeys(coverage.tiers(), "complete")


@pytest.mark.parametrize("code", languages())
class TestFile:
    def test_has_no_table_and_no_key_that_no_tier_names(self, code: str) -> None:
        rows = asked()
        for name in sections(code):
            if name in rows:
                found = language(code).table(name.split(".")[0])
                for step in name.split(".")[1:]:
                    found = found[step]
                lists = {key for key, value in found.items() if isinstance(value, list)}
                optional = rows[name].get("optional", [])
                named = {*rows[name].get("keys", []), *(optional if isinstance(optional, list) else lists)}  # type: ignore[misc]
                assert lists <= named or optional is True, (name, lists - named)
            else:
                assert name == "foreign.abroad"

    def test_is_arranged_by_tiers(self, code: str) -> None:
        tier_of = {name: number for number, tier in enumerate(table("tiers").values()) for name in tier}
        numbers = [tier_of[name] for name in sections(code) if name in tier_of]
        assert numbers == sorted(numbers)

    def test_is_read_table_by_table_as_it_is_as_a_whole(self, code: str) -> None:
        whole = tomli.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
        tables = {name for name in whole if isinstance(whole[name], dict)}
        assert {name: language(code).table(name) for name in tables} == {name: whole[name] for name in tables}


def test_a_language_without_one_of_its_tables_is_read(tmp_path: Path) -> None:
    folder = _copied(tmp_path)
    dutch = (FOLDER / "nl.toml").read_text(encoding="utf-8")
    headings = list(dict.fromkeys(name.split(".")[0] for name in sections("nl")))
    codes = [f"x{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(len(headings))]
    for code, heading in zip(codes, headings, strict=True):
        text = _without(dutch, heading).replace('code = "nl"', f'code = "{code}"')
        assert text != dutch
        (folder / "languages" / f"{code}.toml").write_text(text, encoding="utf-8")
    (folder / "languages" / "en.toml").write_bytes((FOLDER / "en.toml").read_bytes())
    assert _reads_all(folder, tmp_path) == len(headings) + 1


def test_languages_of_function_words_alone_are_read(tmp_path: Path) -> None:
    folder = _copied(tmp_path)
    for code in ("en", "nl"):
        head = (FOLDER / f"{code}.toml").read_text(encoding="utf-8").partition("\n[")[0]
        (folder / "languages" / f"{code}.toml").write_text(head + "\n", encoding="utf-8")
    (folder / "common.toml").write_text("", encoding="utf-8")
    assert _reads_all(folder, tmp_path) == 2


@pytest.mark.parametrize("tier", coverage.tiers())
def test_coverage_names_what_a_language_lacks(tier: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {name: row for name, row in table("tiers")[tier].items() if row.get("optional") is not True}
    nothing = coverage._tier("nl", tier, {f"no_such_{name.replace('.', '_')}": {"keys": ["words"]} for name in rows})
    assert nothing.state == "missing"
    assert len(nothing.lacking) == len(rows)
