"""`build`: a folder of transcriptions to a site."""

from __future__ import annotations

import os
from dataclasses import field, replace
from pathlib import Path

from textus.base import files
from textus.base.frozen import frozen
from textus.findings.finding import Finding
from textus.findings.reports.wording import summary
from textus.publish.api import inputs
from textus.publish.api.results import Findings
from textus.record.settings import Settings, find


@frozen
class Site:
    """A collection that was built; a notebook shows its findings."""

    folder: Path
    """the build folder: pages, TEI and reports"""
    built: tuple[str, ...] = field(repr=False)
    """the transcriptions there is an edition of, each lossless and valid, by their paths in the collection"""
    refused: tuple[str, ...] = field(repr=False)
    """the transcriptions there is none of; the findings say why"""
    findings: Findings = field(repr=False)

    @property
    def home(self) -> Path:
        """The page to open first."""
        return self.folder / "index.html"

    def __str__(self) -> str:
        number = len(self.built) + len(self.refused)
        return f"{len(self.built):,} of {number:,} works built in {self.folder}; {summary(self.findings)}"

    def _repr_html_(self) -> str:
        from textus.publish.api import notebook

        return notebook.table(self.findings)


def build(
    folder: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] | None = None,
    settings: inputs.SettingsLike | None = None,
    processes: int = 1,
) -> Site:
    """Build a collection: every transcription in a folder to TEI, pages and plain text, with a site around them.

    Settings are those given, else the nearest `textus.toml` of each transcription. `out` is the build folder; by
    default the one the settings name (`build`, in the collection).

    A refused transcription does not stop the others: it is listed, and the findings state why. Raises `OSError` for a
    folder that does not exist or a site that cannot be written, `ValueError` where there is nothing to build or a
    transcription would be overwritten, and `Refused` for settings that cannot be used.

    >>> import pathlib, textus
    >>> _ = pathlib.Path("note.txt").write_text("The pass is open.\\n", encoding="utf-8")
    >>> site = textus.build(".", out="site")
    >>> site.built
    ('note.txt',)
    >>> site.home.is_file()
    True
    """
    from textus.publish import build as building

    home = files.from_here(inputs.there(folder))
    if not home.is_dir():
        raise NotADirectoryError(f"{home} is not a folder of transcriptions")
    nearest = _Nearest(settings)
    of_all = nearest.of(home)
    stylesheet = nearest.folder(home) / of_all.stylesheet if of_all.stylesheet else None
    collection = building.Collection(home, Path(out) if out else home / of_all.folder, of_all, stylesheet)
    tasks = building.plan(collection, nearest.of)
    building.mark(collection.out)
    works, found = building.complete(collection, tasks, building.build(tasks, processes))
    told = (*(one for work in works for one in work.findings), *found)
    return Site(
        collection.out,
        tuple(work.shown for work in works if work.entry is not None),
        tuple(work.shown for work in works if work.entry is None),
        Findings.of((*nearest.findings, *(_from_here(one, home) for one in told))),
    )


class _Nearest:
    """The settings of a collection and its transcriptions, each file of them read once."""

    def __init__(self, given: inputs.SettingsLike | None) -> None:
        self._given = given
        self._read: dict[Path, Settings] = {}
        self.findings: list[Finding] = []

    def folder(self, home: Path) -> Path:
        """The folder that paths in the settings start from."""
        if isinstance(self._given, os.PathLike):
            return Path(self._given).parent
        file = find(home) if self._given is None else None
        return file.parent if file else home

    def of(self, start: Path) -> Settings:
        """The settings of a transcription or folder; raises Refused where they cannot be used."""
        folder = start if start.is_dir() else start.parent
        place = (find(start) or folder) if self._given is None else Path()
        if place not in self._read:
            self._read[place], findings = inputs.settings_of(self._given, start)
            self.findings += findings
        return self._read[place]


def _from_here(found: Finding, home: Path) -> Finding:
    """The finding with its path as seen from the working directory; reports in the build folder name it from there."""
    return replace(found, place=replace(found.place, path=os.path.join(home, found.place.path)))
