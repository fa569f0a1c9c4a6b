"""One function over many tasks, in one process or several: the same results in the same order."""

from __future__ import annotations

import os

import pytest

from textus.base import processes
from textus.base.processes import Failure


def half(number: int) -> int:
    if number == 13:
        os._exit(9)
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


@pytest.mark.parametrize(("several", "together"), [(1, 1), (2, 1), (2, 3)])
def test_results_and_failures_come_in_the_order_of_the_tasks(several: int, together: int) -> None:
    results = list(processes.each(half, [8, 3, 2, 0], several, together))
    assert [result.words if isinstance(result, Failure) else result for result in results] == [
        4, "ValueError: 3 is odd", 1, 0
    ]  # fmt: skip
    assert isinstance(results[1], Failure)
    assert "raise ValueError" in results[1].details


def test_a_process_that_dies_is_a_failure_of_its_task_and_no_hang() -> None:
    results = list(processes.each(half, [2, 13], 2))
    assert isinstance(results[-1], Failure)
    assert "ended before its work was done" in results[-1].words


def test_a_process_that_dies_takes_with_it_what_was_sent_along_and_nothing_is_missing() -> None:
    assert [isinstance(result, Failure) for result in processes.each(half, [13, 2, 4], 2, together=3)] == [True] * 3


@pytest.mark.parametrize(
    ("tasks", "asked", "expected"), [(0, None, 1), (1, None, 1), (1, 8, 1), (10, 8, 8), (10, 1, 1)]
)
def test_no_more_processes_than_tasks_and_one_for_few(tasks: int, asked: int | None, expected: int) -> None:
    assert processes.advised(tasks, asked) == expected
