"""Days, months and years as TEI writes them, what lies between them, and other calendars put into the Gregorian one."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1000, 2099
_REPUBLIC = datetime.date(1792, 9, 22)
_REPUBLICAN_LEAP_YEARS = (3, 7, 11)
LAST_REPUBLICAN_YEAR = 14
_EVERYWHERE_GREGORIAN = 1776
"""the year from which Easter was the same day in all the west of Europe"""


_LATE_IDES = (3, 5, 7, 10)
"""months with their nones on the 7th and their ides on the 15th"""
_ADDED_DAY = 6


class RomanDay(StrEnum):
    """The days of a month that the Roman calendar counts back from, as the tables name them."""

    KALENDS = "kalends"
    NONES = "nones"
    IDES = "ides"


class Point(NamedTuple):
    """A year, a month of a year or a day; what is not known is 0. Unlike a `datetime.date` it may be partial."""

    year: int = 0
    month: int = 0
    day: int = 0

    def exists(self) -> bool:
        """Whether the Gregorian calendar has such a day; a year of 0 is not known, so it may be a leap year."""
        if not (self.year == 0 or FIRST_YEAR <= self.year <= LAST_YEAR) or not 0 <= self.month <= 12:
            return False
        if not self.day:
            return True
        try:
            datetime.date(self.year or 2000, self.month, self.day)
        except ValueError:
            return False
        return True

    def iso(self) -> str:
        """As in `@when`: 1928, 1928-08 or 1928-08-06."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def gregorian(self) -> Point:
        """The same day, said in the Julian calendar, in the Gregorian one."""
        if not self.day:
            return self
        leap = self.year % 4 == 0 and self.month == 2 and self.day == 29 and self.year % 100 == 0 and self.year % 400
        century = self.year - (1 if self.month <= 2 else 0)
        offset = century // 100 - century // 400 - 2 + (1 if leap else 0)
        day = datetime.date(self.year, self.month, 28 if leap else self.day) + datetime.timedelta(days=offset)
        return of_day(day)

    def follows(self, other: Point) -> bool:
        """Whether this is the day, month or year right after another."""
        if self.day and other.day:
            return other.exists() and self.exists() and _date(other) + datetime.timedelta(days=1) == _date(self)
        months = [12 * point.year + point.month for point in (other, self)]
        return not self.day and not other.day and months[1] - months[0] == (1 if self.month else 12)


def _date(point: Point) -> datetime.date:
    return datetime.date(point.year or 2000, point.month, point.day)


def of_day(day: datetime.date) -> Point:
    """A day as a point."""
    return Point(day.year, day.month, day.day)


def last_day(year: int, month: int) -> int:
    """28 to 31."""
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(days=1)).day


def nearest_century(short: int, context: int) -> int:
    """The year that ends in these two figures and lies nearest to another year."""
    base = context // 100 * 100 + short
    return min((base - 100, base, base + 100), key=lambda year: abs(year - context))


def completed(point: Point, year: int) -> Point:
    """The same day or month in a year learnt elsewhere."""
    return point._replace(year=year)


def beside(year: int, month: int, step: int) -> Point:
    """The month so many months after one, or before it."""
    index = 12 * year + month - 1 + step
    return Point(index // 12, index % 12 + 1)


THIRDS = ("early", "middle", "late")
HALVES = ("first half", "second half")


def part_of(point: Point, part: str) -> tuple[Point, Point]:
    """The first and last day or month of a third or half of a month or year."""
    names = HALVES if part in HALVES else THIRDS
    index, count = names.index(part), len(names)
    if not point.month:
        size = 12 // count
        return Point(point.year, size * index + 1), Point(point.year, size * (index + 1))
    size = 30 // count
    last = last_day(point.year, point.month) if index == count - 1 else size * (index + 1)
    return point._replace(day=size * index + 1), point._replace(day=last)


def years_of(first: int, count: int, part: str = "") -> tuple[Point, Point]:
    """The first and last year of a decade or century, or of a third or half of it."""
    if not part:
        return Point(first), Point(first + count - 1)
    if part in HALVES:
        middle = first + count // 2
        return (Point(first), Point(middle - 1)) if part == HALVES[0] else (Point(middle), Point(first + count - 1))
    low = (count + 2) // 3
    bounds = (0, low, count - low + (1 if count == 10 else 0), count)
    index = THIRDS.index(part)
    return Point(first + bounds[index]), Point(first + bounds[index + 1] - 1)


def season(year: int, first_month: int) -> tuple[Point, Point]:
    """The first and last month of a season of three months; a winter ends in the year after."""
    end = first_month + 2
    return Point(year, first_month), Point(year + (end > 12), end - 12 if end > 12 else end)


def feast(year: int, day: str) -> Point | None:
    """The day of a feast in a year, by its entry in the tables; None if it was not the same day everywhere.

    An entry is "MM-DD", or "easter" or "pascha" (that of the eastern churches) and a number of days: "easter+49".
    """
    if day[0].isdigit():
        return Point(year, int(day[:2]), int(day[3:]))
    name, days = day[:6], datetime.timedelta(days=int(day[6:] or 0))
    if name == "easter" and year < _EVERYWHERE_GREGORIAN:
        return None
    month, number = easter(year) if name == "easter" else julian_easter(year)
    start = Point(year, month, number)
    start = start if name == "easter" else start.gregorian()
    return of_day(datetime.date(*start) + days)


def easter(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday in the Gregorian calendar (the rule of Lilius as computed since 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return month, day + 1


def julian_easter(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday in the Julian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return month, day + 1


def republican(year: int, month: int, day: int) -> Point | None:
    """A day of the French republican calendar while it was in force; months 1 to 12, and 13 for the days at its end."""
    leap = year in _REPUBLICAN_LEAP_YEARS
    if not 1 <= year <= LAST_REPUBLICAN_YEAR or not 1 <= day <= (30 if month <= 12 else 5 + leap):
        return None
    days = 365 * (year - 1) + sum(known < year for known in _REPUBLICAN_LEAP_YEARS) + 30 * (month - 1) + day - 1
    return of_day(_REPUBLIC + datetime.timedelta(days=days))


def roman_day(name: RomanDay, month: int, count: int, year: int = 0) -> Point | None:
    """The day so many days before the kalends, nones or ides of a month, both counted; None if there is no such day.

    The year is the one that is said: "X Kal. Jan. 1801" is 23 December 1801. In leap years the day that is added
    follows the sixth before the kalends of March.
    """
    late = month in _LATE_IDES
    if name is not RomanDay.KALENDS:
        day, most = (5 + 2 * late, 4 + 2 * late) if name is RomanDay.NONES else (13 + 2 * late, 8)
        return Point(year, month, day + 1 - count) if 1 <= count <= most else None
    if count == 1:
        return Point(year, month, 1)
    before = (month - 2) % 12 + 1
    last = last_day(year if year and (before != 2 or count < _ADDED_DAY) else 2001, before)
    return Point(year, before, last + 2 - count) if last + 2 - count > 13 + 2 * (before in _LATE_IDES) else None
