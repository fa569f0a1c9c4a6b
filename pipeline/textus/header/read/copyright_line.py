"""The copyright line of a printed book, where nothing else states its publisher or its year."""

from __future__ import annotations

import functools
import re

from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.header.facts import Facts
from textus.language.bibliography.lexicon import Codes, alternation, small_words
from textus.language.bibliography.names import is_organisation
from textus.language.bibliography.segments import is_publisher
from textus.language.bibliography.works import Part, Publication
from textus.survey.front.archive_phrases import rights

_HOUSE = regex(lambda: rf"\s{alternation(anywhere('bibliography', 'publisher'))}$", re.IGNORECASE)
"""what the name of a publisher ends with, in any language"""
LAST_OF_PRINT = 1990
"""a later year may be that of a web page"""


@functools.cache
def _line() -> re.Pattern[str]:
    """What is after the word for copyright: years, and in whose name the last was entered."""
    by, joint = alternation(anywhere("statements", "by")), rf"(?:,?\s(?:(?:&|{small_words('and')})\s)?|,\s)"
    name = r"(?P<name>[^\W\d_].{2,70})"
    return re.compile(rf"\W{{1,5}}(?:1[89]\d\d{joint})*(?P<year>1[89]\d\d)\W{{1,3}}{by}\s{name}", re.IGNORECASE)


def _is_house(name: str, codes: Codes) -> bool:
    """A publisher, going by a word of the name; an author may enter the copyright too."""
    company = name[:1].isupper() and (is_organisation(name) or _HOUSE.search(name) is not None)
    return company or is_publisher(name, codes) or " & " in name


def add_copyright(facts: Facts, codes: Codes) -> None:
    """Year and publisher of the book, as far as no source line and no imprint states them."""
    stated = ((words, rights(codes).match(words)) for words in facts.rights)
    found = next((line for words, phrase in stated if phrase and (line := _line().match(words, phrase.end()))), None)
    if found is None or int(found["year"]) > LAST_OF_PRINT or not facts.titles:
        return
    date = Part("date", found["year"], {"when": found["year"]})
    name = re.split(r"\.\s|\s{2,}|\s\(|;", found["name"])[0].strip(" ,_*")
    if not facts.sources and not facts.editions:
        house = [Part("publisher", name, {})] if _is_house(name, codes) else []
        facts.sources.append(Publication([Part("title", facts.titles[0], {"level": "m"}), *house, date], found.group()))
    elif len(facts.sources) == 1 and not facts.sources[0].labelled and not facts.sources[0].of("date"):
        facts.sources[0].parts += [date] if facts.sources[0].of("publisher") else []
