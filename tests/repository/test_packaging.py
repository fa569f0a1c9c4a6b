"""The wheel holds what textus needs and nothing else, and works by itself; the checkout finds the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import textus
from tests.conftest import ROOT
from tests.repository import environments
from tests.repository.environments import run
from textus.base import resources

SHIPPED = {"pipeline/textus": "textus", "schema": "textus/schema", "xslt": "textus/xslt"}
SAMPLE = ROOT / "tests" / "repository" / "readme" / "letter.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the wheel, is not installed: pip install -e .[test]")
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment with nothing but the wheel."""
    if find_spec("pip") is None:
        pytest.skip("pip, which installs the wheel, is not there")
    folder = tmp_path_factory.mktemp("environment")
    python = environments.borrowing(folder)
    run(str(python), "-m", "pip", "install", str(wheel), cwd=folder)
    return python


def _files() -> Iterator[str]:
    """The files that are to be shipped, by their names in the wheel."""
    for folder, name in SHIPPED.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and not (path.suffix == ".md" and "recognise" in path.parts):
                yield f"{name}/{path.relative_to(ROOT / folder).as_posix()}"


def test_the_wheel_holds_package_schema_and_stylesheets_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    about = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert names == {*_files(), *(f"textus-{textus.__version__}.dist-info/{name}" for name in about)}


def test_the_wheel_holds_what_a_command_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "textus/py.typed", "textus/schema/textus.xsd", "textus/schema/textus.rng", "textus/xslt/formats/html.xsl",
        "textus/xslt/css/textus.css", "textus/recognise/letters/openers.toml", "textus/knowledge/languages/en.toml",
        "textus/publish/templates/letter.txt",
    } <= names  # fmt: skip
    assert not any(name.startswith("tests/") or "/tests/" in name for name in names)


def test_the_installed_wheel_encodes_renders_and_starts_a_collection(installed: Path, tmp_path: Path) -> None:
    command = installed.with_name("textus.exe" if os.name == "nt" else "textus")
    assert run(str(command), "--version", cwd=tmp_path).strip() == f"textus, version {textus.__version__}"
    run(str(command), "encode", str(SAMPLE), "-o", "letter.xml", cwd=tmp_path)
    run(str(command), "validate", "letter.xml", cwd=tmp_path)
    run(str(command), "render", "letter.xml", "--to", "html", "-o", "letter.html", cwd=tmp_path)
    assert '<p class="signed">Anton Prey</p>' in (tmp_path / "letter.html").read_text(encoding="utf-8")
    run(str(command), "init", "mine", cwd=tmp_path)
    run(str(command), "build", "mine", cwd=tmp_path)
    assert (tmp_path / "mine" / "build" / "index.html").exists()


def test_the_installed_wheel_uses_its_own_files(installed: Path, tmp_path: Path) -> None:
    code = "from textus.base import resources as r; print(r.schema_dir(), r.xslt_dir(), r.knowledge_dir(), sep='\\n')"
    places = [Path(line) for line in run(str(installed), "-c", code, cwd=tmp_path).splitlines()]
    home = installed.parents[1].resolve()
    assert all(place.is_dir() and place.resolve().is_relative_to(home) for place in places)


@pytest.mark.parametrize("extra", ["lsp", "pdf", "rnc", "search"])
def test_an_extra_is_added_to_an_installed_textus_without_looking_for_textus_elsewhere(
    installed: Path, tmp_path: Path, extra: str
) -> None:
    said = run(str(installed), "-m", "pip", "install", "--dry-run", f"textus[{extra}]", cwd=tmp_path)
    assert "Would install" not in said


def test_the_tests_run_on_the_checkout_and_its_files() -> None:
    assert Path(textus.__file__).resolve().parent == ROOT / "pipeline" / "textus"
    assert resources.schema_dir() == ROOT / "schema"
    assert resources.xslt_dir() == ROOT / "xslt"


CONSUMER = """
from pathlib import Path

import textus
from lxml import etree

edition: textus.Edition = textus.encode(Path("a.txt"), record={"title": "A"}, settings=textus.Settings(language="en"))
data: bytes = edition.xml
places: list[str] = [str(finding.place) for finding in edition.findings if finding.severity >= textus.Severity.WARNING]
words: str = edition.explain(3) + edition.render("html", more_css="p { color: red }").text
saved: Path = edition.save("a.xml")
found: textus.Findings = textus.validate(edition, phase="publish") or textus.verify(etree.fromstring(data), "text")
page: textus.Rendered = textus.render(b"<TEI/>", "text")
home: Path = textus.build("letters").home
try:
    textus.encode("")
except textus.Refused as refusal:
    first: textus.Finding = refusal.findings[0]
"""


def test_programs_that_use_the_installed_wheel_pass_the_strictest_type_checks(installed: Path, tmp_path: Path) -> None:
    if find_spec("mypy") is None:
        pytest.skip("mypy is not installed: pip install -e .[dev]")
    (tmp_path / "program.py").write_text(CONSUMER)
    (tmp_path / "mistaken.py").write_text('import textus\n\nwords: str = textus.encode("A").xml\n')
    options = [
        "--strict",
        "--python-executable",
        str(installed),
        "--cache-dir",
        str(tmp_path / "cache"),
        "--config-file",
        "",
    ]
    command = [sys.executable, "-m", "mypy", *options, "program.py", "mistaken.py"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    (line,) = [line for line in said.splitlines() if "error:" in line]
    assert line.startswith('mistaken.py:3: error: Incompatible types in assignment (expression has type "bytes"'), said
