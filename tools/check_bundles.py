"""Compare the tables of recognisers with the code that uses them: ids both ways, and mistakes in the tables.

    python -m tools.check_bundles     print every mistake with its file and key; exit 1 if there is one

It is part of `./run check`; a test runs it, too.
"""

from __future__ import annotations

import ast
import functools
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textus.base.bundles import Bundles, Fault, load
from textus.header.read.collect import READERS

PACKAGE = Path(__file__).resolve().parents[1] / "pipeline" / "textus"
_ID = re.compile(r"[a-z][a-z-]*\.(?!(?:tsv|toml|csv)$)[a-z][a-z-]*")
_ROLE_AT = {"claim": 2, "block_claim": 1, "Claim": 2}
"""which argument of a call is a role"""
_ALL = "recognise/_all.toml"
READS = ("survey", "recognise", "decide")
"""packages whose code uses the tables"""


@dataclass
class Uses:
    """The ids a module writes out, each with the first line it is on."""

    evidence: dict[str, int] = field(default_factory=dict)
    span_weights: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    spans: dict[str, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    """all strings"""
    composed: list[int] = field(default_factory=list)
    """lines on which an id is put together"""


def faults(package: Path = PACKAGE) -> list[Fault]:
    """Every mistake in the tables below `recognise/` of a package, or in how its code uses them."""
    folder = package / "recognise"
    tables = load(folder)
    files = [path for name in READS for path in sorted((package / name).rglob("*.py"))]
    uses = {path: _uses(path.read_text(encoding="utf-8"), tables) for path in files}
    found = [*tables.faults, *_unknown_facts(tables)]
    for path, used in uses.items():
        file = path.relative_to(package).as_posix()
        found += _unknown(file, used, tables)
        found += [Fault(file, f"line {line}", "an id is put together; write each out") for line in used.composed]
    return found + list(_unused(tables, list(uses.values())))


def _unknown_facts(tables: Bundles) -> Iterator[Fault]:
    for part, rows in (("roles", tables.roles), ("spans", tables.spans)):
        for code, row in rows.items():
            if row.fact and row.fact not in READERS:
                words = f"no reader of the header has the fact “{row.fact}”; known are {', '.join(sorted(READERS))}"
                yield Fault(tables.homes[part, code], f"{part}.{code}.fact", words)


def _unknown(file: str, used: Uses, tables: Bundles) -> Iterator[Fault]:
    """Ids that are in no table, or in the table of another recogniser."""
    family = file.rpartition("/")[0]
    homes = {f"{file.removesuffix('.py')}.toml", f"{family}/_{family.rpartition('/')[2]}.toml", _ALL}
    for part in ("evidence", "span_weights", "roles", "spans"):
        ids: Mapping[str, int] = getattr(used, part)
        for code, line in ids.items():
            home = tables.homes.get((part, code))
            if home is None:
                yield Fault(file, f"line {line}", f"“{code}” is in no table, below [{part}]")
            elif file.startswith("recognise/") and home not in homes and part != "spans":
                yield Fault(file, f"line {line}", f"“{code}” is in the table of another: {home}")


def _unused(tables: Bundles, uses: list[Uses]) -> Iterator[Fault]:
    """Entries that neither code nor a table has a use for. Spans an editor or a profile may name are always of use."""
    words = {word for used in uses for word in used.words}
    words |= {code for role in tables.roles.values() for code in (role.early, role.alone, role.late)}
    weighed = {code for used in uses for code in used.span_weights}
    for (part, code), home in tables.homes.items():
        needed = part in ("evidence", "roles") or (part == "spans" and _of_code(tables, code))
        if part == "roles" and not tables.roles[code].claimed:
            needed = False
        if (needed and code not in words) or (part == "span_weights" and code not in weighed):
            yield Fault(home, f"{part}.{code}", "no code uses it")


def _of_code(tables: Bundles, code: str) -> bool:
    kind = tables.spans[code]
    return bool(kind.structural or kind.empty or kind.owner)


@functools.cache
def _nodes(text: str) -> tuple[ast.AST, ...]:
    found = ast.walk(ast.parse(text))
    return tuple(node for node in found if isinstance(node, ast.Call | ast.JoinedStr | ast.Constant))


def _uses(text: str, tables: Bundles) -> Uses:
    used = Uses()
    for node in _nodes(text):
        if isinstance(node, ast.Call):
            _of_call(node, used)
        elif isinstance(node, ast.JoinedStr) and _is_id(node):
            used.composed.append(node.lineno)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            used.words.add(node.value)
    for node in _nodes(text):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value):
            known = node.value in tables.roles or node.value in used.span_weights
            if not known:
                used.evidence.setdefault(node.value, node.lineno)
    return used


def _is_id(node: ast.JoinedStr) -> bool:
    """A string that begins like an id and goes on with something worked out: f"letter.{kind}"."""
    first = node.values[0]
    return (
        isinstance(first, ast.Constant)
        and len(node.values) > 1
        and bool(re.fullmatch(r"[a-z][a-z-]*(\.[a-z-]*)?", str(first.value)))
        and all(not isinstance(part, ast.Constant) or _ID.match("a." + str(part.value)) for part in node.values[1:])
        and "." in ast.unparse(node)
    )


def _of_call(node: ast.Call, used: Uses) -> None:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "span_weight":
        used.span_weights |= dict.fromkeys(_texts(node.args[0]), node.lineno)
    elif name == "Evidence":
        used.evidence |= dict.fromkeys(_texts(node.args[0]), node.lineno)
    elif name in _ROLE_AT and len(node.args) > _ROLE_AT[name] and not _starred(node.args[: _ROLE_AT[name]]):
        used.roles |= dict.fromkeys(_texts(node.args[_ROLE_AT[name]]), node.lineno)
    elif name == "Span" and node.args:
        at = 1 if isinstance(node.args[0], ast.Starred) else 2
        used.spans |= dict.fromkeys(_texts(node.args[at]), node.lineno)


def _starred(arguments: Sequence[ast.expr]) -> bool:
    return any(isinstance(argument, ast.Starred) for argument in arguments)


def _texts(node: ast.expr) -> Iterator[str]:
    """The strings an expression may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def main() -> int:
    """Print the mistakes; 1 if there are any."""
    found = faults()
    for fault in found:
        print(f"pipeline/textus/{fault}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
