"""Days, months and years as TEI writes them, and what lies between them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

FIRST_YEAR, LAST_YEAR = 1000, 2099


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month of a year or a day; what is not known is 0. Unlike a `datetime.date` it may be partial."""

    year: int
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
        century = self.year - (1 if self.month <= 2 else 0)
        offset = century // 100 - century // 400 - 2
        day = datetime.date(self.year, self.month, self.day) + datetime.timedelta(days=offset)
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
    return replace(point, year=year)


def part_of(point: Point, part: str) -> tuple[Point, Point]:
    """The first and last day or month of the early, middle or late third of a month or year."""
    third = ("early", "middle", "late").index(part)
    if point.month:
        last = last_day(point.year, point.month) if third == 2 else 10 * third + 10
        return replace(point, day=10 * third + 1), replace(point, day=last)
    return Point(point.year, 4 * third + 1), Point(point.year, 4 * third + 4)


def season(year: int, first_month: int) -> tuple[Point, Point]:
    """The first and last month of a season of three months; a winter ends in the year after."""
    end = first_month + 2
    return Point(year, first_month), Point(year + (end > 12), end - 12 if end > 12 else end)
