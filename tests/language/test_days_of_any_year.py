"""A day without a year is dated without one (TEI P5, teidata.temporal.w3c), if there is such a day in any year."""

from __future__ import annotations

import pytest

from textus.language.bibliography.dates import find_dates


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Written on June 30, at night.", "--06-30"),
        ("On 29 February we sailed.", "--02-29"),
        ("Written on June 31, at night.", None),
        ("On 30 February we sailed.", None),
    ],
)
def test_a_day_that_is_in_no_year_is_not_dated(text: str, when: str | None) -> None:
    (found,) = find_dates(text, 0, len(text), ("en",), yearless=True)
    assert found.attributes.get("when") == when
