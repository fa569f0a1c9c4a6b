"""Texts as lessons: for each run of lines whose labels are known, what is seen of every line, and its label."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from textus.base.knowledge import DEFAULT_LANGUAGE, language
from textus.read import blocks as layout
from textus.read import source
from textus.survey.lines.atoms import LineAtoms, line_atoms
from textus.survey.survey import Survey
from tools.fitting.texts import pairs
from tools.learn.customs import Customs, left_open
from tools.learn.labels import labels

OFFSETS = ("-2", "-1", "0", "+1", "+2")
NEAR = frozenset({"-1", "+1"})
FAR_FAMILIES = frozenset(
    "fill end first capitals label page words begins has set case recurs capitals-first turn prefix mark sign".split()
)
"""what of a line is looked at from two lines away"""
WORD = "word:"
MANY_PROJECTS = 8
"""projects in which lines must begin with a word for it to be learnt from"""
MOST_OF_A_PROJECT = 12
"""texts of a project that are learnt from: more of the same habits teach nothing new"""
LONGEST = 300
"""lines of a text that are learnt from: no text has more than one voice"""


@dataclass(frozen=True)
class Lesson:
    """A text: its name and project, the atoms and labels of its lines, the labels left open being empty."""

    name: str
    project: str
    atoms: Sequence[LineAtoms]
    labels: Sequence[str]

    def runs(self, words: AbstractSet[str] | None = None) -> Iterator[tuple[list[list[str]], list[str]]]:
        """The runs of lines with labels, as features and labels; of words only the given ones, if any are."""
        seen = features(self.atoms, words)
        first = 0
        for at in range(len(self.labels) + 1):
            if at == len(self.labels) or not self.labels[at]:
                if at > first:
                    yield seen[first:at], list(self.labels[first:at])
                first = at + 1


def common_words(texts: Sequence[Lesson]) -> AbstractSet[str]:
    """The atoms of words with which lines of many projects begin: others show what a text is about, not what it has."""
    projects: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for line in text.atoms:
            for atom in line.own:
                if atom.startswith(WORD):
                    projects[atom].add(text.project)
    return {atom for atom, found in projects.items() if len(found) >= MANY_PROJECTS}


def features(atoms: Sequence[LineAtoms], words: AbstractSet[str] | None = None) -> list[list[str]]:
    """What is seen of each line from where it is: its own atoms, those of its place, and those of the lines around."""
    near = [
        [atom for atom in line.own if words is None or atom in words or not atom.startswith(WORD)] for line in atoms
    ]
    far = [[atom for atom in line.own if atom.partition(":")[0] in FAR_FAMILIES] for line in atoms]
    found = []
    for at, line in enumerate(atoms):
        row = [f"0 {atom}" for atom in (*near[at], *line.local)]
        for offset in OFFSETS:
            shown = near if offset in NEAR else far
            if offset != "0" and 0 <= (other := at + int(offset)) < len(atoms):
                row += [f"{offset} {atom}" for atom in shown[other]]
        found.append(row)
    return found


def lessons(folder: Path, most: int = MOST_OF_A_PROJECT) -> list[Lesson]:
    """The texts of a folder by name, at most so many of a project, without what their projects leave open."""
    projects = _projects(folder)
    found = []
    taken: Counter[str] = Counter()
    for name, text, edition in pairs(folder):
        project = projects.get(name, name)
        taken[project] += 1
        if taken[project] <= most:
            found.append(_lesson(name, project, text, edition))
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for lesson in found:
        counted[lesson.project].update(label[2:] for label in lesson.labels if label)
    customs = {project: Customs(counts) for project, counts in counted.items()}
    return [
        replace(lesson, labels=left_open(lesson.labels, lesson.atoms, customs[lesson.project])) for lesson in found
    ]


def _lesson(name: str, project: str, text: Path, edition: Path) -> Lesson:
    words = source.of_text(text.read_text(encoding="utf-8"), name)
    blocks = layout.cut(words)
    atoms = line_atoms(Survey(words, blocks, language(DEFAULT_LANGUAGE)))
    known = labels(blocks, edition)
    return Lesson(name, project, atoms[:LONGEST], known[:LONGEST])


def _projects(folder: Path) -> Mapping[str, str]:
    """The project of each text, by the table beside the texts."""
    table = folder / "SAMPLE.tsv"
    if not table.exists():
        return {}
    head, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    name, project = head.index("name"), head.index("project")
    return {row[name]: row[project] for row in rows}
