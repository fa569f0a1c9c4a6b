"""What a short line is in a letter, by its words alone: greeting, farewell, place and date.

Greetings and farewells are looked up as phrases; those no table has are told by what they are made of: small words,
words of courtesy, whom one speaks to, and at most a name or two.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from textus.base.knowledge import (
    Language,
    anywhere,
    function_words,
    in_every_language,
    languages,
    phrase_pattern,
    table,
)
from textus.base.knowledge import language as tables_of
from textus.base.phrases import Phrases
from textus.base.regex import has_digit, regex
from textus.language.bibliography.lexicon import alternation, ordinal_endings

SIGNATURE = 40
SHORT_GREETING = 36
MOST_GREETING, MOST_FAREWELL, MOST_NAMES = 8, 14, 2
"""words of a greeting, of a line of farewell, and names in it that no table can have"""
MOST_SIGNED, MOST_PLACE, MOST_WITH_WEEKDAY = 5, 3, 8
"""words of a signature with a farewell before it, of the place of a date, and of a line with weekday and figures"""
_SEPARATED = r"(?<![\d.])\d{1,2}\s?[./-]\s?"
_NUMERIC_DATE = regex(
    rf"{_SEPARATED}\d{{1,2}}\s?[./-]\s?['’]?\d{{2,4}}(?!\d)|(?<!\d)\d{{1,2}}/\d{{1,2}}[\s,.-]+['’]?\d{{2,4}}(?!\d)"
)
_ROMAN_MONTH = regex(
    rf"{_SEPARATED}(?:X(?:I{{0,2}})|IX|IV|V?I{{1,3}}|V)(?:\s?[./-]\s?|[\s,]+|\.?$)(?:['’]?\d{{2,4}}(?!\d)|$)"
    rf"|{_SEPARATED}(?:xi{{0,2}}|ix|iv|vi{{0,3}}|i{{1,3}})\s?[./-]\s?['’]?\d{{2,4}}(?!\d)"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_PLACE_YEAR = regex(rf"[^\W\d_][\w .,’'-]+,?\s{_YEAR}\.?")
_YEAR_IN = regex(rf"(?<!\d){_YEAR}(?!\d)|['’]\d\d(?!\d)|\s\d\d\W*$")
_OPENS, _CLOSES = '“„«»‚‘"', '”“»«’‘"'
_WORD = regex(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")
_LAST_NAMES = regex(r"(?<!\S)(?:[*_]{0,2}[^\W\d_a-zß-öø-ÿа-яё][\w’'.-]*[,*_]{0,2}(?:\s+|$)){1,6}$")
_PROMISES = (",", ":", "!", "—", "–", "-")


@functools.cache
def _clock() -> re.Pattern[str]:
    at = alternation(anywhere("address", "at_hour"))
    hours = "|".join(map(re.escape, sorted(anywhere("address", "hours"), key=len, reverse=True)))
    return re.compile(rf"^(?:{at}\s)?\d{{1,2}}(?:[:.]\d\d)?\s?(?:{hours})\.?$", re.IGNORECASE)


@functools.cache
def _quaker() -> re.Pattern[str]:
    month = alternation(anywhere("date_words", "month"))
    return re.compile(rf"\d{{1,2}}(?:{ordinal_endings()})?\.?\s{month}", re.IGNORECASE)


@functools.cache
def _roman_number() -> re.Pattern[str]:
    """ "XXIIIIe jour de juillet", "MDCCCXVIII": the numbers of a date without figures, beside a month."""
    return re.compile(
        r"\b(?!(?:[DCLMV]I|vi)\b)(?:(?=[IVXLCDM]{2})M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
        rf"|(?=[ivx]{{2}})x{{0,3}}(?:ix|iv|v?i{{0,3}}j?)){ordinal_endings()}?\b"
    )


@functools.cache
def _genres() -> Phrases:
    """What is dated and is no place: "Journal, May 1911", "Report of 4 May 1911"."""
    return phrase_pattern((*anywhere("statements", "genres"), *anywhere("headings", "notes")))


@functools.cache
def _given() -> re.Pattern[str]:
    known = (*anywhere("address", "given"), *table("latin")["address"]["given"])
    return re.compile(rf"[\s*_]*{alternation(known)}(?!\w)", re.IGNORECASE)


@functools.cache
def _latin_farewell() -> re.Pattern[str]:
    return re.compile(rf"{alternation(table('latin')['valedictions']['phrases'])}(?!\w)", re.IGNORECASE)


def given(text: str) -> bool:
    """A line begins with the words for where something was given, done or written: "Given at Leeds"."""
    return bool(_given().match(text))


@functools.cache
def _sealed() -> re.Pattern[str]:
    seals = alternation(anywhere("signatures", "seals"))
    return re.compile(rf"\s*[\[({{<]\s?{seals}\s?[\])}}>]\.?$", re.IGNORECASE)


def without_seal(text: str) -> str:
    """A name without what is in brackets behind it: "John Graves (his seal)", "Thomas Hill [L.S.]"."""
    return _sealed().sub("", text) if text[-1:] in "])}>." else text


@functools.cache
def to_whom() -> re.Pattern[str]:
    """What an address begins with."""
    return re.compile(rf"^{alternation(anywhere('address', 'to'))}(?:\s|:?$)", re.IGNORECASE)


class Made:
    """Lines that have no words but known ones: any of `telling`, `beside` them, small words, and names."""

    def __init__(self, telling: Iterable[str], beside: Iterable[str], small_words: Iterable[str]) -> None:
        self._telling, self._stems = _parted(telling)
        small, more = _parted([*beside, *small_words])
        self._small, self._small_stems = small, more

    def fits(self, text: str, most: int, most_names: int = MOST_NAMES) -> bool:
        """Whether a line is made so, in not more than `most` words and `most_names` names."""
        words = _WORD.findall(text)
        if not 0 < len(words) <= most:
            return False
        told = names = 0
        for place, word in enumerate(words):
            if self._tells(word):
                told += 1
            elif not self._stands_beside(word):
                names += 1
                if not (word[0].isupper() and place and names <= most_names):
                    return False
        return told > 0

    def knows(self, word: str) -> bool:
        """A word is one of those, or a small one."""
        return self._tells(word) or self._stands_beside(word)

    def _tells(self, word: str) -> bool:
        return any(part in self._telling or part.startswith(self._stems) for part in _spellings(word))

    def _stands_beside(self, word: str) -> bool:
        return any(part in self._small or part.startswith(self._small_stems) for part in _spellings(word))


def _spellings(word: str) -> tuple[str, ...]:
    """A word as the tables spell it, and its parts where a vowel is left out between them."""
    folded = word.lower().replace("’", "'")
    return (folded, *folded.split("'")) if "'" in folded else (folded,)


def _parted(words: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and the beginnings of words that a star ends."""
    known = tuple(words)
    whole = frozenset(word for word in known if not word.endswith("*"))
    return whole, tuple(word[:-1] for word in known if word.endswith("*"))


class _Tables:
    """The tables of several languages, merged."""

    def __init__(self, of: Iterable[Language]) -> None:
        self._languages = tuple(of)
        self.function_words = tuple(word for language in self._languages for word in function_words(language.code))

    def table(self, name: str) -> dict[str, object]:
        return {key: value for language in self._languages for key, value in language.table(name).items()}

    def words(self, name: str, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for language in self._languages for word in language.words(name, key)))


class LetterWords:
    """The phrases of letters in the languages of a source, and in others if it has a salutation in one of them."""

    def __init__(self, *of: Language, play: bool = False) -> None:
        """In a play words of courtesy are said by persons: only known phrases are farewells."""
        self._tables = language = _Tables(of)
        self._play = play
        self.foreign = False
        """somebody is greeted in another language"""
        self.greeting = phrase_pattern(language.words("salutations", "openings"))
        self.valediction = phrase_pattern(language.words("valedictions", "phrases"))
        self.alone = phrase_pattern(language.words("valedictions", "alone"))
        self.nouns = phrase_pattern(language.words("salutations", "nouns"))
        self.yours = phrase_pattern(language.words("valedictions", "yours"))
        self._leads = phrase_pattern(language.words("valedictions", "leads"))
        self.month = phrase_pattern(
            (
                *language.table("months"),
                *(name for months in in_every_language("republican_months") for name in months),
                *table("latin")["months"],
                *table("latin")["months_of_roman_days"],
            )
        )
        self.weekday = phrase_pattern(tuple(language.table("weekdays")))
        self._signed = phrase_pattern(language.words("signatures", "labels"))
        self._hours = frozenset(language.words("address", "dateline"))
        self._divisions = phrase_pattern(tuple(language.table("divisions")))
        self.postscript = phrase_pattern(language.words("postscript", "labels"))

    def greets(self, text: str, *, first: bool) -> bool:
        """A line is a greeting; one that begins a block may be so by less."""
        if not text or not text[0].isupper():
            return False
        if self.greeting.match(text):
            return text[-1] in ",:!" or not to_whom().match(text)
        if not first or text[-1] not in ",:!":
            return False
        if self.nouns.fullmatch(text[:-1]):
            return True
        short = len(text) <= SHORT_GREETING
        if short and not self.valediction.search(text) and self._any_greeting.match(text):
            self.foreign = True
            return True
        return False

    def speaks_to(self, text: str) -> bool:
        """A line made of whom one speaks to and what one calls him, with a stop that promises more."""
        return text.endswith(_PROMISES) and self.calls_somebody(text)

    def calls_somebody(self, text: str) -> bool:
        """A line made of nothing but the person addressed and what one calls him, whatever it ends with."""
        return text[0].isupper() and self._address.fits(text, MOST_GREETING)

    def parts(self, text: str) -> bool:
        """A line is a farewell, or begins with one."""
        if self.labelled(text):
            return False
        if (found := self.valediction.search(text)) and found.start() < 25:
            return True
        lead = len(text) <= SIGNATURE and text[-1:] == "," and self._leads.match(text)
        if lead or self.alone.fullmatch(text.rstrip(",.!")):
            return True
        if self.foreign and len(text) <= SHORT_GREETING and self._any_farewell.match(text):
            return True
        if text[:1].isupper() and _latin_farewell().match(text):
            return True
        if self._play:
            return False
        names = 0 if text[-1:] in (".", "!") else MOST_NAMES  # "Greetings to Paul!" may as well be a postscript
        return text[:1].isalpha() and self._courtesy.fits(text, MOST_FAREWELL, names)

    def begins_farewell(self, text: str) -> bool:
        """A sentence begins with words of a complimentary close."""
        found = self.valediction.match(text) or self._leads.match(text) or _latin_farewell().match(text)
        return bool(found)

    def says_postscript(self, text: str) -> bool:
        """A line begins with "P.S.", or with a word for it and a stop: "Later: …", not "Later, she …"."""
        found = self.postscript.match(text)
        if not found:
            return False
        word, rest = found.group().strip(), text[found.end() :].lstrip()
        return not (word.isalpha() and word[1:].islower()) or not rest or rest[0] in ":.—–-"

    def farewell(self, text: str) -> int | None:
        """Where words of farewell begin in a line; None if it has none."""
        if (found := self.valediction.search(text)) and not self.labelled(text):
            return found.start()
        return 0 if self.parts(text) else None

    def labelled(self, text: str) -> bool:
        """A line begins with words that stand before a signature, and a name or a colon follows them."""
        found = self._signed.match(text)
        rest = text[found.end() :].strip(" .:()") if found else ""
        return bool(found) and (rest[:1].isupper() or text[-1] == ":")

    def names_somebody(self, text: str) -> bool:
        """The last of a few words is a name, no word of courtesy and nobody's kin."""
        words = _WORD.findall(text)
        if not 1 < len(words) <= MOST_SIGNED or text[-1] == "," or not words[-1][0].isupper():
            return False
        return not self._courtesy.knows(words[-1])

    def name_behind(self, text: str) -> int:
        """Where the name begins that a line of farewell ends with; 0 if it ends with none.

        The name is all that has capital letters at the end, without the words of courtesy among them, unless a small
        word before it states that it is greeted: "Ihr ergebener Kranz" is signed, "Grüße an Anna" is not.
        """
        found = _LAST_NAMES.search(text)
        if not found:
            return 0
        words = list(_WORD.finditer(text, found.start()))
        while words and self._courtesy.knows(words[0].group()):
            words.pop(0)
        if not words or len(words) > MOST_SIGNED or not words[0].group()[0].isupper():
            return 0
        before = text[: words[0].start()].rstrip()
        last = _WORD.findall(before)[-1:]
        parted = before[-1:] in (",", ".", "!", "—", "–", "-", ";")
        signed_by = bool(last) and (self.yours.fullmatch(last[0]) or last[0].lower() in self._senders)
        small = bool(last) and last[0].lower() in self._tables.function_words
        return words[0].start() if before and (parted or signed_by or not small) else 0

    @functools.cached_property
    def _senders(self) -> frozenset[str]:
        """Small words before the name of who sends a greeting: "love from Tom"."""
        return frozenset(self._tables.words("small_words", "from"))

    def nameless(self, text: str) -> bool:
        """A line has no words but those that a close is made of, or the titles of whom one speaks to."""
        words = _WORD.findall(text)
        return bool(words) and all(map(self._courtesy.knows, words))

    def is_date(self, text: str) -> bool:
        """A line is place and date and nothing that a title would have besides."""
        if not self.date(text) or self._divisions.match(text) or to_whom().match(text):
            return False
        rest = {word.lower() for word in _WORD.findall(self.without_date(text))} - self._hours
        return len(rest) <= MOST_PLACE

    def is_placed(self, text: str) -> bool:
        """A line is a place and a day or month of a year, or such a date with an article before it, and no more."""
        if self.date(text) != "dateline.date" or not self.is_date(text) or not _YEAR_IN.search(text):
            return False
        words = _WORD.findall(self.without_date(text))
        dated = _WORD.match(self.month.sub(" ", self.weekday.sub(" ", text))) if words else None
        if dated is None or _genres().match(text) or (len(words) == 1 and text.isupper()):
            return False
        of = set(anywhere("small_words", "of"))
        small = {*self._tables.function_words, *self._hours}
        if words[-1] == _WORD.findall(text)[-1] and words[-1].lower() not in small:
            return False  # "Minutes of May 4, 1911 Meeting"
        return all((word[0].isupper() or word in small or len(word) == 1) and word.lower() not in of for word in words)

    @functools.cached_property
    def _address(self) -> Made:
        language = self._tables
        own = {word for phrase in language.words("salutations", "openings") for word in phrase.split()}
        telling = {*own, *language.words("salutations", "nouns")} - set(language.function_words)
        return Made(telling, language.words("valedictions", "fillers"), language.function_words)

    @functools.cached_property
    def _courtesy(self) -> Made:
        language = self._tables
        beside = (*language.words("valedictions", "fillers"), *language.words("salutations", "nouns"))
        return Made(language.words("valedictions", "courtesies"), beside, language.function_words)

    @functools.cached_property
    def _any_greeting(self) -> Phrases:
        """The greetings of every language: made for a text that needs them, because all tables are read for it."""
        return _of_all("salutations", "openings")

    @functools.cached_property
    def _any_farewell(self) -> Phrases:
        return _of_all("valedictions", "phrases")

    @functools.cached_property
    def _any_month(self) -> Phrases:
        return phrase_pattern(tuple(month for code in languages() for month in tables_of(code).table("months")))

    def date(self, text: str) -> str:
        """The reason to take a line for a date: its row in the table of evidence, empty if there is none."""
        if not has_digit(text):
            if _roman_number().search(text) and self.month.search(text):
                return "dateline.date"
            return "dateline.weekday" if len(text.split()) <= 5 and self.weekday.search(text) else ""
        if _clock().match(text):
            return "dateline.clock"
        if self.month.search(text) or _NUMERIC_DATE.search(text) or _ROMAN_MONTH.search(text) or _quaker().search(text):
            return "dateline.date"
        if self.foreign and len(text) <= SIGNATURE and self._any_month.search(text):
            return "dateline.date"
        if _PLACE_YEAR.fullmatch(text) and self._names_places(text):
            return "dateline.year"
        return "dateline.weekday" if len(text.split()) <= MOST_WITH_WEEKDAY and self.weekday.search(text) else ""

    def _names_places(self, text: str) -> bool:
        """It begins with no small word, or all words but small ones have capital letters: not "The will of Ann"."""
        small, words = self._tables.function_words, _WORD.findall(text)
        return words[0].lower() not in small or all(word[0].isupper() or word in small for word in words)

    def without_date(self, text: str) -> str:
        """A line without the words and numbers of its date."""
        text = self.weekday.sub(" ", self.month.sub(" ", _given().sub(" ", text, count=1)))
        text = _roman_number().sub(" ", text)
        return re.sub(rf"\d+{ordinal_endings()}?(?!\w)", " ", text)


def _of_all(name: str, key: str) -> Phrases:
    return phrase_pattern(tuple(words for code in languages() for words in tables_of(code).words(name, key)))


def unquoted(text: str) -> str:
    """A line without the quotation mark that opens or closes a letter somewhere else."""
    if text[:1] in _OPENS and text[-1:] not in _CLOSES:
        return text[1:].lstrip()
    if text[-1:] in _CLOSES and text[:1] not in _OPENS:
        return text[:-1].rstrip()
    return text
