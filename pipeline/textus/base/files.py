"""Which files a command reads, which it will write, and how a file is written: whole or not at all."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from textus.base.frozen import frozen

BUILD_MARK = ".textus-build"
_NOT_TRANSCRIPTIONS = {"readme", "license", "licence", "notice", "changelog"}
_serial = itertools.count()


class PlanError(ValueError):
    """What was asked for cannot be done as asked: the command line is at fault, not a document."""


@frozen
class Job:
    """One file to read, and the one its result goes to (None: standard output)."""

    source: Path
    target: Path | None
    shown: str


def is_transcription(path: Path) -> bool:
    """True of `.txt` files that are not a README, a licence or the like."""
    return path.suffix.lower() == ".txt" and path.stem.lower() not in _NOT_TRANSCRIPTIONS


def is_edition(path: Path) -> bool:
    """True of `.xml` files."""
    return path.suffix.lower() == ".xml"


def find(folder: Path, wanted: Callable[[Path], bool], *, without: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The wanted files of the folder and its subfolders, in order of their names.

    Hidden files and folders are left out, as are the folders `without` and those `textus build` wrote.
    """
    shut = {os.path.realpath(path) for path in without}
    return tuple(sorted(path for path in _walk(folder, shut) if wanted(path)))


def plan(inputs: Sequence[str], out: str, wanted: Callable[[Path], bool], suffix: str) -> tuple[Job, ...]:
    """A job for every input file and every wanted file of an input folder.

    `out` is a file when one file is read and `out` has an extension (or is a file already), `-` for standard
    output, and a folder otherwise; below a folder the results lie as their sources lie below the input folder.
    Raises PlanError when an input is missing, two results would be one file, or a result would be an input.
    """
    pairs = sources(inputs, wanted)
    if out == "-" or _is_file(out, inputs, pairs):
        if len(pairs) > 1:
            raise PlanError(f"{len(pairs)} files cannot all be written to {_named(out)}: specify a folder with -o")
        target = None if out == "-" else Path(out)
        jobs = [Job(source, target, os.fspath(source)) for source, _ in pairs]
    else:
        jobs = [Job(source, Path(out) / below.with_suffix(suffix), os.fspath(source)) for source, below in pairs]
    check(jobs)
    return tuple(jobs)


def gather(
    inputs: Sequence[str], out: str, wanted: Callable[[Path], bool], name: str
) -> tuple[tuple[Path, ...], Path | None]:
    """The files all of which go into one output, and that output: `out`, or the file `name` in it if it is a folder.

    Raises PlanError when an input is missing or the output would be one of them.
    """
    read = tuple(source for source, _ in sources(inputs, wanted))
    if out == "-":
        return read, None
    target = Path(out) if names_file(out) else Path(out) / name
    check([Job(read[0], target, os.fspath(read[0]))], read)
    return read, target


def names_file(out: str) -> bool:
    """Whether an output is named as a file: it is one already, or has an extension and is no folder."""
    path = Path(out)
    return not (path.is_dir() or out.endswith(("/", os.sep))) and (path.exists() or bool(path.suffix))


def sources(inputs: Sequence[str], wanted: Callable[[Path], bool]) -> tuple[tuple[Path, Path], ...]:
    """Every input file and every wanted file of an input folder, each with where it lies below its input.

    Raises PlanError when an input is missing or there is no file at all.
    """
    pairs = tuple(pair for name in inputs for pair in _sources(Path(name), wanted))
    if not pairs:
        raise PlanError(f"nothing to do: no suitable file in {', '.join(inputs)}")
    return pairs


def check(jobs: Iterable[Job], also_read: Iterable[Path] = ()) -> None:
    """Raises PlanError when two jobs would write the same file or one would write over a file that is read."""
    jobs = tuple(jobs)
    read = {os.path.realpath(path) for path in also_read} | {os.path.realpath(job.source) for job in jobs}
    identities = {_identity(path) for path in read} - {None}
    writers: dict[str, Job] = {}
    for job in jobs:
        if job.target is None:
            continue
        written = os.path.realpath(job.target)
        if written in read or _identity(written) in identities:
            raise PlanError(f"{job.target} is an input and would be overwritten: choose another output")
        other = writers.setdefault(written, job)
        if other is not job:
            raise PlanError(f"{other.shown} and {job.shown} would both be written to {job.target}")


def from_here(path: Path) -> Path:
    """The path as seen from the working directory if it lies below it, else as it is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def write(path: Path, data: bytes) -> None:
    """Put `data` into the file: afterwards it holds all of it or, on OSError, what it held before.

    Folders above it are made. A link is followed, and a file that is no regular file (a pipe, a device) is
    written to directly.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    beside = place.with_name(f".textus-{os.getpid()}-{next(_serial)}.tmp")
    try:
        beside.write_bytes(data)
        if place.exists():
            shutil.copymode(place, beside)
        os.replace(beside, place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def links_out_of(folder: Path) -> Iterator[Path]:
    """The symbolic links below a folder that lead to a place which is not below it."""
    whole = Path(os.path.realpath(folder))
    for place, folders, names in os.walk(folder):
        below = (Path(place, name) for name in (*folders, *names))
        yield from (path for path in below if path.is_symlink() and whole not in Path(os.path.realpath(path)).parents)


def _sources(path: Path, wanted: Callable[[Path], bool]) -> Iterator[tuple[Path, Path]]:
    """The files meant by an input, each with where it lies below the input."""
    if path.is_dir():
        yield from ((file, file.relative_to(path)) for file in find(path, wanted))
    elif os.path.lexists(path):
        yield path, Path(path.name)
    else:
        raise PlanError(f"no such file or folder: {path}")


def _walk(folder: Path, shut: set[str]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not _closed(Path(place, name), shut)]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _raise(error: OSError) -> None:
    raise error


def _closed(folder: Path, shut: set[str]) -> bool:
    return folder.name.startswith(".") or os.path.realpath(folder) in shut or (folder / BUILD_MARK).exists()


def _is_file(out: str, inputs: Sequence[str], pairs: Sequence[tuple[Path, Path]]) -> bool:
    path = Path(out)
    if path.is_dir() or out.endswith(("/", os.sep)):
        return False
    if path.exists():
        return True
    return len(pairs) == 1 and not Path(inputs[0]).is_dir() and bool(path.suffix)


def _named(out: str) -> str:
    return "standard output" if out == "-" else f"the file {out}"


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
