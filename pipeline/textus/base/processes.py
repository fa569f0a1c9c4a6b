"""One function over many tasks, in this process or in several; one that fails does not stop the others."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from textus.base.frozen import frozen

if TYPE_CHECKING:
    from concurrent.futures import Future

ENOUGH_FOR_SEVERAL = 24
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@frozen
class Failure:
    """A task that raised: in a word, and as the traceback the developers need."""

    words: str
    details: str


def advised(tasks: int, asked: int | None = None) -> int:
    """How many processes to use: as many as asked for, else one until there are enough tasks to keep several busy."""
    if asked is None:
        asked = 1 if tasks < ENOUGH_FOR_SEVERAL else len(os.sched_getaffinity(0)) if _LINUX else os.cpu_count() or 1
    return max(1, min(asked, tasks))


def each(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], processes: int = 1, together: int = 1
) -> Iterator[_Result | Failure]:
    """The result or failure of each task, in the order of the tasks.

    With several processes function, tasks and results must be picklable; the processes are started afresh (spawn),
    so they behave alike on every system. `together`: how many tasks are sent to a process at once, more than one where
    a task is done sooner than it is sent.
    """
    attempt = partial(_attempt, function)
    if processes <= 1:
        yield from map(attempt, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)
    try:
        batches = [tasks[first : first + together] for first in range(0, len(tasks), together)]
        with not_running_the_program_again():
            sent = [(pool.submit(_attempts, attempt, batch), batch) for batch in batches]
        for future, batch in sent:
            yield from _awaited(future, len(batch))
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def not_running_the_program_again() -> Iterator[None]:
    """Processes started within do not import the main program, as they otherwise would: it may be a script that calls
    textus at its top level, and would do all its work again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


_LINUX = hasattr(os, "sched_getaffinity")


def _attempt(function: Callable[[_Task], _Result], task: _Task) -> _Result | Failure:
    try:
        return function(task)
    except Exception as error:
        import traceback  # here, because few runs need it

        return Failure(f"{type(error).__name__}: {error}", traceback.format_exc())


def _attempts(attempt: Callable[[_Task], _Result | Failure], batch: Sequence[_Task]) -> Sequence[_Result | Failure]:
    return [attempt(task) for task in batch]


def _awaited(future: Future[Sequence[_Result | Failure]], count: int) -> Sequence[_Result | Failure]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        words = "a process of the pool ended before its work was done, possibly out of memory"
        return [Failure(words, str(error))] * count


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
