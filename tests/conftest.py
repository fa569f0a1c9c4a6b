"""Shared by all tests: where the checkout is, and how expectations are written anew for review."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="write the expectations of examples anew, to be reviewed as a diff",
    )


@pytest.fixture
def root() -> Path:
    return ROOT
