"""`./run release` is ready only where the files that name the version agree; what remains to be done by hand is listed."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools import release


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A checkout of nothing but the files that name a version."""
    for name, text in {
        release.VERSION: '"""The version."""\n\n__version__ = "1.2.0"\n',
        "CHANGELOG.md": "# Changes\n\n## 1.2.0 (2026-12-01)\n\n- News.\n\n## 1.1.0 (2026-11-01)\n",
        "CITATION.cff": "cff-version: 1.2.0\nversion: 1.2.0\n",
        "pyproject.toml": '[project]\nname = "textus"\n[project.urls]\nRepository = "https://example.org/"\n',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_versions_that_agree_are_ready(home: Path) -> None:
    release.versions(home, home)
    assert list(release.by_hand(home)) == [
        "tag the commit v1.2.0, push the tag, and publish the files in dist/ (RELEASING.md)"
    ]


@pytest.mark.parametrize(
    ("name", "old", "words"),
    [
        ("CHANGELOG.md", "## 1.2.0", "has version 1.2.0, CHANGELOG.md (its first heading) has 1.3.0"),
        ("CITATION.cff", "\nversion: 1.2.0", "has version 1.2.0, CITATION.cff has 1.3.0"),
        (release.VERSION, "1.2.0", "has version 1.3.0, CHANGELOG.md (its first heading) has 1.2.0"),
    ],
)
def test_versions_that_differ_are_not(home: Path, name: str, old: str, words: str) -> None:
    text = (home / name).read_text()
    (home / name).write_text(text.replace(old, old.replace("1.2.0", "1.3.0")))
    with pytest.raises(release.NotReadyError) as error:
        release.versions(home, home)
    assert words in str(error.value)


def test_a_day_and_an_address_that_are_missing_are_to_be_added_by_hand(home: Path) -> None:
    (home / "CHANGELOG.md").write_text("# Changes\n\n## 1.2.0 (unreleased)\n")
    (home / "pyproject.toml").write_text('[project]\nname = "textus"\n')
    first, second, _ = release.by_hand(home)
    assert first.startswith("date the version in CHANGELOG.md (it says “unreleased”)")
    assert second.startswith("give the public address of the project in [project.urls]")


def test_a_command_that_fails_is_shown_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(release.NotReadyError, match=r"-c print\('no'\); raise SystemExit\(1\)\nno\n"):
        release.run(sys.executable, "-c", "print('no'); raise SystemExit(1)", cwd=tmp_path)


def test_this_checkout_names_one_version() -> None:
    release.versions(ROOT, ROOT)


def test_the_tests_that_are_run_in_the_sdist_are_there_and_in_it() -> None:
    included = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["sdist"][
        "include"
    ]
    assert "/tests" in included
    assert [name for name in release.TESTS if not (ROOT / name).exists()] == []
