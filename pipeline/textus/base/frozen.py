"""Records that cannot be changed, cheap to define: a cold start defines a hundred of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Class]) -> type[Class]:
    """The class as `dataclass(frozen=True, slots=True)` makes it; `fields` and `replace` of dataclasses work on it.

    dataclasses writes and compiles six methods for each class, which takes more than half a millisecond. Here that is
    done for `__init__` alone; the other methods are the same functions for every class.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__  # dataclasses would look for the signature
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    compared = [member.name for member in fields(made) if member.compare]
    hashed = [member.name for member in fields(made) if (member.compare if member.hash is None else member.hash)]
    made.__init__ = _init(made)
    made.__eq__ = _eq(attrgetter(*compared)) if compared else _same_class
    made.__hash__ = _hash(attrgetter(*hashed)) if hashed else _hash(type)
    made.__repr__ = made.__dict__.get("__repr__", _repr)
    made.__setattr__, made.__delattr__ = _set, _delete
    made.__getstate__, made.__setstate__ = _state, _restore
    return made  # type: ignore[no-any-return]


def _init(made: Any) -> Any:
    """`__init__` with an argument for every field; each is put into its slot, past the `__setattr__` that refuses."""
    names: dict[str, Any] = {"MISSING": MISSING}
    arguments, body = ["self"], []
    for number, member in enumerate(fields(made)):
        names[f"put{number}"] = getattr(made, member.name).__set__
        arguments.append(member.name)
        value = member.name
        if member.default is not MISSING:
            names[f"default{number}"] = member.default
            arguments[-1] += f"=default{number}"
        elif member.default_factory is not MISSING:
            names[f"default{number}"] = member.default_factory
            arguments[-1] += "=MISSING"
            value = f"default{number}() if {value} is MISSING else {value}"
        body.append(f"  put{number}(self, {value})")
    exec(f"def __init__({', '.join(arguments)}):\n" + "\n".join(body or ["  pass"]), names)
    return names["__init__"]


def _eq(key: Any) -> Any:
    def __eq__(self: object, other: object) -> Any:  # noqa: N807
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _same_class(self: object, other: object) -> Any:
    return True if other.__class__ is self.__class__ else NotImplemented


def _hash(key: Any) -> Any:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(key(self))

    return __hash__


def _repr(self: Any) -> str:
    shown = ", ".join(f"{member.name}={getattr(self, member.name)!r}" for member in _members(self) if member.repr)
    return f"{type(self).__qualname__}({shown})"


def _set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, member.name) for member in _members(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for member, value in zip(_members(self), state, strict=True):
        object.__setattr__(self, member.name, value)


def _members(record: Any) -> Iterator[Field[Any]]:
    yield from fields(record)
