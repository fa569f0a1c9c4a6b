"""The table of modules in ARCHITECTURE.md is true, modules and functions are small, nothing heavy loads for nothing."""

from __future__ import annotations

import ast
import fnmatch
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "pipeline" / "textus"
XSLT = ROOT / "xslt"
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_STYLESHEET = 400, 50, 200
HEAVY = {"rich", "saxonche", "xmlschema", "elementpath", "chardet", "charset_normalizer", "py3langid", "numpy"}
BUILDERS = {"decide", "encode", "header", "work"}
_ROW = re.compile(r"^\| `(?P<module>[\w/*]+)` \| [^|]+ \| (?P<may>[^|]*) \|$", re.MULTILINE)


@cache
def modules() -> dict[str, Path]:
    """Every module by its name in the table: `decide`, `recognisers/notes`; a package has the name of its folder."""
    named = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        named["/".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path
    return named


@cache
def imports(name: str) -> frozenset[str]:
    """The modules of textus that a module imports anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(modules()[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {_module(alias.name) for alias in node.names if alias.name.split(".")[0] == "textus"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "textus":
            found |= {_module(f"{node.module}.{alias.name}") for alias in node.names}
        assert not isinstance(node, ast.ImportFrom) or node.level == 0, f"{name}: imports are written in full"
    return frozenset(found - {name})


def _module(dotted: str) -> str:
    """The module a dotted name is, or is in: `textus.decide.score` is in `decide`."""
    parts = dotted.split(".")[1:]
    while parts and "/".join(parts) not in modules():
        parts.pop()
    return "/".join(parts) or "__init__"


@cache
def table() -> dict[str, tuple[str, ...]]:
    """The rows of the table: a module or a pattern, and the patterns of what it may import."""
    words = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return {row["module"]: tuple(re.findall(r"`([\w/*]+)`", row["may"])) for row in _ROW.finditer(words)}


def row_of(name: str) -> str | None:
    """The row a module falls under: its own, else the longest pattern."""
    rows = [row for row in table() if fnmatch.fnmatchcase(name, row)]
    return name if name in table() else max(rows, key=len, default=None)


def allowed(target: str, may: Sequence[str]) -> bool:
    return any(fnmatch.fnmatchcase(target, pattern) for pattern in may)


@pytest.mark.parametrize("name", modules())
def test_a_module_imports_what_the_table_says_and_no_more(name: str) -> None:
    row = row_of(name)
    assert row is not None, f"{name} is not in the table of ARCHITECTURE.md"
    beyond = sorted(target for target in imports(name) if not allowed(target, table()[row]))
    assert not beyond, f"{name} imports {beyond}, which its row in ARCHITECTURE.md does not allow"


def test_the_table_names_no_module_and_allows_no_import_that_there_is_not() -> None:
    of_row: dict[str, list[str]] = {row: [] for row in table()}
    for name in modules():
        of_row[row_of(name) or "?"].append(name)
    assert [row for row, names in of_row.items() if not names] == []
    idle = []
    for row, names in of_row.items():
        used = {target for name in names for target in imports(name)}
        idle += [f"{row}: {pattern}" for pattern in table()[row] if not fnmatch.filter(used, pattern)]
    assert idle == []


def test_no_module_imports_itself_by_a_detour() -> None:
    order = list(TopologicalSorter({name: imports(name) for name in modules()}).static_order())
    assert set(modules()) <= set(order)


@pytest.mark.parametrize("name", [name for name in modules() if name.startswith("recognisers/")])
def test_a_recogniser_knows_no_other_and_nothing_of_what_becomes_of_its_claims(name: str) -> None:
    others = {target for target in imports(name) if re.fullmatch(r"recognisers(/[^_]\w*)?", target)}
    assert not (others | imports(name) & BUILDERS)


def test_the_proof_and_the_validation_know_nothing_of_how_the_tei_is_made() -> None:
    for name in ("losslessness", *(name for name in modules() if name.startswith("validate"))):
        assert reachable(name).isdisjoint({"claims", "blocks", "tree", "marks", "fill", *BUILDERS})


def reachable(name: str) -> set[str]:
    """All modules a module imports, and those they import."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        waiting += (more := imports(waiting.pop()) - seen)
        seen |= more
    return seen


def test_encoding_an_ordinary_text_loads_nothing_heavy(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"  # away from settings, so that its language is found out
    article.write_bytes((ROOT / "tei" / "sources" / "van-aalst-ferry.txt").read_bytes())
    code = (
        "import sys; from textus.cli import main; import textus.cli.encode, textus.work\n"
        f"assert main(['encode', {str(article)!r}, '-o', {str(tmp_path / 'a.xml')!r}, '--quiet']) == 0\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert HEAVY & set(done.stdout.split()) == set()


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its length in lines, docstring included, decorators not."""
    for name, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}.{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def lengths(paths: Sequence[Path]) -> dict[str, int]:
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in paths}


def test_modules_functions_and_stylesheets_can_be_taken_in_at_a_glance(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = {
        "modules": (lengths(list(modules().values())), LONGEST_MODULE),
        "functions": (dict(functions()), LONGEST_FUNCTION),
        "stylesheets": (lengths(sorted(XSLT.rglob("*.xsl"))), LONGEST_STYLESHEET),
    }
    with capsys.disabled():
        print("\n" + "\n".join(_spread(what, list(lines.values())) for what, (lines, _) in sizes.items()))
    too_long = {name: size for lines, most in sizes.values() for name, size in lines.items() if size > most}
    assert too_long == {}


def _spread(what: str, lines: list[int]) -> str:
    tenth = statistics.quantiles(lines, n=10)[-1]
    return f"{len(lines)} {what}: lines median {statistics.median(lines):.0f}, p90 {tenth:.0f}, max {max(lines)}"


def test_schema_and_xslt_hold_no_python_and_no_module_is_a_drawer_for_the_rest() -> None:
    assert [path for folder in ("schema", "xslt") for path in (ROOT / folder).rglob("*.py")] == []
    assert [name for name in modules() if re.search(r"(^|[/_])(utils?|helpers?|common|misc)$", name)] == []
