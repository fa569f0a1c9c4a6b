"""Which of the names found in a text are beyond doubt, which the text itself explains, and which an editor must settle.

A name that two entries share belongs to the one whose fuller name the text has elsewhere, and says so; else it is
asked about. A word that is an ordinary word too is a name only where its surroundings say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from textus.base.frozen import frozen
from textus.base.knowledge import Language
from textus.model.name_entry import PEOPLE, PLACES, WORKS, Entry, Named
from textus.names.folding import fold, words_of
from textus.names.index import END, Index, Trie, add
from textus.names.matching import Match, Words, find
from textus.names.surroundings import Surroundings


@frozen
class Question:
    """A name of which the text does not say whose it is: where it stands first, and how often it does."""

    start: int
    words: str
    entries: tuple[Entry, ...]
    count: int


@frozen
class Said:
    """What the record says of names: those that are none, and those whose entry it knows (words, id)."""

    ignored: tuple[str, ...] = ()
    bound: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Settled:
    """The names of a text in order, what is to be asked, and what the record says to no effect."""

    names: list[Named] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def settle(
    text: str,
    stretches: Sequence[tuple[int, int]],
    language: Language,
    lower_case_words: Set[str],
    index: Index,
    said: Said,
) -> Settled:
    """The names in these stretches of a text."""
    settled = Settled()
    words = Words(text, language.code, stretches)
    tries = [(_bound(said, index, settled), True), (index.trie, False)]
    ignored = {" ".join(map(fold, words_of(name))): name for name in said.ignored}
    matches, used = [], set()
    for match in find(words, tries):
        name = " ".join(fold(words.word(number)) for number in range(match.first, match.after))
        used.add(name)
        if match.bound or name not in ignored:
            matches.append(match)
    _Settler(Surroundings(words, language, lower_case_words), index, settled).all(matches)
    wanted = [*said.ignored, *(name for name, _ in said.bound)]
    settled.unmatched = [name for name in wanted if " ".join(map(fold, words_of(name))) not in used]
    return settled


def _bound(said: Said, index: Index, settled: Settled) -> Trie:
    """The names the record binds to an entry, as written there."""
    trie: Trie = {}
    for name, identifier in said.bound:
        number = index.numbered(identifier)
        if number is None:
            settled.unknown.append(identifier)
        else:
            add(trie, ((fold(word) if word[0].isupper() else f"~{fold(word)}") for word in words_of(name)), number)
    return trie


class _Settler:
    """Goes over the matches twice: first the longer names that only one entry has, then the others in their light."""

    def __init__(self, around: Surroundings, index: Index, settled: Settled) -> None:
        self._around, self._index, self._settled = around, index, settled
        self._full: set[int] = set()
        """entries a longer name of which stands in the text"""

    def all(self, matches: Sequence[Match]) -> None:
        for match in matches:
            if (match.words > 1 and len(match.entries) == 1) or match.bound:
                self._full.update(match.entries)
        asked: dict[tuple[int, ...], list[Match]] = {}
        for match in matches:
            if match.bound:
                self._put(match, match.entries[0])
                continue
            fitting = [number for number in match.entries if self._fits(match, number)]
            certain = [number for number in fitting if self._full_enough(match, number)]
            if len(fitting) == 1:
                self._put(match, fitting[0])
            elif len(certain) == 1:
                self._put(match, certain[0], certain=False)
            elif fitting:
                asked.setdefault(tuple(fitting), []).append(match)
        self._settled.questions = list(self._questions(asked))

    def _put(self, match: Match, number: int, *, certain: bool = True) -> None:
        self._settled.names.append(Named(match.start, match.end, self._index.entries[number], certain))

    def _questions(self, asked: dict[tuple[int, ...], list[Match]]) -> Iterator[Question]:
        for numbers, matches in asked.items():
            words = " ".join(self._around.text[matches[0].start : matches[0].end].split())
            entries = tuple(self._index.entries[number] for number in numbers)
            yield Question(matches[0].start, words, entries, len(matches))

    def _full_enough(self, match: Match, number: int) -> bool:
        """The text names the entry more fully elsewhere."""
        return match.words == 1 and number in self._full

    # ------------------------------------------------------------------------------------- whether it is a name here
    def _fits(self, match: Match, number: int) -> bool:
        entry, around = self._index.entries[number], self._around
        if entry.kind == WORKS:
            return self._fits_work(match, entry)
        if around.goes_on(match) and not self._beside_another(match):
            return False
        if match.words > 1:
            return True
        if not self._fits_given_name(match, entry):
            return False
        titled = entry.kind == PEOPLE and around.is_titled(match)
        return titled or (entry.kind != PLACES and self._has_initial(match)) or self._is_no_ordinary_word(match, number)

    def _has_initial(self, match: Match) -> bool:
        return len(self._around.given_before(match)) == 1

    def _fits_given_name(self, match: Match, entry: Entry) -> bool:
        """The given name or initial before a single word is one of the entry's own."""
        given = self._around.given_before(match)
        if not given:
            return True
        own = {fold(word) for name in entry.names for word in words_of(name)}
        return given in own or (len(given) == 1 and any(word.startswith(given) for word in own))

    def _is_no_ordinary_word(self, match: Match, number: int) -> bool:
        entry, around = self._index.entries[number], self._around
        flagged = entry.common is None or fold(around.words.word(match.first)) in map(fold, entry.common)
        if not flagged and not around.is_ordinary(match):
            return True
        if around.has_article(match) or around.has_number(match):
            return False
        if not around.names_only:
            return number in self._full and not around.is_calendar(match)
        return around.case_tells(match) and (number in self._full or not (flagged or around.is_calendar(match)))

    def _beside_another(self, match: Match) -> bool:
        """The word that seems to carry the name on begins another one."""
        behind = self._around.word_behind(match)
        keys = self._around.words.keys(match.after) if behind else ()
        return any(END in self._index.trie.get(name, {}) for name, _ in keys)

    def _fits_work(self, match: Match, entry: Entry) -> bool:
        """A title needs marks around it, a word for its kind before it, or capitals where no other words have them."""
        around = self._around
        if around.is_marked(match) or around.is_led_in(match):
            return True
        capitals = sum(around.words.word(number)[0].isupper() for number in range(match.first, match.after))
        if match.words == 1:
            periodical = entry.facts.get("level") == "j" and entry.common == ()
            return periodical and around.case_tells(match) and not around.is_ordinary(match)
        if around.says_nothing(match):
            return False
        capitals -= around.begins_sentence(match.first)
        return capitals > 1 and (around.names_only or match.words > 2)
