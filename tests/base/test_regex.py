"""Patterns compiled at first use: the same as those of `re`, and every one in textus can be compiled."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import textus
from textus.base.regex import _Regex, regex


def test_every_pattern_of_every_module_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(textus.__path__, "textus."):
        if module.name != "textus.__main__":
            importlib.import_module(module.name)
    found = [each for each in gc.get_objects() if isinstance(each, _Regex)]
    assert len(found) > 100
    for each in found:
        assert each.groups >= 0


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("match", ("1911",)), ("search", ("in 1911",)), ("fullmatch", ("1911",)), ("findall", ("1911 1912",)),
        ("sub", ("x", "1911")), ("subn", ("x", "1911")), ("split", ("a1911b",)), ("finditer", ("1911 1912",)),
    ],
)  # fmt: skip
def test_it_does_what_a_pattern_does(method: str, arguments: tuple[str, ...]) -> None:
    def done(pattern: re.Pattern[str]) -> object:
        result = getattr(pattern, method)(*arguments)
        return [each.span() for each in result] if method == "finditer" else getattr(result, "regs", result)

    assert done(regex(r"(?P<year>\d+)")) == done(re.compile(r"(?P<year>\d+)"))


def test_it_has_what_a_pattern_has() -> None:
    made = regex("(?P<a>b)", re.IGNORECASE)
    assert (made.pattern, made.groups, dict(made.groupindex)) == ("(?P<a>b)", 1, {"a": 1})
    assert made.flags & re.IGNORECASE
    assert not hasattr(made, "something_else")


def test_a_source_that_a_function_returns_is_asked_for_once_and_only_when_it_is_used() -> None:
    asked: list[str] = []

    def source() -> str:
        asked.append("words")
        return "|".join(("May", "June"))

    made = regex(source, re.IGNORECASE)
    assert asked == []
    assert [bool(made.match(words)) for words in ("june 3", "July 3", "May 3")] == [True, False, True]
    assert asked == ["words"]


def test_a_mistake_is_raised_at_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.match("")
