"""Which files a command line means; what is wrong with it is a usage error."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from textus.base import files
from textus.cli._reporter import Reporter
from textus.findings.finding import Place, finding


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


@contextmanager
def gathered(
    inputs: Sequence[str], out: str, wanted: Callable[[Path], bool], name: str
) -> Iterator[tuple[tuple[files.Job, ...], Path | None]]:
    """The jobs whose inputs go into one output, and that output (None: standard output)."""
    if "-" in inputs:
        target = out if out == "-" or files.names_file(out) else str(Path(out) / name)
        with planned(inputs, target, wanted, Path(name).suffix) as jobs:
            yield jobs, jobs[0].target
        return
    with usage_errors():
        read, file = files.gather(inputs, out, wanted, name)
    yield tuple(files.Job(path, file, str(path)) for path in read), file


def found(inputs: Sequence[str], wanted: Callable[[Path], bool]) -> tuple[Path, ...]:
    """The files the inputs mean, for a command that writes none."""
    with usage_errors():
        return tuple(source for source, _ in files.sources(inputs, wanted))


def content(path: Path, shown: str, reporter: Reporter) -> bytes | None:
    """The bytes of a file; None, and a finding, if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reporter.tell([finding("cli/cannot-read", Place(shown), f"cannot be read: {error.strerror or error}")])
        return None


def deliver(job: files.Job, data: bytes, reporter: Reporter) -> bool:
    """Write a result to its file or to standard output; False, and a finding, if it cannot be written."""
    if job.target is None:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return True
    try:
        files.write(job.target, data)
    except OSError as error:
        told = finding("cli/cannot-write", Place(str(job.target)), f"cannot be written: {error.strerror or error}")
        reporter.tell([told], broken=True)
        return False
    return True


def _plan(inputs: Sequence[str], out: str, wanted: Callable[[Path], bool], suffix: str) -> tuple[files.Job, ...]:
    with usage_errors():
        return files.plan(inputs, out, wanted, suffix)


@contextmanager
def usage_errors() -> Iterator[None]:
    try:
        yield
    except files.PlanError as error:
        raise click.UsageError(str(error)) from None
