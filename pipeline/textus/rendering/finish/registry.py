"""From what a stylesheet made to a file that is not text: a book packed, pages printed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module


class FinishingError(Exception):
    """What was made cannot be finished here; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def finisher(name: str) -> Callable[[str], bytes]:
    """The finisher a format asks for, by the name of its module; raises LookupError if there is none.

    Loaded when something is finished: a printing library takes its time.
    """
    try:
        finish: Callable[[str], bytes] = import_module(f"{__package__}.{name}").finish
    except ModuleNotFoundError as error:
        if error.name != f"{__package__}.{name}":
            raise
        raise LookupError(f"there is no finisher {name}") from error
    return finish
