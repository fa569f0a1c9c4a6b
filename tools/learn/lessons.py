"""Texts as lessons: for each run of lines whose labels are known, what is seen of every line, and its label.

A text is learnt from as it is, and once more as a short piece of it, so that letters of ten lines are read as well as
books. The examples of the specification are learnt from too: they hold what few texts have.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from textus import work
from textus.decide.decide import decide, weigh
from textus.decide.first_reading import reading_atoms
from textus.decide.line_scores import BEGINS, GOES_ON, learnt_as
from textus.model.claims import Decision
from textus.read import source
from textus.read.blocks import Blocks
from textus.recognise.registry import block_claims
from textus.record.record import Record
from textus.survey.lines.atoms import LineAtoms, line_atoms
from textus.survey.survey import Survey
from tools.fitting.texts import pairs
from tools.learn.customs import Customs, left_open
from tools.learn.labels import labels

OFFSETS = ("-2", "-1", "0", "+1", "+2")
NEAR = frozenset({"-1", "+1"})
FAR_FAMILIES = frozenset(
    "fill end first capitals label page words begins has set case recurs capitals-first turn prefix mark sign "
    "read".split()
)
"""what of a line is looked at from two lines away"""
WORD = "word:"
MANY_PROJECTS = 8
"""projects in which lines must begin with a word for it to be learnt from"""
MOST_OF_A_PROJECT = 12
"""texts of a project that are learnt from: more of the same habits teach nothing new"""
LONGEST = 300
"""lines of a text that are learnt from: no text has more than one voice"""
PIECES = (8, 12, 16, 24, 34)
"""lines of the pieces that are learnt from beside whole texts"""
OWN = "examples"
"""the project of the examples of the specification"""


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


def lessons(folder: Path, most: int = MOST_OF_A_PROJECT, *, pieces: bool = True) -> list[Lesson]:
    """The texts of a folder by name, at most so many of a project, without what their projects leave open.

    With `pieces`, a short piece of each long one follows it.
    """
    with ProcessPoolExecutor() as pool:
        made = pool.map(_of_text, _chosen(folder, most), itertools.repeat(pieces), chunksize=4)
        found = [lesson for some in made for lesson in some]
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for lesson in found:
        counted[lesson.project].update(label[2:] for label in lesson.labels if label)
    customs = {project: Customs(counts) for project, counts in counted.items()}
    return [replace(lesson, labels=left_open(lesson.labels, lesson.atoms, customs[lesson.project])) for lesson in found]


def _chosen(folder: Path, most: int) -> list[tuple[str, str, Path, Path]]:
    """Name, project, text and TEI of at most so many texts of a project."""
    projects = _projects(folder)
    found = []
    taken: Counter[str] = Counter()
    for name, text, edition in pairs(folder):
        project = projects.get(name, name)
        taken[project] += 1
        if taken[project] <= most:
            found.append((name, project, text, edition))
    return found


def _of_text(chosen: tuple[str, str, Path, Path], pieces: bool) -> list[Lesson]:
    name, project, text, edition = chosen
    words = text.read_text(encoding="utf-8")
    found = [_lesson(name, project, words, edition)]
    if pieces and (piece := _piece(name, words)):
        found.append(_lesson(f"{name} (piece)", project, piece, edition))
    return found


def examples(texts: Iterable[tuple[str, str, str]]) -> list[Lesson]:
    """Names, texts and languages of examples whose reading by recognisers alone is known to be right."""
    found = []
    for name, text, code in texts:
        survey, atoms, decisions = _seen(name, text, Record(language=code))
        found.append(Lesson(name, OWN, atoms, _as_decided(survey.blocks, decisions)))
    return found


def _piece(name: str, text: str) -> str:
    """Some lines of a text, from its beginning or from a blank line on; the same ones every time."""
    drawn = random.Random(name)
    lines, count = text.split("\n"), drawn.choice(PIECES)
    if len(lines) <= 2 * count:
        return ""
    starts = [at for at in range(1, len(lines) - count) if not lines[at - 1].strip() and lines[at].strip()]
    first = drawn.choice(starts) if starts and drawn.random() < 0.5 else 0
    return "\n".join(lines[first : first + count]) + "\n"


def _lesson(name: str, project: str, text: str, edition: Path) -> Lesson:
    survey, atoms, _ = _seen(name, text, Record())
    known = labels(survey.blocks, edition)
    return Lesson(name, project, atoms[:LONGEST], known[:LONGEST])


def _seen(name: str, text: str, facts: Record) -> tuple[Survey, list[LineAtoms], Sequence[Decision]]:
    """What is seen of the lines of a text, with what they are by recognisers alone."""
    survey = work.surveyed(source.of_text(text, name), facts)
    claims = tuple(block_claims(survey))
    reading = reading_atoms(survey.blocks, weigh(survey.blocks, claims))
    lines = zip(line_atoms(survey), reading, strict=True)
    atoms = [LineAtoms((*line.own, *more), line.local) for line, more in lines]
    return survey, atoms, decide(survey.blocks, claims)


def _as_decided(blocks: Blocks, decisions: Iterable[Decision]) -> list[str]:
    starts = {line.start: index for index, line in enumerate(blocks.lines)}
    ends = {line.end: index + 1 for index, line in enumerate(blocks.lines)}
    found = [""] * len(blocks.lines)
    for decision in decisions:
        kind, way = learnt_as(decision.claim.role)
        first, after = starts[decision.claim.start], ends[decision.claim.end]
        for line in range(first, after):
            goes_on = way == GOES_ON or (line > first and way == BEGINS)
            found[line] = f"{'I' if goes_on else 'B'}-{kind}"
    return found


def _projects(folder: Path) -> Mapping[str, str]:
    """The project of each text, by the table beside the texts."""
    table = folder / "SAMPLE.tsv"
    if not table.exists():
        return {}
    head, *rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    name, project = head.index("name"), head.index("project")
    return {row[name]: row[project] for row in rows}
