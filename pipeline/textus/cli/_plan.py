"""Which files a command line means; what is wrong with it is a usage error."""

from __future__ import annotations

import dataclasses
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from textus import files
from textus.cli._reporter import Reporter
from textus.findings import Place, finding


@contextmanager
def planned(
    inputs: Sequence[str], out: str, wanted: Callable[[Path], bool], suffix: str
) -> Iterator[tuple[files.Job, ...]]:
    """The jobs the inputs and the output mean; standard input (`-`) lies in a file as long as the context is open."""
    if "-" not in inputs:
        yield _plan(inputs, out, wanted, suffix)
        return
    if len(inputs) > 1:
        raise click.UsageError("standard input ('-') must be the only input")
    with tempfile.TemporaryDirectory(prefix="textus-") as folder:
        spare = Path(folder) / "standard-input"
        spare.write_bytes(sys.stdin.buffer.read())
        (job,) = _plan([str(spare)], out, wanted, suffix)
        yield (dataclasses.replace(job, shown="-"),)


def found(inputs: Sequence[str], wanted: Callable[[Path], bool]) -> tuple[Path, ...]:
    """The files the inputs mean, for a command that writes none."""
    with usage_errors():
        return tuple(source for source, _ in files.sources(inputs, wanted))


def content(name: str, reporter: Reporter) -> bytes | None:
    """The bytes of a file; None, and a finding, if it cannot be read."""
    if not os.path.lexists(name):
        raise click.UsageError(f"there is no file {name}")
    try:
        return Path(name).read_bytes()
    except OSError as error:
        reporter.tell([finding("cli/cannot-read", Place(name), f"cannot be read: {error.strerror or error}")])
        return None


def to_standard_output(data: bytes) -> None:
    """Write bytes to standard output, whatever encoding it thinks it has."""
    stream = click.get_binary_stream("stdout")
    stream.write(data)
    stream.flush()


def _plan(
    inputs: Sequence[str], out: str, wanted: Callable[[Path], bool], suffix: str
) -> tuple[files.Job, ...]:  # fmt: skip
    with usage_errors():
        return files.plan(inputs, out, wanted, suffix)


@contextmanager
def usage_errors() -> Iterator[None]:
    try:
        yield
    except files.PlanError as error:
        raise click.UsageError(str(error)) from None
