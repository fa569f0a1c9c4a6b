"""Every rule there is, explained: those of the tables in `knowledge/rules/` and those in `schema/rules/`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textus.base.frozen import frozen
from textus.base.resources import schema_dir
from textus.findings.finding import Finding, Severity, rules

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ABOVE_GRAMMAR = "schematron/"
"""how ids of Schematron rules begin in findings"""
OF_OTHERS = "A rule of your own schema, which gives the reason for it."
_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_TX = "{urn:textus:rules}"
_NAMESPACES = (' xmlns="http://www.tei-c.org/ns/1.0"', ' xmlns:tx="urn:textus:rules"')


@frozen
class Entry:
    """A rule with why it is there, an example of the fault and of its cure, and the phases it is asked in."""

    id: str
    severity: Severity
    reason: str
    bad: str = ""
    good: str = ""
    says: str = ""
    """the words of its findings, with … for what differs; empty where they differ altogether"""
    phases: tuple[str, ...] = ()
    """empty: always"""


@functools.cache
def entries() -> Mapping[str, Entry]:
    """Every rule by its id, in alphabetical order."""
    tables = {rule.id: Entry(rule.id, rule.severity, rule.reason, rule.bad, rule.good) for rule in rules().values()}
    return dict(sorted({**tables, **_above_grammar()}.items()))


def of(finding: Finding) -> Entry:
    """The rule of a finding; of one that is not ours no more than its id and severity, and that it is not."""
    known = entries() if finding.rule.startswith(ABOVE_GRAMMAR) else {}
    if finding.rule in known:
        return known[finding.rule]
    if finding.rule in rules():
        rule = rules()[finding.rule]
        return Entry(rule.id, rule.severity, rule.reason, rule.bad, rule.good)
    return Entry(finding.rule, finding.severity, OF_OTHERS)


def matches(chosen: str, rule: str) -> bool:
    """Whether a rule id is the chosen one or begins with it."""
    return rule.startswith(chosen)


def named(words: str) -> tuple[Entry, ...]:
    """The rule of this id; else those whose id begins so; else those called so in their group (`unsure`)."""
    if words in entries():
        return (entries()[words],)
    begin = tuple(entry for name, entry in entries().items() if words and name.startswith(words))
    return begin or tuple(entry for name, entry in entries().items() if name.partition("/")[2] == words)


def meant(words: str) -> str:
    """The rule or group of rules that somebody who wrote these words may have meant; empty if there is none."""
    import difflib  # here, because few runs need it

    groups = sorted({name.partition("/")[0] for name in entries()})
    short = {name.partition("/")[2]: name for name in entries()}
    near = difflib.get_close_matches(words, [*entries(), *short, *groups], 1, 0.6)
    return short.get(near[0], near[0]) if near else ""


def explained(entry: Entry) -> str:
    """A rule as lines for people."""
    lines = [f"{entry.id} ({entry.severity})", "", *_indented(entry.reason)]
    if entry.says:
        lines += ["", "Message:", *_indented(entry.says)]
    if entry.phases:
        lines += ["", f"Checked by: textus validate --phase {' | '.join(entry.phases)}"]
    for head, example in (("Incorrect:", entry.bad), ("Correct:", entry.good)):
        if example:
            lines += ["", head, *_indented(example)]
    return "\n".join(lines) + "\n"


def _indented(words: str) -> list[str]:
    return [f"    {line}".rstrip() for line in words.strip("\n").split("\n")]


def _above_grammar() -> dict[str, Entry]:
    from lxml import etree

    found = {}
    for file in sorted((schema_dir() / "rules").glob("*.sch")):
        for pattern in etree.parse(file).getroot().iter(f"{_SCH}pattern"):
            for check in pattern.iter(f"{_SCH}assert", f"{_SCH}report"):
                entry = _entry(pattern, check)
                found[entry.id] = entry
    return found


def _entry(pattern: Element, check: Element) -> Entry:
    says = "".join([check.text or "", *(f"…{part.tail or ''}" for part in check)])
    return Entry(
        ABOVE_GRAMMAR + check.get("id", ""),
        Severity.named(check.get("role", "error")),
        (pattern.findtext(f"{_TX}reason") or "").strip(),
        _example(pattern.find(f"{_TX}invalid")),
        _example(pattern.find(f"{_TX}valid")),
        " ".join(says.split()),
        tuple(pattern.get(f"{_TX}phases", "").split()),
    )


def _example(example: Element | None) -> str:
    """An example as XML to read: its parts one below the other, without namespaces."""
    from lxml import etree

    lines = []
    for part in example if example is not None else ():
        for child in part:
            text = etree.tostring(child, encoding="unicode", with_tail=False)
            for namespace in (*_NAMESPACES, ' xmlns:sch="http://purl.oclc.org/dsdl/schematron"'):
                text = text.replace(namespace, "")
            lines.append(text)
    return "\n".join(lines)
