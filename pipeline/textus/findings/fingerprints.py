"""What makes a finding the same one in the next run: its file, its rule and its words; not its line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from textus.base.regex import regex
from textus.findings.finding import Finding

_NUMBER = regex(r"\d+")


def words(finding: Finding) -> str:
    """The line of the file it is about, spaces aside; where there is none, its message without numbers."""
    return " ".join(finding.excerpt.split()) or _NUMBER.sub("#", finding.message)


def fingerprint(path: str, finding: Finding, number: int = 1) -> str:
    """A hexadecimal digest (SHA-256) of a finding in the file `path`, the `number`th of those with the same words."""
    parts = "\0".join([path, finding.rule, words(finding), str(number)])
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def each(findings: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    """A fingerprint for each finding with its path, all different."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for path, finding in findings:
        key = (path, finding.rule, words(finding))
        seen[key] += 1
        yield fingerprint(path, finding, seen[key])
