"""A mistake in the file of a language is named by file and key, and by nothing but a check; ours have none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.check_languages import KNOWLEDGE, faults

FILE = """name = "Swedish"
code = "sv"
function_words = ["och", "att"]

[months]
"januari" = 1

[salutations]
openings = ["kära"]

[title_pages.by]
alone = ["av"]

[quotation]
marks = [["”", "”"]]
"""


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    (tmp_path / "languages").mkdir()
    shutil.copy(KNOWLEDGE / "tiers.toml", tmp_path)
    return tmp_path


def test_the_files_of_languages_have_no_mistakes() -> None:
    assert faults() == []


def test_a_beginning_is_no_mistake(knowledge: Path) -> None:
    (knowledge / "languages" / "sv.toml").write_text(FILE, encoding="utf-8")
    assert faults(knowledge) == []


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ('name = "Swedish"', 'name = "Swedish', "the whole table: not TOML: "),
        ('name = "Swedish"', "", "name: must be the English name of the language"),
        ('code = "sv"', 'code = "se"', "code: must be the name of the file, “sv”"),
        ('["och", "att"]', '"och att"', "function_words: must be a list of the commonest words"),
        ('code = "sv"', 'code = "sv"\nopenings = ["kära"]', "openings: belongs into a table; "),
        ("[salutations]", "[greetings]", "greetings: unknown table; "),
        ("[title_pages.by]", "[title_pages.from]", "title_pages.from: unknown table; "),
        ("openings =", "opening =", "salutations.opening: unknown list; "),
        ('["kära"]', '"kära"', "salutations.openings: must be a list"),
        ('["kära"]', "[1]", "salutations.openings: must be a list of words"),
        ('"januari" = 1', '"januari" = "first"', "months.januari: must mean one of 1, 2, 3 …"),
    ],
)
def test_a_mistake_is_named_by_file_and_key(knowledge: Path, right: str, wrong: str, named: str) -> None:
    assert right in FILE
    (knowledge / "languages" / "sv.toml").write_text(FILE.replace(right, wrong), encoding="utf-8")
    (found,) = faults(knowledge)
    assert str(found).startswith(f"knowledge/languages/sv.toml: {named}")
