"""What was learnt from, counted: works by genre, language and licence as stated, with the number of projects."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

LICENCES = (
    ("none stated", r"^none stated$"),
    ("public domain or CC0", r"^(?!.*noncommercial).*(public domain|cc0|united states government)"),
    ("CC BY-NC-ND", r"nc-nd|noncommercial-noderiv|utilisation commerciale.{1,3}pas de mo"),
    ("CC BY-NC-SA", r"nc-sa|noncommercial-sharealike"),
    ("CC BY-NC", r"by-nc|noncommercial|utilisation commerciale"),
    ("CC BY-SA", r"by-sa|sharealike|delalika"),
    ("CC BY", r"\bby\b|attribution|namensnennung|paternit"),
    ("Creative Commons, which one is not stated", r"creative commons"),
    ("a licence for software (MIT, Apache, AGPL)", r"mit license|apache|affero"),
    ("all rights reserved, or terms of their own", r""),
)
"""kinds of licence by what their words have in them; the first that fits"""


def table(works: Path) -> str:
    """The tables of a page of the documentation, from a table of works (genre, language, project, licence)."""
    with works.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    projects = len({row["project"] for row in rows})
    parts = [f"{len(rows):,} works of {projects} projects."]
    for title, key in (("Genre", "genre"), ("Language", "language")):
        parts.append(_table(title, [(row[key], row["project"]) for row in rows]))
    parts.append(_table("Licence as stated", [(licence(row["licence"]), row["project"]) for row in rows]))
    return "\n\n".join(parts) + "\n"


def licence(words: str) -> str:
    """The kind of a licence by its words."""
    return next(kind for kind, pattern in LICENCES if re.search(pattern, words.lower()))


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    counts = Counter(value for value, _ in rows)
    projects: Mapping[str, set[str]] = defaultdict(set)
    for value, project in rows:
        projects[value].add(project)
    lines = [f"| {title} | works | projects |", "|---|---:|---:|"]
    order = sorted(counts, key=lambda value: (-counts[value], value))
    lines += [f"| {value} | {counts[value]} | {len(projects[value])} |" for value in order]
    return "\n".join(lines)
