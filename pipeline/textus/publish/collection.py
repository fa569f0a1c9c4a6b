"""Many works encoded: each written to its file, the outcomes told in the order of the tasks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from textus import work
from textus.base import files, processes
from textus.base.frozen import frozen
from textus.findings.finding import Accepted, Finding, Place, finding
from textus.publish import editor_schemas
from textus.record import suppressions
from textus.record.settings import Settings

_REPORT = "please report this, if possible with the file; TEXTUS_DEBUG=1 shows where it occurred"


@frozen
class Task:
    """A transcription, where its edition goes (None: into the outcome), and the settings it is read by."""

    job: files.Job
    settings: Settings


@frozen
class Outcome:
    """What became of a task: its findings, whether there is an edition, and that edition if no file was to hold it.

    `broken` means that textus or the disk failed, not the document.
    """

    shown: str
    findings: tuple[Finding, ...]
    encoded: bool = False
    data: bytes | None = None
    broken: bool = False
    accepted: tuple[Accepted, ...] = ()


def encode(tasks: Sequence[Task], several: int = 1) -> Iterator[Outcome]:
    """Encode every transcription with `several` processes; where one is refused, its target stays as it was."""
    for task, result in zip(tasks, processes.each(_encode, tasks, several), strict=True):
        yield broken(task.job.shown, result) if isinstance(result, processes.Failure) else result


def broken(shown: str, failure: processes.Failure) -> Outcome:
    """The outcome of a task that textus could not finish; its traceback is shown to those who asked to debug."""
    if os.environ.get("TEXTUS_DEBUG"):
        print(failure.details, file=sys.stderr)
    told = finding("cli/internal-error", Place(shown), f"textus failed on this file: {failure.words}", _REPORT)
    return Outcome(shown, (told,), broken=True)


def deliver(target: Path, data: bytes, shown: str) -> tuple[Finding, ...]:
    """Write a result; the finding says why it could not be written."""
    try:
        files.write(target, data)
    except OSError as error:
        words = f"cannot be written: {error.strerror or error}"
        return (finding("cli/cannot-write", Place(shown), words, "choose another place with -o"),)
    return ()


def _encode(task: Task) -> Outcome:
    encoded = work.encode(task.job.source, settings=task.settings, shown=task.job.shown)
    settled = suppressions.settle(
        encoded.report.findings, task.job.source, suppressions.ENCODING, undone=encoded.xml is None
    )
    outcome = Outcome(task.job.shown, settled.findings, accepted=settled.accepted)
    if encoded.xml is None:
        return outcome
    data = editor_schemas.instructed(encoded.xml, task.settings.schema, task.job.target)
    if task.job.target is None:
        return replace(outcome, encoded=True, data=data)
    unwritten = deliver(task.job.target, data, os.fspath(task.job.target))
    return replace(outcome, findings=settled.findings + unwritten, encoded=not unwritten, broken=bool(unwritten))
