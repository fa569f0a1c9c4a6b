"""The findings a collection has today, kept in a file, so that a check can be held against them tomorrow.

A finding is known again by its file (as seen from the baseline's folder), its rule and its words: the line it is about.
So lines put in or taken out elsewhere change nothing, and a line that is edited is looked at anew.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from textus.findings.finding import Finding
from textus.findings.fingerprints import words

VERSION = 1
Key = tuple[str, str, str]
"""path, rule, words"""


class BaselineError(ValueError):
    """A file that is no baseline."""


@dataclass(slots=True)
class Baseline:
    """How many findings of each key are known; the number goes down as they are met again."""

    folder: Path
    left: Counter[Key] = field(default_factory=Counter)

    def knows(self, finding: Finding) -> bool:
        """Whether the finding is one of those known, which is then used up."""
        key = _key(finding, self.folder)
        self.left[key] -= 1
        return self.left[key] >= 0

    @property
    def gone(self) -> int:
        """How many known findings were not met."""
        return sum(number for number in self.left.values() if number > 0)


def read(path: Path) -> Baseline:
    """The baseline in a file; raises BaselineError where there is none."""
    try:
        data = json.loads(path.read_bytes())
        if data["textus-baseline"] != VERSION:
            raise BaselineError(f"{path} was written by another version of textus: replace it with --write-baseline")
        rows = ((row["path"], row["rule"], row["words"], row.get("count", 1)) for row in data["findings"])
        left = Counter({(str(path), str(rule), str(words)): int(count) for path, rule, words, count in rows})
    except FileNotFoundError:
        raise BaselineError(f"baseline not found: {path}; create it with --write-baseline {path}") from None
    except OSError as error:
        raise BaselineError(f"the baseline {path} cannot be read: {error.strerror or error}") from None
    except (KeyError, TypeError, AttributeError, RecursionError):
        raise BaselineError(f"{path} is not a baseline: write one with --write-baseline") from None
    except ValueError as error:
        if isinstance(error, BaselineError):
            raise
        raise BaselineError(f"{path} is not a baseline: write one with --write-baseline") from None
    return Baseline(path.parent, left)


def written(findings: Iterable[Finding], path: Path) -> bytes:
    """The file in which the findings are known, to be written to `path`: a row for each key, in order."""
    keys = Counter(_key(finding, path.parent) for finding in findings)
    rows = []
    for (name, rule, said), count in sorted(keys.items()):
        row: dict[str, object] = {"path": name, "rule": rule, "words": said}
        rows.append(row if count == 1 else {**row, "count": count})
    text = json.dumps({"textus-baseline": VERSION, "findings": rows}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _key(finding: Finding, folder: Path) -> Key:
    try:
        path = os.path.relpath(finding.place.path, folder)
    except ValueError:  # another drive
        path = finding.place.path
    return _text(PurePath(path).as_posix()), finding.rule, _text(words(finding))


def _text(words: str) -> str:
    """The words as they come back from a file."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
