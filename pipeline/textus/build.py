"""A whole collection built: every transcription to TEI, page and plain text, with a contents page and a report.

Nothing in the folder depends on the day, the machine or where the collection lies: the same collection, the same bytes.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from textus import collection, contents, files, processes, proof, render, report, source, validate, work
from textus.findings import Finding, Place, Severity, finding
from textus.settings import Settings

FORMATS = ("html", "text")
MARK_WORDS = b"Written by `textus build`: no transcriptions are taken from this folder.\n"


@dataclass(frozen=True, slots=True)
class Task:
    """A transcription and where its outputs go: below `out`, in a folder for each format."""

    home: Path  # the collection
    source: Path
    shown: str
    out: Path
    below: PurePath  # without extension
    settings: Settings

    def output(self, form: str, suffix: str) -> PurePath:
        """Where an output lies in the build folder."""
        return PurePath(form, f"{self.below}{suffix}")

    def shown_output(self, path: PurePath) -> str:
        """An output as findings name it: as seen from the collection."""
        return Path(os.path.relpath(self.out / path, self.home)).as_posix()


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a work; `entry` is its line of the contents page, None if there is no edition of it."""

    shown: str
    findings: tuple[Finding, ...]
    entry: contents.Entry | None = None
    lossless: bool = False
    valid: bool = False
    broken: bool = False


def plan(folder: Path, out: Path, settings_of: Callable[[Path], Settings]) -> tuple[Task, ...]:
    """A task for every transcription of the collection, named as it lies below the folder that holds them all.

    Raises PlanError when there is none, two would have one name, or the build folder would hold the collection.
    """
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(out)):
        raise files.PlanError(f"the build folder {out} would hold the collection {folder}: choose another with -o")
    sources = files.find(folder, files.is_transcription, without=[out])
    if not sources:
        raise files.PlanError(f"there is no transcription (.txt) in {folder}")
    common = Path(os.path.commonpath([path.parent for path in sources]))
    tasks = [
        Task(
            folder,
            path,
            path.relative_to(folder).as_posix(),
            out,
            path.relative_to(common).with_suffix(""),
            settings_of(path),
        )
        for path in sources
    ]
    files.check([files.Job(task.source, out / task.output("tei", ".xml"), task.shown) for task in tasks])
    return tuple(tasks)


def build(tasks: Sequence[Task], several: int = 1) -> Iterator[Built]:
    """Build each work; one that is refused or fails leaves its outputs as they were and does not stop the others."""
    for task, result in zip(tasks, processes.each(build_work, tasks, several), strict=True):
        if isinstance(result, processes.Failure):
            outcome = collection.broken(task.shown, result)
            yield Built(task.shown, outcome.findings, broken=True)
        else:
            yield result


def build_work(task: Task) -> Built:
    """Encode one work, render it, and prove and validate the TEI once more as it then lies on the disk."""
    encoded = work.encode(task.source, settings=task.settings, shown=task.shown)
    findings = encoded.report.findings
    if encoded.xml is None:
        return Built(task.shown, findings)
    outputs = [("tei", task.output("tei", ".xml"), encoded.xml)]
    for form in FORMATS:
        data, more = _renderer().render(encoded.xml, task.shown_output(outputs[0][1]), form)
        findings += more
        if data is not None:
            outputs.append((form, task.output(form, _suffixes()[form]), data))
    for _, path, data in outputs:
        findings += (unwritten := collection.deliver(task.out / path, data, task.shown_output(path)))
        if unwritten:
            return Built(task.shown, findings, broken=True)
    return _judged(task, findings, [(form, path) for form, path, _ in outputs])


def _judged(task: Task, findings: tuple[Finding, ...], outputs: Sequence[tuple[str, PurePath]]) -> Built:
    """The work with its proof and validity, from the TEI file as written; only errors are told a second time."""
    path = outputs[0][1]
    shown = task.shown_output(path)
    data = (task.out / path).read_bytes()
    tree, faults = validate.parse(data, shown)
    if tree is None:
        return Built(task.shown, findings + faults)
    read, _ = source.read(task.source, encoding=task.settings.encoding, strict=task.settings.strict, shown=task.shown)
    lost = _errors(proof.of(tree, shown, read))
    invalid = _errors(validate.check(tree, shown, data=data))
    entry = contents.entry(task.below.name, tree.getroot(), outputs)
    return Built(task.shown, findings + lost + invalid, entry, lossless=not lost, valid=not invalid)


def left_over(tasks: Sequence[Task]) -> tuple[Finding, ...]:
    """A finding for every output in the build folder that belongs to none of the works: its transcription is gone."""
    out = tasks[0].out
    expected = {out / task.output(form, suffix) for task in tasks for form, suffix in _suffixes().items()}
    present = (path for form, suffix in _suffixes().items() for path in (out / form).rglob(f"*{suffix}"))
    shown = (tasks[0].shown_output(path.relative_to(out)) for path in sorted(present) if path not in expected)
    words = "no transcription of the collection belongs to this file"
    return tuple(finding("cli/left-over", Place(path), words, "delete it if it is not wanted") for path in shown)


def publish(out: Path, title: str, works: Sequence[Built], more: Sequence[Finding] = ()) -> None:
    """Write the contents page and the report, as text and as JSON; raises OSError."""
    findings = (*(found for built in works for found in built.findings), *more)
    entries = [built.entry for built in works if built.entry is not None]
    refused = [built.shown for built in works if built.entry is None]
    text = "".join(f"{report.as_text(found)}\n" for found in findings)
    text += f"{len(entries):,} of {len(works):,} works built; {report.summary(findings)}\n"
    rows = [
        {
            "work": built.shown,
            "lossless": built.lossless,
            "valid": built.valid,
            "outputs": [path.as_posix() for _, path in built.entry.files] if built.entry else [],
        }
        for built in works
    ]
    files.write(out / "index.html", contents.page(title, entries, refused))
    files.write(out / "report.txt", text.encode("utf-8", "backslashreplace"))
    files.write(out / "report.json", report.as_json(findings, works=rows).encode("utf-8", "backslashreplace"))


def mark(out: Path) -> None:
    """Make the build folder and mark it as one, so that no transcriptions are looked for in it; raises OSError."""
    files.write(out / files.BUILD_MARK, MARK_WORDS)


def _suffixes() -> dict[str, str]:
    return {"tei": ".xml", **{form: render.formats()[form].extension for form in FORMATS}}


def _errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(found for found in findings if found.severity >= Severity.ERROR)


@functools.cache
def _renderer() -> render.Renderer:
    """One for each process: a stylesheet is compiled once."""
    return render.Renderer()
