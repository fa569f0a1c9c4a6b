"""The forms of dates: from single points to stretches of time, two calendars, seasons, decades, centuries, feasts."""

from __future__ import annotations

from typing import NamedTuple

from textus.base.knowledge import table
from textus.language.bibliography import calendar
from textus.language.bibliography import date_words as kinds
from textus.language.bibliography.calendar import HALVES, THIRDS, Point
from textus.language.bibliography.date_points import MARGIN, MEDIUM, NONE, Partial, Points

_PART_NAMES = {
    kinds.EARLY: THIRDS[0], kinds.MIDDLE: THIRDS[1], kinds.LATE: THIRDS[2],
    kinds.FIRST_HALF: HALVES[0], kinds.SECOND_HALF: HALVES[1],
}  # fmt: skip
_AROUND = kinds.LINK | kinds.FROM | kinds.INTRODUCER
_CONNECTORS = kinds.DASH | kinds.TO | kinds.AND | kinds.OR
_YEAR_ALONE = kinds.INTRODUCER | kinds.BOUNDS | kinds.SINCE | kinds.UNTIL
FEW = 12
"""tokens of a text that may be nothing but a year"""
SHORTEST_CENTURY_WORD = 3
"""letters of the word behind plain figures: "19 век", not "12 s.\""""


class Reading(NamedTuple):
    """One point, or the first and last of a stretch of time, and the token after it."""

    end: int
    first: Point
    last: Point | None = None
    within: bool = False
    """somewhere between first and last, not all the time from one to the other"""
    cert: str = ""
    inferred: bool = False
    """its year is that of the text"""
    start: int = -1
    """the token it begins with, if that is not where it was looked for"""

    def exists(self) -> bool:
        """All its points do, and they are in order."""
        points = [self.first] + ([self.last] if self.last else [])
        return all(point.exists() for point in points) and (not self.last or self.first <= self.last)


class Forms(Points):
    """All that can be read at a place of a stretch of text."""

    def reading(self, at: int) -> Reading | None:
        """The longest reading that begins at a place."""
        kind = self.kinds[at]
        found = [
            self._stretch(at), self._two_calendars(at), self._single(at),
            self._stretch_behind_year(at) if kind & kinds.YEAR else None,
            self._part(at) if kind & kinds.PARTS else None,
            self._season(at) if kind & kinds.SEASON else None,
            self._feast(at) if kind & kinds.FEAST else None,
            self._decade(at) if kind & (kinds.DECADE | kinds.DECADE_WORD | kinds.TENS) else None,
            self._century(at) if kind & (kinds.NUMBER | kinds.WORD_NUMBER | kinds.ROMAN | kinds.CENTURY) else None,
            self._republican(at),
        ]  # fmt: skip
        return max((one for one in found if one), key=lambda one: one.end, default=None)

    # -------------------------------------------------------------------------------------------------- one point
    def _single(self, at: int) -> Reading | None:
        found = self.partial(at)
        if not found or (found.bare_year and not self._year_may_stand_alone(at, found.end)):
            return None
        return self._of_the_text(Reading(found.end, found.point, cert=found.cert))

    def _year_may_stand_alone(self, at: int, end: int) -> bool:
        before, following = self.kinds[at - 1], self.kinds[end]
        if following & kinds.DASH and self.close(end) and self.kinds[end + 1] & (kinds.FIGURES | kinds.OTHER):
            return False
        if before & kinds.OPEN and self.kinds[end + bool(following & kinds.QUERY)] & kinds.CLOSE:
            return True
        if before & (kinds.AND | kinds.OR) and self.kinds[at - 2] & kinds.YEAR and at - 2 >= 0:
            return self._year_may_stand_alone(at - 2, at - 1)  # "in 1848 and 1849"
        introduced = before | (self.kinds[at - 2] if before & kinds.LINK else 0)
        return bool(introduced & _YEAR_ALONE) or bool(self.kinds[end - 1] & kinds.SUFFIX) or self._all_there_is(at, end)

    def _all_there_is(self, at: int, end: int) -> bool:
        marks = kinds.LINK | kinds.OPEN | kinds.CLOSE | kinds.STOP | kinds.COMMA | kinds.QUERY
        if len(self.kinds) > MARGIN + FEW:
            return False
        return all(kind & marks for kind in (*self.kinds[:at], *self.kinds[end:-MARGIN]))

    def _of_the_text(self, reading: Reading) -> Reading:
        """A reading without a year gets that of the text, unless the words are of another one."""
        year, points = self.context.year, [reading.first, *([reading.last] if reading.last else [])]
        if year is None or any(point.year or point.month > 12 or not point.day for point in points):
            return reading  # months without a year may be those of every year
        if self.kinds[reading.end] & (kinds.OTHER_YEAR | kinds.LAST_MONTH | kinds.NEXT_MONTH):
            return reading
        completed = [calendar.completed(point, year) for point in points]
        return reading._replace(
            first=completed[0], last=completed[-1] if reading.last else None, cert=MEDIUM, inferred=True
        )

    # -------------------------------------------------------------------------------------------------- stretches
    def _stretch(self, at: int) -> Reading | None:
        """14–21 July 1889, from March to May 1848, between 1890 and 1895, 1914–18."""
        prefix = self.kinds[at] & (kinds.BETWEEN | kinds.FROM)
        begin = self.skip(at + 1, _AROUND) if prefix else at
        if self.kinds[begin] & kinds.YEAR and (years := self._years(begin)):
            return years._replace(within=bool(prefix & kinds.BETWEEN), start=begin)
        left = self.partial(begin, bare=True)
        if not left:
            return None
        middle = self._connector(left)
        if not middle:
            return None
        after = self.skip(middle + 1, _AROUND)
        right = self.partial(after, bare=True, loose=left.point.month > 0)
        if right and self._begins_sentence(middle, after, right):
            return None
        pair = self._filled(left, right) if right else None
        if not right or not pair or (left.bare_year and not self._years_may_stand_alone(begin, middle, prefix)):
            return None
        first, last = pair
        joined, between = self.kinds[middle], bool(prefix & kinds.BETWEEN)
        if joined & kinds.AND and not between and not last.follows(first):
            return None
        within = between or bool(joined & kinds.OR and not joined & kinds.DASH)
        reading = Reading(right.end, first, last, within, left.cert or right.cert, start=begin)
        return self._of_the_text(reading)

    def _stretch_behind_year(self, at: int) -> Reading | None:
        """1813, 16.–19. Oktober: the year before a stretch of days is that of both."""
        after = self.after_leading_year(at)
        found = self._stretch(after) if self.kinds[after] & kinds.NUMBER else None
        if not found or not found.last or not found.first.day or (found.first.year and not found.inferred):
            return None
        year = self.tokens[at].value
        first, last = (point._replace(year=year) for point in (found.first, found.last))
        return found._replace(first=first, last=last, cert="", inferred=False, start=-1)

    def _begins_sentence(self, middle: int, after: int, right: Partial) -> bool:
        """A dash and a number in words begin the text of the day: June 10—Six hundred men."""
        worded = self.kinds[after] & kinds.WORD_NUMBER and not self.kinds[after] & kinds.NUMBER
        return bool(self.kinds[middle] & kinds.DASH and worded and not right.point.month)

    def _connector(self, left: Partial) -> int:
        """The place of what leads from the first point to the last; 0 if there is nothing."""
        at = left.end
        if self.kinds[at] & (kinds.STOP | kinds.COMMA) and self.kinds[at + 1] & _CONNECTORS:
            at += 1
        months = left.point.month and not left.point.day and not left.point.year
        slash = kinds.SLASH if months or left.bare_year else 0
        return at if self.kinds[at] & (_CONNECTORS | slash) else 0

    def _filled(self, left: Partial, right: Partial) -> tuple[Point, Point] | None:
        """Both points, what either lacks taken from the other; None if they are not of one kind."""
        first, last = left.point, right.point
        if NONE in (first, last) or (left.bare_year != right.bare_year and not (first.year and last.year)):
            return None
        if not first.month and first.day:
            first = first._replace(month=last.month)
            if last.day and first.day > last.day:
                return None
        if not last.month and last.day:
            last = last._replace(month=first.month)
        if (first.day and not first.month) or (bool(first.day) != bool(last.day) and not (first.year and last.year)):
            return None
        if not first.year and last.year:
            first = calendar.completed(first, last.year)
            if first > last and left.point.month:
                first = calendar.completed(first, last.year - 1)
        if first.year and not last.year:
            return None
        return first, last

    def _years(self, at: int) -> Reading | None:
        """1895–1902, 1895-96, 1905/6; 1895-06 is a month unless it is the next year."""
        mark, end = self.kinds[at + 1], self.tokens[at + 2]
        if not mark & (kinds.DASH | kinds.SLASH) or self.kinds[at - 1] & kinds.COUNTER:
            return None
        if self.kinds[at - 2] & kinds.COUNTER and self.kinds[at - 1] & kinds.STOP:
            return None
        first, after = self.tokens[at].value, self.after_year(at + 3)
        if not after or self.kinds[at + 3] & kinds.MONTH or self.kinds[at + 3] & kinds.DASH & self.kinds[at + 1]:
            return None
        if end.kinds & kinds.YEAR and not end.kinds & kinds.DECADE:
            return Reading(after, Point(first), Point(end.value)) if end.value > first else None
        if not 0 < end.size <= 2 or end.kinds & kinds.ORDINAL or not self.close(at + 1) or self.goes_on(at + 3):
            return None
        last = first // 10**end.size * 10**end.size + end.value
        if last > first:
            return Reading(after, Point(first), Point(last))
        whole_month = end.size == 2 and 1 <= end.value <= 12
        return Reading(after, Point(first, end.value)) if whole_month else None

    def _years_may_stand_alone(self, begin: int, middle: int, prefix: int) -> bool:
        """1890 to 1895; two years joined by "and" only behind "between"."""
        if self.kinds[begin - 1] & kinds.COUNTER:
            return False
        return bool(prefix) or not self.kinds[middle] & kinds.AND

    # ---------------------------------------------------------------------------------------------- two calendars
    def _two_calendars(self, at: int) -> Reading | None:
        """12/25 January 1905, October 25 (November 7), 1917: one day, said in the Julian and the Gregorian calendar."""
        left = self.partial(at, bare=True)
        if not left or not left.point.day:
            return None
        middle = left.end + bool(self.kinds[left.end] & kinds.STOP)
        if not self.kinds[middle] & (kinds.SLASH | kinds.OPEN):
            return None
        opened = bool(self.kinds[middle] & kinds.OPEN)
        right = self.partial(middle + 1, bare=True, loose=left.point.month > 0)
        if not right or not right.point.day or right.point == NONE:
            return None
        found = self._behind_the_second(right, opened)
        if not found or (left.point.year and not right.point.month):
            return None
        first, last = self._with_months(left.point, found.point)
        if not first.month:
            return None
        reading = self._one_day(first, last, found.end)
        if reading is None and not opened and first.month == last.month and last.day > first.day:
            reading = self._of_the_text(Reading(found.end, first._replace(year=last.year), last))
        return reading or (Reading(found.end, NONE) if last.year else None)

    def _behind_the_second(self, right: Partial, opened: bool) -> Partial | None:
        """The second point with the bracket that ends it, and the month and year behind that."""
        point, at = right.point, right.end
        if opened:
            at += bool(self.kinds[at] & kinds.STOP)
            if not self.kinds[at] & kinds.CLOSE:
                return None
            at += 1
        if not point.month and self.kinds[after := self.join(at)] & kinds.MONTH:
            point, at = point._replace(month=self.tokens[after].month), after + 1
        if not point.year and (found := self.year(self.join(at))):
            point, at = calendar.completed(point, found[0]), found[1]
        return Partial(point, at)

    def _with_months(self, first: Point, last: Point) -> tuple[Point, Point]:
        first = first._replace(month=first.month or last.month)
        return first, last._replace(month=last.month or first.month)

    def _one_day(self, first: Point, last: Point, end: int) -> Reading | None:
        """The day, if one of the points is the other put into the Gregorian calendar."""
        said = last.year or first.year
        year = said or self.context.year
        if not year:
            return Reading(end, last) if self._one_day(first, last._replace(year=1900), end) else None
        years = (first.year,) if first.year and last.year else (year - 1, year, year + 1)
        new = calendar.completed(last, last.year or year)
        for old_year in years:
            old = calendar.completed(first, old_year)
            if old.exists() and new.exists() and old.gregorian() == new:
                return Reading(end, new, cert="" if said else MEDIUM, inferred=not said)
            turned = calendar.completed(new, old_year)
            if old.exists() and turned.exists() and turned.gregorian() == calendar.completed(first, first.year or year):
                return Reading(end, turned.gregorian(), cert="" if said else MEDIUM, inferred=not said)
        return None

    # ---------------------------------------------------------------------------------------- parts and seasons
    def _part(self, at: int) -> Reading | None:
        """Early June 1876, Ende 1876, the second half of the 19th century."""
        name = next(value for kind, value in _PART_NAMES.items() if self.kinds[at] & kind)
        after = self.skip(at + 1 + bool(self.kinds[at + 1] & kinds.DASH), _AROUND)
        if found := self._decade(after, name) or self._century(after, name):
            return found
        inner = self.partial(after, bare=True)
        if not inner or inner.point.day or not (inner.point.year or inner.point.month):
            return None
        reading = self._of_the_text(Reading(inner.end, inner.point, cert=inner.cert))
        if not reading.first.year or not reading.first.exists():
            return reading
        first, last = calendar.part_of(reading.first, name)
        return reading._replace(first=first, last=last, within=True)

    def _season(self, at: int) -> Reading | None:
        """Spring of 1845, im Herbst 1890, Winter 1920–21."""
        starts, last_season, after = table("dates")["season_start"], at, at + 1
        if self.kinds[after] & (_CONNECTORS | kinds.SLASH) and self.kinds[after + 1] & kinds.SEASON:
            last_season, after = after + 1, after + 2
        found = self.year(after := self.join(after))
        if not found:
            return None
        year, end, _ = found
        crossing = self._years(after)
        first = calendar.season(year, starts[self.tokens[at].name])[0]
        last = calendar.season(year, starts[self.tokens[last_season].name])[1]
        if crossing and crossing.last and crossing.last.year == year + 1:
            end = crossing.end
        elif last.year > year:
            first = Point(year, 1)  # the winter that ends in the year, or the one that begins in it
        return Reading(end, first, last, within=True, cert=MEDIUM)

    def _feast(self, at: int) -> Reading | None:
        found = self.year(self.join(at + 1))
        point = calendar.feast(found[0], self.tokens[at].name) if found else None
        return Reading(found[1], point) if found and point else None

    # -------------------------------------------------------------------------------------- decades and centuries
    def _decade(self, at: int, part: str = "") -> Reading | None:
        """The 1920s, die 1920er Jahre, les années 1920, die zwanziger Jahre des 19. Jahrhunderts."""
        before = at
        at = at + 1 if self.kinds[at] & kinds.DECADE_WORD and self.tokens[at + 1].value % 10 == 0 else at
        token, worded = self.tokens[at], at > before
        after = at + 1 + bool(self.kinds[at + 1] & kinds.DECADE_WORD)
        if token.kinds & kinds.YEAR and (token.kinds & kinds.DECADE or worded) and token.value % 10 == 0:
            if not token.kinds & kinds.DECADE and self.kinds[at + 1] & (_CONNECTORS | kinds.SLASH):
                return None
            first, last = calendar.years_of(token.value, 10, part)
            return Reading(after, first, last, within=True)
        if token.kinds & (kinds.TENS | kinds.NUMBER | kinds.SHORT) and token.value and token.value % 10 == 0:
            century = self._century(self.skip(after, _AROUND)) if token.kinds & kinds.TENS or worded else None
            if century and century.last:
                first, last = calendar.years_of(century.first.year - 1 + token.value, 10, part)
                return Reading(century.end, first, last, within=True)
        return None

    def _century(self, at: int, part: str = "") -> Reading | None:
        """The 19th century, le XIXe siècle, siglo XIX, XVIII–XIX века."""
        behind = self.kinds[at] & kinds.CENTURY and self.tokens[at + 1].kinds & kinds.ROMAN
        first, end = self.tokens[at + 1 if behind else at], at + 2
        last = first
        if not behind:
            joined = self.kinds[end - 1] & (_CONNECTORS & ~kinds.OR)
            both = self.kinds[end] & first.kinds
            in_words = both & kinds.WORD_NUMBER and self.tokens[end].value == first.value + 1
            if joined and (both & (kinds.ROMAN | kinds.ORDINAL) or in_words):
                last, end = self.tokens[end], end + 2
            end = end - 1 + bool(self.kinds[end - 1] & kinds.STOP)
            if not self._counts_centuries(last, end):
                return None
            end += 1
        if self.kinds[end] & kinds.BEFORE_CHRIST or not first.value or not first.kinds & _NUMERALS:
            return None
        years = 100 * (last.value - first.value + 1)
        low, high = calendar.years_of(100 * first.value - 99, years, part)
        return Reading(end, low, high, within=True)

    def _counts_centuries(self, number: kinds.Token, end: int) -> bool:
        word = self.tokens[end]
        if not word.kinds & kinds.CENTURY or word.weak or number.weak:
            return False
        if number.kinds & (kinds.ORDINAL | kinds.WORD_NUMBER | kinds.ROMAN):
            return True
        return bool(number.kinds & kinds.NUMBER) and word.end - word.start >= SHORTEST_CENTURY_WORD

    # ------------------------------------------------------------------------------------------------ the republic
    def _republican(self, at: int) -> Reading | None:
        """18 brumaire an VIII, thermidor an II."""
        day = self.tokens[at].value if self.kinds[at] & (kinds.NUMBER | kinds.WORD_NUMBER) else 0
        month = self.join(at + 1, kinds.STOP) if day else at
        if not self.kinds[month] & kinds.REPUBLICAN or self.decimal(at):
            return None
        after = self.skip(self.join(month + 1), _AROUND & ~kinds.REPUBLICAN_YEAR | kinds.REPUBLICAN_YEAR)
        token = self.tokens[after]
        if not token.kinds & (kinds.ROMAN | kinds.NUMBER | kinds.WORD_NUMBER):
            return Reading(month + 1, NONE) if day else None
        number = self.tokens[month].value
        if day:
            return Reading(after + 1, calendar.republican(token.value, number, day) or NONE)
        first, last = (calendar.republican(token.value, number, one) for one in (1, 30 if number <= 12 else 5))
        return Reading(after + 1, first, last, within=True) if first and last else None


_NUMERALS = kinds.NUMBER | kinds.WORD_NUMBER | kinds.ROMAN
