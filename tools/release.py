"""`./run release`: build what would be released, and check it as its users will get it. Nothing is published.

Versions that agree; an sdist, and a wheel made from it; their metadata; the wheel installed and used in a new
environment outside the checkout; a part of the sdist's own tests, run in it. Ends with exit code 1 at the first step
that fails.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
VERSION = "pipeline/textus/base/version.py"
SAMPLE = "tei/sources/van-aalst-ferry.txt"
TESTS = (
    "tests/prove",
    "tests/publish/test_api.py",
    "tests/publish/test_init.py",
    "tests/repository/test_architecture.py",
)
"""the part of its tests that is run in the sdist: the proof, the Python API, a new collection, the shape of the code"""
PROGRAM = """
import pathlib, sys, textus
edition = textus.encode(pathlib.Path(sys.argv[1]))
assert not textus.validate(edition) and not textus.verify(edition, pathlib.Path(sys.argv[1]))
edition.render("html").save("from-python.html")
"""


class NotReadyError(Exception):
    """A step failed; the words say which, and why."""


def main() -> int:
    """Take every step, print each, and return the exit code."""
    try:
        with tempfile.TemporaryDirectory(prefix="textus-release-") as folder:
            for step in (versions, build, metadata, wheel, sdist):
                print(f"release: {(step.__doc__ or '').splitlines()[0]}", flush=True)
                step(HOME, Path(folder))
    except NotReadyError as error:
        print(f"release: not ready: {error}", file=sys.stderr)
        return 1
    built = ", ".join(path.name for path in sorted((HOME / "dist").iterdir()))
    print(f"release: ready: dist/ holds {built}", *(f"  to do by hand: {words}" for words in by_hand(HOME)), sep="\n")
    return 0


def versions(home: Path, _: Path) -> None:
    """The version, the change log and CITATION.cff agree."""
    version = version_of(home)
    said = {
        "CHANGELOG.md (its first heading)": newest(home)[0],
        "CITATION.cff": _first(r"^version: (\S+)$", (home / "CITATION.cff").read_text(encoding="utf-8")),
    }
    for place, other in said.items():
        if other != version:
            raise NotReadyError(f"{VERSION} has version {version}, {place} has {other or 'none'}")


def build(home: Path, _: Path) -> None:
    """The sdist is built, and the wheel from the sdist."""
    shutil.rmtree(home / "dist", ignore_errors=True)
    run(sys.executable, "-m", "build", "--outdir", str(home / "dist"), str(home), cwd=home)


def metadata(home: Path, _: Path) -> None:
    """Their metadata is what an index accepts."""
    run(sys.executable, "-m", "twine", "check", "--strict", *_built(home, "*"), cwd=home)


def wheel(home: Path, folder: Path) -> None:
    """The wheel is installed in a new environment and used there."""
    run(sys.executable, "-m", "venv", str(folder / "venv"), cwd=folder)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python, textus = str(programs / "python"), str(programs / "textus")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_built(home, "*.whl"), cwd=folder)
    shutil.copy(home / SAMPLE, folder / "letter.txt")
    said = run(textus, "--version", cwd=folder).strip()
    if not said.endswith(f" {version_of(home)}"):
        raise NotReadyError(f"the installed program is “{said}”")
    run(textus, "encode", "letter.txt", "-o", "letter.xml", cwd=folder)
    run(textus, "validate", "letter.xml", cwd=folder)
    run(textus, "render", "letter.xml", "--to", "html", "--to", "text", "-o", "pages", cwd=folder)
    run(textus, "init", "collection", cwd=folder)
    run(textus, "build", "collection", cwd=folder)
    run(python, "-c", PROGRAM, "letter.txt", cwd=folder)
    for name in ("pages/letter.html", "pages/letter.txt", "collection/build/index.html", "from-python.html"):
        if not (folder / name).is_file():
            raise NotReadyError(f"the installed program did not write {name}")


def sdist(home: Path, folder: Path) -> None:
    """The sdist passes a part of its own tests."""
    with tarfile.open(_built(home, "*.tar.gz")[0]) as archive:
        archive.extractall(folder, filter="data")
    unpacked = folder / f"textus-{version_of(home)}"
    run(
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS,
        cwd=unpacked, more={"PYTHONPATH": str(unpacked / "pipeline")},
    )  # fmt: skip


def by_hand(home: Path) -> Iterator[str]:
    """What this program cannot do."""
    version, when = newest(home)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        yield f"date the version in CHANGELOG.md (it says “{when}”) and in CITATION.cff (date-released)"
    project = tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if "urls" not in project:
        yield "give the public address of the project in [project.urls] of pyproject.toml, if there is one by now"
    yield f"tag the commit v{version}, push the tag, and publish the files in dist/ (RELEASING.md)"


def version_of(home: Path) -> str:
    """The version of the package."""
    return _first(r'^__version__ = "(.+)"$', (home / VERSION).read_text(encoding="utf-8"))


def newest(home: Path) -> tuple[str, str]:
    """The first version of the change log, and the words in parentheses behind it."""
    found = re.search(r"^## (\S+)(?: \((.*)\))?$", (home / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return (found[1], found[2] or "no date") if found else ("", "no date")


def run(*command: str, cwd: Path, more: dict[str, str] | None = None) -> str:
    """What a command prints; raises NotReadyError, with that, if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | (more or {})
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotReadyError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else ""


def _built(home: Path, pattern: str) -> list[str]:
    return [str(path) for path in sorted((home / "dist").glob(pattern))]


if __name__ == "__main__":
    sys.exit(main())
