"""Names that occur in a collection and stand in none of its tables: what an editor may want to add.

Candidates are runs of words with capitals, particles between them, that stand somewhere else than at the head of a
sentence. What kind of name it may be is a guess from what stands around and in it, and empty where nothing tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from textus.base.regex import regex
from textus.language.bibliography.names import given_names, is_organisation
from textus.model.document import Document
from textus.model.name_entry import ORGANISATIONS, PEOPLE, PLACES, WORKS
from textus.names.folding import fold
from textus.names.matching import Match, Words
from textus.names.surroundings import Surroundings

LONGEST, LONGEST_PARTICLE = 6, 2
"""words of a candidate, and of what joins two of them"""
SHORTEST = 3
"""letters of a word that is a name by itself"""
MOST_CONTEXTS, CONTEXT = 3, 40
"""places shown, and characters on either side"""
_BETWEEN = regex(r"\.?[ \u00a0]*(?:\r?\n[ \t]*)?|[-‐‑]")
_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхцыэьъжчшщюя",
        [*"a b v g d e z i y k l m n o p r s t u f kh ts y e".split(), "", "", "zh", "ch", "sh", "shch", "yu", "ya"],
        strict=True,
    )
)


@dataclass
class Candidate:
    """A name, how often it occurs, what kind it may be and where it stands."""

    name: str
    count: int = 0
    guesses: Counter[str] = field(default_factory=Counter)
    contexts: list[str] = field(default_factory=list)
    inside: int = 0
    """how often it stands where its capitals tell that it is a name"""

    @property
    def kind(self) -> str:
        """The kind most of its places speak for; empty if none does."""
        return self.guesses.most_common(1)[0][0] if self.guesses else ""

    @property
    def id(self) -> str:
        """An id made of the name, the last word first."""
        *given, last = slug(self.name).split("-")
        return "-".join([last, *given]) if self.kind == PEOPLE else "-".join([*given, last])


def slug(name: str) -> str:
    """A name in small letters without accents, its words joined by hyphens."""
    latin = "".join(_CYRILLIC.get(character, character) for character in fold(name))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "name"


def candidates(documents: Iterable[Document], least: int = 2) -> list[Candidate]:
    """The candidates of these documents that occur at least so often, the most frequent first."""
    found: dict[str, Candidate] = {}
    for document in documents:
        for name, kind, inside, context in _of(document):
            candidate = found.setdefault(fold(name), Candidate(name))
            candidate.count += 1
            candidate.inside += inside
            if kind:
                candidate.guesses[kind] += 1
            if len(candidate.contexts) < MOST_CONTEXTS:
                candidate.contexts.append(context)
    kept = [candidate for candidate in found.values() if candidate.inside and candidate.count >= least]
    return sorted(kept, key=lambda candidate: (-candidate.count, candidate.name))


def _of(document: Document) -> Iterator[tuple[str, str, bool, str]]:
    blocks = document.blocks
    words = Words(
        document.text, document.language.code, [(blocks.start(one), blocks.end(one)) for one in blocks.blocks]
    )
    around = Surroundings(words, document.language, document.lower_case_words)
    finder = _Runs(document, words, around)
    taken = [(named.start, named.end) for named in document.names]
    for match in finder.runs():
        if any(start < match.end and match.start < end for start, end in taken):
            continue
        name = " ".join(document.text[match.start : match.end].split())
        yield name, finder.kind(match), around.case_tells(match) or not around.names_only, _context(document, match)


def _context(document: Document, match: Match) -> str:
    text = document.text
    first, after = max(0, match.start - CONTEXT), min(len(text), match.end + CONTEXT)
    before, behind = text[first : match.start], text[match.end : after]
    before = before.partition(" ")[2] if first else before
    behind = behind.rpartition(" ")[0] if after < len(text) else behind
    shown = " ".join(f"{before}[{text[match.start : match.end]}]{behind}".split())
    line, _ = document.source.position(match.start)
    return f"{document.source.path}:{line}: … {shown} …"


class _Runs:
    """Runs of words that may be a name, in one document."""

    def __init__(self, document: Document, words: Words, around: Surroundings) -> None:
        self._words, self._around = words, around
        language = document.language
        self._particles = {
            fold(part) for phrase in language.words("titles_of_rank", "particles") for part in phrase.split()
        }
        self._places = set(language.words("names", "places"))

    def runs(self) -> Iterator[Match]:
        """The runs, none overlapping."""
        number = 0
        while number < len(self._words):
            after = self._run(number)
            match = self._match(number, after)
            if match is not None:
                yield match
            number = max(after, number + 1)

    def _run(self, first: int) -> int:
        """The number of the word behind the run that begins here; the same number if none does."""
        words, last = self._words, first
        if not self._begins(first):
            return first
        while last + 1 < len(words) and last + 1 - first < LONGEST and self._goes_on(last):
            if words.between(last).startswith(".") and len(words.word(last)) > 1:
                break
            following = last + 1 + 2 * self._is_possessive(last)
            while following < len(words) and following - last <= LONGEST_PARTICLE and self._is_particle(following):
                following += 1
            if following >= len(words) or not words.word(following)[0].isupper():
                break
            last = following
        return last + 1

    def _goes_on(self, number: int) -> bool:
        return self._is_possessive(number) or _BETWEEN.fullmatch(self._words.between(number)) is not None

    def _is_possessive(self, number: int) -> bool:
        """It is as "Tanner’s" before "Row": part of what follows."""
        words = self._words
        if number + 2 >= len(words) or words.between(number) not in ("'", "’") or words.word(number + 1) != "s":
            return False
        return words.between(number + 1) == " " and words.word(number + 2)[0].isupper()

    def _is_particle(self, number: int) -> bool:
        word = self._words.word(number)
        return word[0].islower() and fold(word) in self._particles and self._words.between(number) == " "

    def _begins(self, number: int) -> bool:
        word = self._words.word(number)
        return word[0].isupper() and not self._around.is_small(word) and not self._around.is_rank(word)

    def _match(self, first: int, after: int) -> Match | None:
        """The run as a name; None for a word alone that says nothing, or a shout."""
        if after <= first:
            return None
        words = self._words
        match = Match(words.starts[first], words.ends[after - 1], first, after, ())
        if all(len(words.word(number)) == 1 for number in range(first, after)):
            return None
        lone = match.words == 1 and (len(words.word(first)) < SHORTEST or self._around.is_ordinary(match))
        if lone or (match.words == 1 and self._around.has_article(match)):
            return None
        if self._around.says_nothing(match):
            return None
        return match if self._around.names_only or self._is_told(match) else None

    def _is_told(self, match: Match) -> bool:
        """Where all nouns have capitals: a title before it, a given name in front, or a particle within."""
        words = self._words
        inside = [words.word(number) for number in range(match.first, match.after)]
        if self._around.is_titled(match):
            return True
        return match.words > 1 and (fold(inside[0]) in given_names() or any(word[0].islower() for word in inside))

    def kind(self, match: Match) -> str:
        """What kind of name it may be."""
        words, around = self._words, self._around
        name = words.text[match.start : match.end]
        first = words.word(match.first)
        if around.is_titled(match) or (match.words > 1 and (fold(first) in given_names() or len(first) == 1)):
            return PEOPLE
        if is_organisation(name):
            return ORGANISATIONS
        if around.is_marked(match) or around.is_led_in(match):
            return WORKS
        return PLACES if around.word_before(match).lower() in self._places else ""


def rows(found: Sequence[Candidate], columns: Sequence[str]) -> Iterator[list[str]]:
    """Lines of a table with these columns, and behind them kind, count and contexts."""
    yield [*columns, "kind", "count", "contexts"]
    for one in found:
        cells = {"id": one.id, "name": one.name, "title": one.name}
        yield [*(cells.get(column, "") for column in columns), one.kind, str(one.count), " | ".join(one.contexts)]
