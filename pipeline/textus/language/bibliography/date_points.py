"""One day, month or year of a text, read from its tokens; what is not said of it is left open."""

from __future__ import annotations

from typing import NamedTuple

from textus.base.knowledge import language
from textus.language.bibliography import calendar
from textus.language.bibliography import date_words as kinds
from textus.language.bibliography.calendar import Point, RomanDay, roman_day
from textus.language.bibliography.date_words import END, Token
from textus.language.bibliography.lexicon import Codes

MEDIUM = "medium"
MOST_SKIPPED, MARGIN = 5, 24
"""words like "of" between two parts of a date; tokens that nothing is looked for beyond"""
HIGHEST_SLIP = 49
"""a number before a month, and too high for a day, is a slip up to here; above, one of a volume"""
NONE = Point(0, 13)
"""takes its words and says nothing"""
_AROUND = kinds.LINK | kinds.FROM
_BEFORE_ROMAN_DAY = kinds.NUMBER | kinds.WORD_NUMBER | kinds.ROMAN | kinds.LATIN_COUNT | kinds.ROMAN_DAY
_SEPARATORS = kinds.STOP | kinds.SLASH | kinds.DASH


class Context(NamedTuple):
    """What is known besides the words of the date itself."""

    codes: Codes
    year: int | None = None
    month: int = 0
    yearless: bool = False
    """a day without a year counts as a date"""

    @property
    def month_first(self) -> bool:
        """Whether the language puts the month before the day."""
        return "month first" in language(self.codes[0]).words("dates", "order")


class Partial(NamedTuple):
    """A point as far as it is said, and the token after it."""

    point: Point
    end: int
    cert: str = ""
    bare_year: bool = False


class Points:
    """The tokens of a stretch of text, and what single points can be read from them at any place."""

    def __init__(self, found: list[Token], context: Context) -> None:
        self.tokens = [*found, *[END] * MARGIN]
        self.kinds = [token.kinds for token in self.tokens]
        self.context = context

    # ---------------------------------------------------------------------------------------------------- looking
    def skip(self, at: int, mask: int) -> int:
        """The place after tokens of these kinds, a few at most."""
        for place in range(at, at + MOST_SKIPPED):
            if not self.kinds[place] & mask:
                return place
        return at + MOST_SKIPPED

    def close(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return at > 0 and self.tokens[at].start == self.tokens[at - 1].end >= 0

    def join(self, at: int, marks: int = kinds.STOP | kinds.COLON | kinds.COMMA) -> int:
        """The place after what may stand between the parts of one date: "6. of", "August, in the year"."""
        if self.kinds[at] & marks & (kinds.STOP | kinds.COLON):
            at += 1
        if self.kinds[at] & marks & kinds.COMMA:
            at += 1
        return self.skip(at, _AROUND)

    def decimal(self, at: int) -> bool:
        """Whether a figure is the end of a larger one: 10:30, 3.15."""
        marks = kinds.STOP | kinds.COLON | kinds.COMMA
        return bool(self.kinds[at - 1] & marks) and self.close(at) and self.close(at - 1) and self._figure(at - 2)

    def _figure(self, at: int) -> bool:
        return self.tokens[at].size > 0 or (bool(self.kinds[at] & kinds.OTHER) and self.tokens[at].start >= 0)

    def goes_on(self, at: int) -> bool:
        """Whether the figure before this place is the beginning of a larger one: 3,500, 3.15, 3:15."""
        marks = kinds.STOP | kinds.COLON | kinds.COMMA
        return (
            bool(self.kinds[at] & marks)
            and self.close(at)
            and self.close(at + 1)
            and self._figure(at + 1)
            and not self.kinds[at + 1] & kinds.YEAR
        )

    # ------------------------------------------------------------------------------------------------------ years
    def year(self, at: int) -> tuple[int, int, str] | None:
        """A year behind a month: its number, the place after it, how sure it is."""
        opened = bool(self.kinds[at] & kinds.OPEN)
        at += opened
        if not self.kinds[at] & kinds.YEAR or self.kinds[at] & kinds.DECADE:
            return None
        end, value, cert = self.after_year(at + 1), self.tokens[at].value, ""
        if not end or (opened and self.kinds[end] and not self.kinds[end] & kinds.CLOSE):
            return None
        opened = opened and bool(self.kinds[end])
        if second := self._second_of_two(at, value):
            value, end, cert = second, at + 3, MEDIUM
        return value, end + opened, cert

    def after_year(self, at: int) -> int:
        """The place after what may follow the figures of a year; 0 if they count something, or the years before."""
        if self.kinds[at] & kinds.SUFFIX and not self.kinds[at] & (kinds.COUNTED | kinds.BEFORE_CHRIST):
            at += 1
        return 0 if self.kinds[at] & (kinds.COUNTED | kinds.BEFORE_CHRIST) else at

    def _second_of_two(self, at: int, value: int) -> int:
        """10 February 1723/4: the year began in March, the second number is the one we count."""
        following = self.tokens[at + 2]
        if not self.kinds[at + 1] & kinds.SLASH or not 0 < following.size <= 2:
            return 0
        return value + 1 if (value + 1) % 10**following.size == following.value else 0

    def dated(self, point: Point, at: int, *, weak: bool = False) -> Partial | None:
        """The day or month read so far with the year behind it; a weak one must have a year."""
        if found := self.year(self.join(at)):
            return Partial(calendar.completed(point, found[0]), found[1], found[2])
        if point.day and (short := self.short_year(point, at)):
            return short
        return None if weak else Partial(point, at)

    def short_year(self, point: Point, at: int) -> Partial | None:
        """A year of two figures, which the year of the text puts into a century."""
        at += bool(self.kinds[at] & (kinds.STOP | kinds.COMMA | kinds.COLON))
        marked = bool(self.kinds[at] & (kinds.SLASH | kinds.APOSTROPHE))
        token = self.tokens[at + marked]
        if token.size != 2 or token.kinds & kinds.ORDINAL:
            return None
        end = at + marked + 1
        if not marked and (token.kinds & kinds.NUMBER or self.kinds[end] & (kinds.SMALL_WORD | kinds.COUNTED)):
            return None
        return self.in_century(point, token.value, end)

    def in_century(self, point: Point, short: int, end: int) -> Partial:
        """A point whose year is said in two figures."""
        if self.context.year is None:
            return Partial(point, end)
        return Partial(calendar.completed(point, calendar.nearest_century(short, self.context.year)), end, MEDIUM)

    # ----------------------------------------------------------------------------------------------------- points
    def partial(self, at: int, *, bare: bool = False, loose: bool = False) -> Partial | None:
        """The point that begins here: a day or a month, with or without its year, or a year.

        A bare one may also be a day without a month or a month without a year, as at either end of a stretch of time;
        a loose one a day and a year without a month.
        """
        kind = self.kinds[at]
        if kind & (kinds.WEEKDAY | kinds.FEAST):
            after = self.join(at + 1)
            again = self.kinds[after] & (kinds.WEEKDAY | kinds.FEAST | kinds.YEAR)
            found = None if again else self.partial(after, bare=bare, loose=loose)
            return found if found and found.point.day else None
        found = self._roman_day(at) if kind & _BEFORE_ROMAN_DAY else None
        if found:
            return found
        if kind & kinds.FIGURES:
            found = self._numeric(at) or self._roman(at)
        if not found and kind & (kinds.NUMBER | kinds.WORD_NUMBER):
            found = self._day_first(at)
        if not found and kind & kinds.MONTH:
            found = self._month_first(at, bare)
        if not found and kind & kinds.ROMAN and self.kinds[at + 1] & (kinds.STOP | kinds.SLASH):
            found = self._roman_month(at)
        if not found and kind & kinds.YEAR:
            found = self._year_first(at)
        if not found and bare and kind & (kinds.NUMBER | kinds.WORD_NUMBER) and not self.decimal(at):
            day = Point(0, 0, self.tokens[at].value)
            year = self.year(self.join(at + 1)) if loose else None
            found = Partial(Point(year[0], 0, day.day), year[1], year[2]) if year else Partial(day, at + 1)
        return found

    def _day_first(self, at: int) -> Partial | None:
        token = self.tokens[at]
        if self.decimal(at) or self.kinds[at - 1] & kinds.COUNTER & ~kinds.LINK:
            return None
        after = self.join(at + 1, kinds.STOP | kinds.COLON)
        if self.kinds[after] & (kinds.DASH | kinds.SLASH) and self.close(after) and self.close(after + 1):
            return self._month_between(at, after)
        month = self.tokens[after]
        if month.kinds & (kinds.THIS_MONTH | kinds.LAST_MONTH | kinds.NEXT_MONTH) and token.kinds & kinds.NUMBER:
            return self._by_the_month_of_writing(token.value, month.kinds, after + 1)
        if not month.kinds & kinds.MONTH:
            return None
        spelled = not token.kinds & kinds.NUMBER
        behind = after + 2 if self.kinds[after + 1] & kinds.NUMBER else 0
        if behind and self.kinds[self.join(behind)] & kinds.YEAR:
            return None  # 29 of June 1, 1977
        needs_year = month.weak or (spelled and after == at + 1 and self.context.month_first)
        return self.dated(Point(0, month.month, token.value), after + 1, weak=needs_year)

    def _month_between(self, at: int, after: int) -> Partial | None:
        """06-Aug-1928, 6/Aug/28."""
        month = self.tokens[after + 1]
        if not month.kinds & kinds.MONTH:
            return None
        end = after + 2
        if self.kinds[end] & (kinds.DASH | kinds.SLASH) and self.kinds[end + 1] & kinds.YEAR:
            return Partial(Point(self.tokens[end + 1].value, month.month, self.tokens[at].value), end + 2)
        return None

    def _by_the_month_of_writing(self, day: int, kind: int, end: int) -> Partial:
        """The 5th inst., ult. or prox."""
        if not (self.context.year and self.context.month):
            return Partial(NONE, end)
        step = -1 if kind & kinds.LAST_MONTH else 1 if kind & kinds.NEXT_MONTH else 0
        month = calendar.beside(self.context.year, self.context.month, step)
        return Partial(Point(month.year, month.month, day), end, MEDIUM)

    def _month_first(self, at: int, bare: bool) -> Partial | None:
        month, before = self.tokens[at], self.kinds[at - 1]
        after = self.join(at + 1)
        day = self.tokens[after]
        if day.kinds & (kinds.NUMBER | kinds.WORD_NUMBER) and not self.goes_on(after + 1):
            weak = month.weak or not self.context.month_first or bool(self.kinds[after + 1] & kinds.COUNTED)
            weak = weak or (not day.kinds & kinds.NUMBER and after == at + 1)
            found = self.dated(Point(0, month.month, day.value), after + 1, weak=weak)
            if found:
                return found
            if day.kinds & kinds.NUMBER and self.kinds[after + 1] & kinds.SLASH and self.tokens[after + 2].size == 2:
                return self.in_century(Point(0, month.month, day.value), self.tokens[after + 2].value, after + 3)
        nonsense = before & (kinds.SHORT | kinds.OTHER) and 0 < self.tokens[at - 1].value <= HIGHEST_SLIP
        if nonsense and not before & kinds.NUMBER and not self.kinds[at - 2] & kinds.COUNTER:
            if not bare and (found := self.dated(Point(0, month.month), at + 1)) and found.point.year:
                return Partial(NONE, found.end)  # 32 July 1920
            return None
        found = self.dated(Point(0, month.month), at + 1)
        return found if found and (found.point.year or (bare and not month.weak)) else None

    def _year_first(self, at: int) -> Partial | None:
        """1928, August 6; 1928, 6 August; or the year alone."""
        token, after = self.tokens[at], self.after_leading_year(at)
        if found := self._day_behind_year(at, after):
            return found
        month = self.tokens[after]
        if month.kinds & kinds.MONTH:
            day = after + 1 + bool(self.kinds[after + 1] & (kinds.STOP | kinds.DASH))
            behind = self.join(day + 1)
            if self.kinds[day] & kinds.NUMBER and not self.kinds[behind] & (kinds.YEAR | kinds.MONTH):
                return Partial(Point(token.value, month.month, self.tokens[day].value), day + 1)
        end = self.after_year(at + 1)
        counted = self.kinds[at - 1] & kinds.COUNTER or (self.kinds[at - 2] & kinds.COUNTER and self.close(at - 1))
        larger = self.decimal(at) or (self.goes_on(at + 1) and not self.kinds[at + 1] & kinds.STOP)
        if not end or token.kinds & kinds.DECADE or counted or larger:
            return None
        return Partial(Point(token.value), end, bare_year=True)

    def after_leading_year(self, at: int) -> int:
        """The offset after a year and the mark that follows it: "1537, ", "1863 г., "."""
        after = self.after_year(at + 1) or at + 1
        return after + bool(self.kinds[after] & (kinds.COMMA | kinds.STOP | kinds.DASH))

    def _day_behind_year(self, at: int, after: int) -> Partial | None:
        """1537, 8 septembre; 1848, den 3. März: as catalogues of charters and registers have it."""
        day = self.skip(after, kinds.LINK)
        if not self.kinds[day] & kinds.NUMBER or self.kinds[at - 1] & (kinds.COUNTER | kinds.MONTH | kinds.NUMBER):
            return None
        month = self.join(day + 1, kinds.STOP)
        token, behind = self.tokens[month], self.kinds[self.join(month + 1)]
        if not token.kinds & kinds.MONTH or token.weak or behind & kinds.YEAR:
            return None
        return Partial(Point(self.tokens[at].value, token.month, self.tokens[day].value), month + 1)

    # ------------------------------------------------------------------------------------------ the Roman calendar
    def _roman_day(self, at: int) -> Partial | None:
        """XI Calend. Novembris 1837, Idibus Martiis 1520, pridie Kal. Maias, the 4th of the Nones of May 1520."""
        token, day, count = self.tokens[at], at, 0
        if not token.kinds & kinds.ROMAN_DAY or token.kinds & kinds.LATIN_COUNT:
            day, count = self.join(at + 1, kinds.STOP), token.value
        doubtful = self.kinds[day] & kinds.DOUBTFUL_ROMAN_DAY
        if not self.kinds[day] & kinds.ROMAN_DAY or (day > at and not count):
            return None
        after = self.join(day + 1)
        month = self.tokens[after]
        latin = month.kinds & kinds.LATIN_MONTH
        if not (latin or month.kinds & kinds.MONTH) or (doubtful and not latin and not count):
            return None
        if doubtful and not count and self.kinds[after + 1] & kinds.NUMBER:
            return None  # San José, Cal. Jan. 3
        spoken = not latin and not month.kinds & kinds.YEAR and self.kinds[day + 1] & _AROUND
        found = self.dated(Point(0, month.month), after + 1, weak=bool(spoken))
        if not found:
            return None
        point = roman_day(RomanDay(self.tokens[day].name), found.point.month, count or 1, found.point.year) or NONE
        late = point.month == 12 and found.point.month == 1
        return Partial(point, found.end, found.cert or (MEDIUM if late and point.year else ""))

    # ---------------------------------------------------------------------------------------------------- figures
    def _numeric(self, at: int) -> Partial | None:
        """1928-08-06, 7.9.1906, 12/13/1920, den 7. 9. 06."""
        first, mark, second, again, third = self.tokens[at : at + 5] if at + 5 <= len(self.tokens) else [END] * 5
        if not mark.kinds & again.kinds & _SEPARATORS or not (second.size and third.size) or self.decimal(at):
            return None
        if mark.kinds & kinds.DASH and not all(self.close(place) for place in range(at + 1, at + 5)):
            return None
        if first.kinds & kinds.YEAR:
            whole = mark.kinds & kinds.DASH and (second.size, third.size) == (2, 2)
            return Partial(Point(first.value, second.value or 13, third.value or 32), at + 5) if whole else None
        if not first.kinds & kinds.NUMBER or second.size > 2 or self.goes_on(at + 5):
            return None
        if third.kinds & kinds.YEAR:
            point = self._ordered(first.value, second.value, mark.kinds)
            end = self.after_year(at + 5)
            return Partial(
                calendar.completed(point, third.value if point.month <= 12 and point.day else 0), end or at + 5
            )
        introduced = self.kinds[at - 1] & (kinds.LINK | kinds.WEEKDAY) and mark.kinds & kinds.STOP
        if third.size != 2 or (third.kinds & kinds.NUMBER and not introduced):
            return None
        point = self._ordered(first.value, second.value, mark.kinds)
        return self.in_century(point, third.value, at + 5) if point.day else Partial(point, at + 5)

    def _ordered(self, first: int, second: int, mark: int) -> Point:
        """Day and month of two figures.

        The day is first, as the languages here write it; second where there is no other way; where English could mean
        either, neither is said.
        """
        if second > 12 and first <= 12:
            return Point(0, first, second) if second <= 31 else NONE
        if first > 12 and second > 12:
            return NONE
        unsure = self.context.month_first and not mark & kinds.STOP and first <= 12 and first != second
        return Point(0, second) if unsure else Point(0, second or 13, first)

    def _roman(self, at: int) -> Partial | None:
        """20/XII 1917, 6.VIII.28; without a year only 20/XII."""
        if not self.kinds[at] & kinds.NUMBER or self.decimal(at):
            return None
        slash = bool(self.kinds[at + 1] & kinds.SLASH)
        month = at + 1 + bool(self.kinds[at + 1] & _SEPARATORS)
        token = self.tokens[month]
        if not token.kinds & kinds.ROMAN or not 1 <= token.value <= 12 or token.kinds & kinds.ORDINAL:
            return None
        point = Point(0, token.value, self.tokens[at].value)
        after = month + 1 + bool(self.kinds[month + 1] & _SEPARATORS)
        after += bool(self.kinds[after] & kinds.COMMA)
        if found := self.year(after):
            return Partial(calendar.completed(point, found[0]), found[1])
        if self.kinds[month + 1] & _SEPARATORS and (short := self.short_year(point, month + 2)):
            return short
        dotted = token.end - token.start > 1 and self.kinds[at + 1] & kinds.STOP and self.close(month)
        return Partial(point, month + 1) if (slash and self.close(month)) or dotted else None

    def _roman_month(self, at: int) -> Partial | None:
        """XII.1920."""
        token, year = self.tokens[at], self.tokens[at + 2]
        if 1 <= token.value <= 12 and year.kinds & kinds.YEAR and self.close(at + 2) and year.size:
            return Partial(Point(year.value, token.value), at + 3)
        return None
