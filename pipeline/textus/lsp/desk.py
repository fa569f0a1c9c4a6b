"""What lies on the desk: files an editor has open, as they are there, and what was found in them.

Findings belong to the work they were made for and are told in the file they point into, so that one file may be told
findings of several works (a record those of its transcription, settings those of all).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from pygls.uris import from_fs_path, to_fs_path

from textus.base.frozen import frozen
from textus.findings.finding import Finding, Place, finding
from textus.lsp import checking
from textus.lsp.checking import Checked, Kind, Looked

FAULT = "this is a bug in textus, not a fault of your text: please report it, if possible with the file"


@frozen
class Open:
    """A file the editor has open."""

    uri: str
    text: str
    version: int
    language: str


@dataclass
class Desk:
    """Files that are open, by their path, and what is known of them.

    What lies open is looked at from two threads: `open` is never changed, but replaced.
    """

    phase: str
    open: Mapping[Path, Open] = field(default_factory=dict)
    checked: dict[Path, Checked] = field(default_factory=dict)
    _looked: dict[Path, tuple[tuple[object, ...], Looked | None]] = field(default_factory=dict)

    def take(self, path: Path, file: Open) -> None:
        """A file was opened, or changed."""
        self.open = {**self.open, path: file}

    def drop(self, path: Path) -> None:
        """A file was closed."""
        self.open = {one: file for one, file in self.open.items() if one != path}

    @property
    def unsaved(self) -> dict[Path, str]:
        """The texts as they are in the editor."""
        return {path: file.text for path, file in self.open.items()}

    def kind(self, path: Path) -> Kind | None:
        """What a file is to textus; None if nothing."""
        file = self.open.get(path)
        return checking.kind_of(path, file.language if file else "", self.unsaved)

    def concerned(self, path: Path) -> tuple[Path, ...]:
        """The works that have to be looked at when a file has changed."""
        works = {checking.work_of(one, self.unsaved) for one in self.open if self.kind(one)}
        if self.kind(path) is Kind.SETTINGS or path.suffix.lower() == ".csv":
            below = path.parent if path.suffix.lower() == ".toml" else path.parent.parent
            return tuple(sorted({path} & set(self.open) | {one for one in works if below in one.parents}))
        work = checking.work_of(path, self.unsaved)
        return (work,) if work in works else ()

    def state(self, work: Path) -> tuple[object, ...]:
        """What is open of a work, to tell whether it is still the same."""
        return tuple(self.open.get(path) for path in (work, work.with_suffix(".toml")))

    def check(self, work: Path) -> Checked:
        """What there is to say of a work; a fault of ours is said like one of the text, and ends nothing."""
        unsaved = self.unsaved
        try:
            kind = self.kind(work)
            made = checking.check(work, kind, unsaved, self.phase) if kind else Checked()
        except Exception as error:
            words = f"textus failed on this file: {type(error).__name__}: {error}"
            return Checked((finding("cli/internal-error", Place(str(work)), words, FAULT),), undone=True)
        if made.looked is not None:
            self._looked[work] = (checking.basis(work, unsaved), made.looked)
        return made

    def look(self, path: Path) -> Looked | None:
        """A transcription as it is read now; None where it cannot be, or is none."""
        if self.kind(path) is not Kind.TRANSCRIPTION:
            return None
        unsaved = self.unsaved
        basis = checking.basis(path, unsaved)
        if path not in self._looked or self._looked[path][0] != basis:
            self._looked[path] = (basis, checking.look(path, unsaved))
        return self._looked[path][1]

    def keep(self, work: Path, made: Checked) -> set[Path]:
        """Remember what was found; the files that have to be told."""
        before = self.checked.get(work, Checked())
        self.checked[work] = made
        return _paths((*before.findings, *made.findings)) | {work}

    def forget(self, path: Path) -> set[Path]:
        """Forget what nobody has open any more; the files that have to be told."""
        told: set[Path] = {path}
        for work in [one for one in self.checked if one not in self.open and one.with_suffix(".toml") not in self.open]:
            told |= _paths(self.checked.pop(work).findings)
            self._looked.pop(work, None)
        return told

    def findings(self, path: Path) -> tuple[Finding, ...]:
        """All that is known of a file, from whatever work."""
        every = (one for made in list(self.checked.values()) for one in made.findings if one.place.path == str(path))
        return tuple(sorted(dict.fromkeys(every), key=lambda one: (one.place.line or 0, one.place.column or 0)))

    def text(self, path: Path) -> str | None:
        """The text of a file as it is in the editor, or as it lies there; None if it cannot be read."""
        if path in self.open:
            return self.open[path].text
        try:
            return path.read_bytes().decode("utf-8-sig")
        except (OSError, ValueError):
            return None

    def uri(self, path: Path) -> str:
        """The address of a file, as the editor writes it if it has it open."""
        return self.open[path].uri if path in self.open else from_fs_path(str(path)) or path.as_posix()


def path_of(uri: str) -> Path:
    """The path of a file; of one that was never saved, its name."""
    known = to_fs_path(uri)
    return Path(known) if known else Path(PurePath(unquote(urlsplit(uri).path)).name or "untitled")


def _paths(findings: Iterable[Finding]) -> set[Path]:
    return {Path(one.place.path) for one in findings}
