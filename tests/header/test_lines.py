"""Single lines of front and end matter, with what the header states of them: `credits/lines.toml`.

`text` is a whole transcription in which `{prose}` stands for paragraphs, as in the other files of credits.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from tests.header.test_credits import FOLDER, PROSE, Credited, facts_of
from tests.header.test_forty import SAID

STATES = SAID | {"again": "//t:sourceDesc/t:*[@subtype = 'republication']//t:title[@level != 'a']"}


def lines() -> Iterator[Credited]:
    for entry in tomllib.loads((FOLDER / "lines.toml").read_text(encoding="utf-8"))["line"]:
        language = entry.get("language", "en")
        text = entry["text"].replace("{prose}", "\n\n".join([PROSE[language]] * 3))
        yield Credited(text[:70], text, language, frozenset(entry["facts"]))


@pytest.mark.parametrize("line", [pytest.param(line, id=line.name) for line in lines()])
def test_the_header_states_what_the_line_does(line: Credited) -> None:
    assert facts_of(line, STATES) == line.facts
