"""Regular expressions that are compiled when they are first used: most texts need fewer than half of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_OF_A_PATTERN = (
    "match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn", "pattern", "flags", "groups",
    "groupindex",
)  # fmt: skip


class _Regex:
    """Stands for a pattern; the first time anything is asked of it, it takes over all that the pattern has."""

    __slots__ = ("_flags", "_source", *_OF_A_PATTERN)

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        made = re.compile(self._source if isinstance(self._source, str) else self._source(), self._flags)
        for each in _OF_A_PATTERN:
            setattr(self, each, getattr(made, each))
        return getattr(made, name)


def regex(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, for patterns of a module. A mistake in one is raised when it is first used; a test uses all.

    A pattern of words from tables is given by a function that returns its source, called at first use as well.

    What `re` of a match gives is the pattern it stands for: where that is asked, take `re.compile`.
    """
    return cast("re.Pattern[str]", _Regex(source, flags))


_DIGIT = regex(r"\d")


def has_digit(text: str) -> bool:
    """Whether any character of a text is a digit, a raised one included."""
    return bool(_DIGIT.search(text)) if text.isascii() else any(map(str.isdigit, text))
