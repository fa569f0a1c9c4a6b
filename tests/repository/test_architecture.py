"""The table of modules in ARCHITECTURE.md is true, modules and functions are small, nothing heavy loads for nothing."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "pipeline" / "textus"
XSLT = ROOT / "xslt"
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_STYLESHEET = 400, 50, 200
HEAVY = {"rich", "saxonche", "xmlschema", "rply", "elementpath", "chardet", "charset_normalizer", "py3langid", "numpy"}
BESIDE_PACKAGES = {"schema", "xslt", "tools", "repository", "attacks", "bench"}
"""folders of tests/ that are no packages of textus"""
MOST_ENTRIES = 25
"""files and folders at the top of the package"""
BUILDERS = {"decide", "encoding", "header", "work"}
_ROW = re.compile(r"^\| `(?P<package>\w+)` \| [^|]+ \| (?P<imports>[^|]*) \|$", re.MULTILINE)


@cache
def modules() -> dict[str, Path]:
    """Every module by its name in the table: `decide`, `recognise/notes/notes`; a package has the name of its folder."""
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
    """The rows of the table: a package and the packages it imports, in the order of the picture."""
    words = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return {row["package"]: tuple(re.findall(r"`(\w+)`", row["imports"])) for row in _ROW.finditer(words)}


def package(name: str) -> str:
    """The package a module is in; a module at the top is one by itself."""
    return name.partition("/")[0]


@cache
def arrows() -> dict[str, set[str]]:
    """The packages that each package imports."""
    found: dict[str, set[str]] = {package(name): set() for name in modules()}
    for name in modules():
        found[package(name)] |= {package(target) for target in imports(name)} - {package(name)}
    return found


def test_the_table_of_packages_says_what_imports_what() -> None:
    assert {name: sorted(imported) for name, imported in arrows().items()} == {
        name: sorted(imported) for name, imported in table().items()
    }


def test_a_package_imports_only_packages_above_it_in_the_picture() -> None:
    order = list(table())
    back = [(name, target) for name in order for target in arrows()[name] if order.index(target) >= order.index(name)]
    assert back == []


def test_the_house_can_be_taken_in_at_a_glance() -> None:
    entries = [path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"]
    assert len(entries) <= MOST_ENTRIES, entries


def test_tests_lie_as_what_they_test_does() -> None:
    tests = ROOT / "tests"
    folders = {path.name for path in tests.iterdir() if (path / "__init__.py").is_file()}
    assert folders - BESIDE_PACKAGES <= {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert {path.stem for path in tests.glob("test_*.py")} == {"test_promises", "test_work"}


def test_no_module_imports_itself_by_a_detour() -> None:
    order = list(TopologicalSorter({name: imports(name) for name in modules()}).static_order())
    assert set(modules()) <= set(order)


@pytest.mark.parametrize("name", [name for name in modules() if name.startswith("recognise/")])
def test_a_recogniser_knows_nothing_of_what_becomes_of_its_claims(name: str) -> None:
    claimants = {
        target
        for target in imports(name)
        if target.startswith("recognise/")
        and re.search(r"^def (block_claims|inline_spans)\b", source(target), re.MULTILINE)
    }
    assert name == "recognise/registry" or not claimants, f"{name} knows another recogniser"


def source(name: str) -> str:
    return modules()[name].read_text(encoding="utf-8")


def test_the_proof_and_the_validation_know_nothing_of_how_the_tei_is_made() -> None:
    for name in (name for name in modules() if package(name) in {"prove", "validation"}):
        assert {package(target) for target in reachable(name)}.isdisjoint({"model", "recognise", *BUILDERS})


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
        "import sys; from textus.cli import main\n"
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


def test_no_cache_outlives_its_document() -> None:
    """What is known of a document is kept with it, in its survey; caches are for words, patterns and tables."""
    kept = [
        f"{name}.{node.name}"
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(re.fullmatch(r"(functools\.)?(lru_)?cache(\(.*\))?", ast.unparse(by)) for by in node.decorator_list)
        and any(
            re.search(r"\b(Document|Surveyed|Survey|Source|Blocks?)\b", ast.unparse(argument.annotation))
            for argument in (*node.args.args, *node.args.kwonlyargs)
            if argument.annotation
        )
    ]
    assert kept == []
