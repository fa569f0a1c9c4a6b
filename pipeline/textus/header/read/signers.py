"""Who signs a text: the name without the office, completed from the title, and whether an office is stated with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textus.base.frozen import frozen
from textus.base.knowledge import anywhere
from textus.base.regex import regex
from textus.language.bibliography.lexicon import Codes, alternation, fold, small_words
from textus.language.bibliography.names import is_organisation, is_personal_name

SURE_NAME = 1.5
PERSON = 0.0
"""log-odds from which the words of a signature are the name of a person"""
_APPOSITION = regex(r",\s+|\s[–—-]\s")
_OFFICE = regex(lambda: alternation(anywhere("signatures", "offices")), re.IGNORECASE)
_SECRETARY = regex(lambda: alternation(anywhere("signatures", "for_others")), re.IGNORECASE)
_GROUP = regex(lambda: rf"{small_words('articles')}\s", re.IGNORECASE)


@frozen
class Signer:
    """The name as printed, and whether who bears it signs for others: as an officer, or as a body."""

    name: str
    official: bool


def signer(words: str, below: str, codes: Codes) -> Signer:
    """The signer in the words of a signature, with the lines below it."""
    name, *rest = _APPOSITION.split(words)
    after = ", ".join(rest)
    if rest and _OFFICE.match(after) and is_personal_name(name, codes) >= PERSON:
        return Signer(name, bool(_SECRETARY.match(after)))
    lines = [line.strip(" ,.–—()_*") for line in below.splitlines()]
    official = bool(_SECRETARY.match(words)) or any(_SECRETARY.match(line) for line in lines)
    return Signer(words, official or bool(_GROUP.match(words)))


def is_body(name: str) -> bool:
    """A signature names a body: "The Committee"."""
    return bool(_GROUP.match(name)) or is_organisation(name)


def completed(name: str, titles: Sequence[str], codes: Codes) -> str:
    """A given name with the surname that a title has behind it: "Jane" below a letter "from Jane Pell"."""
    if " " in name or len(name) < 2 or not name[0].isupper():
        return name
    whole = re.compile(rf"\b{re.escape(name)} (?:[^\W\d_]\. )?[^\W\d_a-z][\w’'-]+")
    found = {match.group() for title in titles for match in whole.finditer(title)}
    likely = [words for words in found if is_personal_name(words, codes) >= SURE_NAME]
    return likely[0] if len(likely) == 1 and fold(likely[0]) not in map(fold, titles) else name


def in_mixed_case(name: str, text: str) -> str:
    """A name in capitals as the text has it elsewhere in small letters; as it is, if it nowhere does."""
    if not name.isupper() or " " not in name:
        return name
    words = r"\s+".join(re.escape(word) for word in name.split())
    forms = (" ".join(found.group().split()) for found in re.finditer(rf"\b{words}\b", text, re.IGNORECASE))
    mixed = {form for form in forms if form != name and all(word[0].isupper() for word in form.split())}
    mixed = {form for form in mixed if not any(word.isupper() and len(word) > 2 for word in form.split())}
    return mixed.pop() if len(mixed) == 1 else name
