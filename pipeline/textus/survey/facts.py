"""Facts of the whole document: found when first asked for, kept with the document, freed with it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeVar, overload

from textus.model.document import Document

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Surveyed(Document):
    """A document that keeps what has been found out about the whole of it."""

    found: dict[object, Any] = field(default_factory=dict, init=False, repr=False)
    """the facts asked for so far, each by what finds it"""


class Fact(Generic[T]):
    """Something about the whole of a document, and how it is found: once for each document.

    A module of facts calls it with the document. As an attribute of a class of documents it is the fact itself.
    """

    def __init__(self, find: Callable[[Surveyed], T]) -> None:
        self._find = find
        functools.update_wrapper(self, find)

    def __call__(self, document: Surveyed) -> T:
        """The fact, found now unless it is known."""
        found = document.found
        if self not in found:
            found[self] = self._find(document)
        return found[self]  # type: ignore[no-any-return]

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    @overload
    def __get__(self, document: None, owner: type) -> Self: ...
    @overload
    def __get__(self, document: Surveyed, owner: type) -> T: ...
    def __get__(self, document: Surveyed | None, owner: type) -> Self | T:
        if document is None:
            return self
        value = document.__dict__[self._attribute] = self(document)  # found there from now on
        return value


def fact(find: Callable[[Surveyed], T]) -> Fact[T]:
    """Make a fact of the function that finds it."""
    return Fact(find)
