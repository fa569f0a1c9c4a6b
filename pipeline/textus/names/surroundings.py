"""What stands around a name: whether its capital letter tells anything, who is addressed, what it may be part of."""

from __future__ import annotations

import functools
from collections.abc import Set

from textus.base.knowledge import Language, function_words
from textus.base.regex import regex
from textus.language.bibliography.names import given_names
from textus.names.folding import fold
from textus.names.matching import Match, Words

OPENING, CLOSING = "“„«‘\"'‹_*=(", "”“»’\"'›_*=)"
_ENDS = ".!?…:;—–"
_LINE_WORD = regex(r"[^\W\d_]{4,}")
_WIDEST_LINE = 200
"""characters of a line looked at on either side"""


class Surroundings:
    """Looks at the text around matches; the language says what capitals mean in it."""

    def __init__(self, words: Words, language: Language, lower_case_words: Set[str]) -> None:
        self.words, self.text = words, words.text
        self._language = language
        self._small = lower_case_words
        self._small_words = frozenset(fold(word) for word in function_words(language.code))
        self._titles = frozenset(fold(word.rstrip(".")) for word in language.words("titles_of_rank", "words"))
        self._ordinary = frozenset(map(fold, language.words("names", "ordinary")))
        self._calendar = frozenset(fold(word) for name in ("months", "weekdays") for word in language.table(name))
        self._articles = frozenset(map(fold, language.words("names", "articles")))
        self._indefinite = frozenset(map(fold, language.words("names", "indefinite")))
        self.names_only = "names" in language.words("names", "capitals")
        """only names are written with capital letters, not all nouns"""

    # ------------------------------------------------------------------------------------------ words beside a match
    def word_before(self, match: Match) -> str:
        """The word directly before, with nothing but a space between or the full stop of an abbreviation."""
        number = match.first - 1
        if number < 0 or match.first >= len(self.words):
            return ""
        between = self.words.between(number)
        word = self.words.word(number)
        if between in (" ", "\u00a0") or between.strip(" \t\u00a0") in ("\n", "\r\n"):
            return word
        abbreviated = between.startswith(".") and not between.strip(". \u00a0") and len(word) <= 6
        return word if abbreviated and (len(word) == 1 or fold(word) in self._titles) else ""

    def word_behind(self, match: Match) -> str:
        """The word directly behind, on the same line."""
        if match.after >= len(self.words):
            return ""
        return self.words.word(match.after) if self.words.between(match.after - 1) in (" ", "\u00a0") else ""

    def is_titled(self, match: Match) -> bool:
        """A title of rank or a form of address stands before it: "Comrade", "Herr", "тов."."""
        return fold(self.word_before(match)) in self._titles

    def given_before(self, match: Match) -> str:
        """The folded given name or initial directly before it; empty if there is none."""
        word = self.word_before(match)
        if not word or not word[0].isupper():
            return ""
        folded = fold(word)
        initial = len(word) == 1 and self.words.between(match.first - 1).startswith(".")
        named = folded in given_names() and (self._is_name(word) or not self.begins_sentence(match.first - 1))
        return folded if initial or (named and folded not in self._ordinary) else ""

    def has_article(self, match: Match) -> bool:
        """An article or the like stands directly before it."""
        return fold(self.word_before(match)) in self._articles

    def has_number(self, match: Match) -> bool:
        """A number stands beside it, as beside a month."""
        return self.word_before(match).isdigit() or self.word_behind(match)[:1].isdigit()

    def goes_on(self, match: Match) -> bool:
        """It is part of a longer name that is in no table: "London Bridge", "Fort Lincoln"."""
        if not self.names_only or self.says_nothing(match):
            return False
        behind = self.word_behind(match)
        if len(behind) > 1 and behind[0].isupper() and self._is_name(behind):
            return True
        before = self.word_before(match)
        if match.words > 1 or len(before) < 2 or not before[0].isupper():
            return False
        if "\n" in self.words.between(match.first - 1) or self.begins_sentence(match.first - 1):
            return False
        return fold(before) not in self._titles and self._is_name(before)

    def _is_name(self, word: str) -> bool:
        return not self.is_small(word)

    def is_small(self, word: str) -> bool:
        """The language or the text writes this word small, too."""
        return fold(word) in self._small_words or word.lower() in self._small

    def is_rank(self, word: str) -> bool:
        """The word is a title of rank or a form of address."""
        return fold(word) in self._titles

    # -------------------------------------------------------------------------------------------- what capitals tell
    def is_ordinary(self, match: Match) -> bool:
        """Its one word is an ordinary word too, as the language or the text itself knows."""
        word = self.words.word(match.first)
        folded = fold(word)
        known = folded in self._ordinary or folded in self._small_words or word.lower() in self._small
        return known or self.is_calendar(match) or (not self.names_only and folded in self._counted)

    def is_calendar(self, match: Match) -> bool:
        """Its word is also a month or a day of the week."""
        return fold(self.words.word(match.first)) in self._calendar

    @functools.cached_property
    def _counted(self) -> Set[str]:
        """Words that stand behind "a" or "no" somewhere, where all nouns have capitals: "ein Bauer"."""
        if not self._indefinite:
            return frozenset()
        words = self.words
        return frozenset(
            fold(words.word(number + 1))
            for number in range(len(words) - 1)
            if words.word(number).lower() in self._indefinite and words.between(number) == " "
        )

    def case_tells(self, match: Match) -> bool:
        """That it is written with a capital letter says that it is a name."""
        return self.names_only and not self.begins_sentence(match.first) and not self.says_nothing(match)

    def says_nothing(self, match: Match) -> bool:
        """All of it or all around it is in capitals, as in headings."""
        word = self.words.word(match.first)
        if len(word) > 1 and word.isupper():
            return True
        start = self.text.rfind("\n", max(0, match.start - _WIDEST_LINE), match.start) + 1
        end = self.text.find("\n", match.end, match.end + _WIDEST_LINE)
        line = self.text[max(start, match.start - _WIDEST_LINE) : end if end >= 0 else match.end + _WIDEST_LINE]
        return not any(found[0].islower() for found in _LINE_WORD.findall(line))

    def begins_sentence(self, number: int) -> bool:
        """A word stands where any word has a capital letter: after a full stop, at the head of a line, in quotes."""
        start = self.words.starts[number]
        head = self.text[max(0, start - 8) : start]
        bare = head.rstrip(" \t\r\n\u00a0" + OPENING)
        if not bare or "\n" in head or head[-1:] in "“„«‘\"'‹":
            return True
        return bare[-1] in _ENDS and not (number and fold(self.words.word(number - 1)) in self._titles)

    # --------------------------------------------------------------------------------------------------- marked words
    def is_marked(self, match: Match) -> bool:
        """It stands by itself between quotation marks or marks of emphasis."""
        before = self.text[match.start - 1 : match.start] if match.start else ""
        behind = self.text[match.end : match.end + 2].lstrip(",.;:!?")[:1]
        return bool(before and behind) and before in OPENING[:-1] and behind in CLOSING[:-1]

    def is_led_in(self, match: Match) -> bool:
        """A word for a kind of work stands before it: "the novel", "die Zeitschrift"."""
        before = fold(self.word_before(match))
        return any(before in self._language.words("names", name) for name in ("books", "journals", "pieces", "series"))
