"""Frozen records behave as those of dataclasses do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from textus.base.frozen import frozen


@frozen
class Mark:
    """A mark."""

    start: int
    end: int = 0
    words: list[str] = field(default_factory=list, hash=False)
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    note: str = field(default="", compare=False, repr=False)

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Other:
    """The same by dataclasses."""

    start: int
    end: int = 0
    words: list[str] = field(default_factory=list, hash=False)
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    note: str = field(default="", compare=False, repr=False)

    @property
    def length(self) -> int:
        return self.end - self.start


@frozen
class Empty:
    """Nothing."""


KINDS = pytest.mark.parametrize("kind", [Mark, Other])


@KINDS
def test_fields_are_arguments_with_their_defaults(kind: Any) -> None:
    made = kind(3, end=5)
    assert (made.start, made.end, made.words, made.note, made.length) == (3, 5, [], "", 2)
    assert kind(1).words is not kind(1).words
    with pytest.raises(TypeError, match="start"):
        kind()
    with pytest.raises(TypeError, match="unknown"):
        kind(1, unknown=2)


@KINDS
def test_nothing_can_be_changed_or_added(kind: Any) -> None:
    made = kind(3)
    for change in (lambda: setattr(made, "start", 4), lambda: setattr(made, "new", 4), lambda: delattr(made, "start")):
        with pytest.raises((FrozenInstanceError, TypeError)):
            change()
    assert made.start == 3
    assert not hasattr(made, "__dict__")


@KINDS
def test_equality_and_hash_are_those_of_the_fields_that_count(kind: Any) -> None:
    assert kind(3, note="x") == kind(3, note="y")
    assert hash(kind(3, words=["a"])) == hash(kind(3, words=["b"]))
    assert kind(3, words=["a"]) != kind(3, words=["b"])
    assert kind(3) != kind(4)
    assert kind(3) != (3, 0, [], {}, "")
    assert len({kind(3), kind(3), kind(4)}) == 2


def test_records_of_two_classes_are_never_equal() -> None:
    assert Mark(3) != Other(3)
    assert Empty() == Empty() != Mark(3)


@KINDS
def test_what_is_shown_is_what_makes_it(kind: Any) -> None:
    assert repr(kind(3, 4, ["a"])) == f"{kind.__qualname__}(start=3, end=4, words=['a'], attributes={{}})"


@KINDS
def test_a_copy_with_a_field_replaced_a_copy_and_one_from_another_process(kind: Any) -> None:
    made = kind(3, 4, ["a"], {"b": "c"}, "d")
    assert replace(made, end=9) == kind(3, 9, ["a"], {"b": "c"})
    assert replace(made, end=9).note == "d"
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made
        assert other.note == "d"


@KINDS
def test_it_can_be_taken_apart(kind: Any) -> None:
    assert [member.name for member in fields(kind)] == ["start", "end", "words", "attributes", "note"]
    match kind(3, 4):
        case kind(start, end):
            assert (start, end) == (3, 4)
