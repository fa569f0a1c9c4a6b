"""Pages measured: warm milliseconds of each format, and what of a collection's build is XSLT.

`python -m tests.bench.publishing FOLDER` builds the collection in FOLDER in this very process and prints its seconds.
"""

from __future__ import annotations

import functools
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import texts

FORMATS = ("html", "text", "epub", "csl-json")
TEXTS = {"letter of 40 KB": (texts.letter, 40_000, 9), "novel of 1 MB": (texts.prose, 1_000_000, 3)}
WORKS, LETTER = 300, 4_000
"""works of the collection that is built, and the characters of each"""
XSLT = {"_transformed": "transforming", "_compiled": "compiling"}
"""functions of `textus.render` in which XSLT runs, and what that is called"""
FAMILIES = "Ahlers Bellamine Dunnock Hartnoll Iveson Merrow Orrin Prey Quill Thackwell Vesnin Wren".split()


def main(folder: Path, run: Callable[..., Any]) -> None:
    """Print both tables; `run` runs a command and tells what it cost."""
    _warm(folder)
    _share(folder, run)


def _warm(folder: Path) -> None:
    from textus import work
    from textus.publish import site
    from textus.rendering import render

    print("pages, warm: lowest milliseconds of several runs, the stylesheet compiled before")
    print(f"  {'':<18}" + "".join(f"{form:>10}" for form in (*FORMATS, "digest")))
    renderer = render.Renderer()
    for words, (written, size, repeats) in TEXTS.items():
        file = folder / "pages.txt"
        file.write_text("".join(written(size)), encoding="utf-8")
        tei = work.encode(file).xml or b""
        row = [_lowest(functools.partial(renderer.render, tei, "-", form), repeats) for form in FORMATS]
        row.append(_lowest(functools.partial(site.digest, renderer, tei, "-"), repeats))
        print(f"  {words:<18}" + "".join(f"{seconds * 1000:10.0f}" for seconds in row))
    print()


def _lowest(step: Callable[[], object], repeats: int) -> float:
    step()
    return min(_seconds(step) for _ in range(repeats))


def _seconds(step: Callable[[], object]) -> float:
    started = time.process_time()
    step()
    return time.process_time() - started


def _share(folder: Path, run: Callable[..., Any]) -> None:
    home = folder / "collection"
    write(home, WORKS)
    told = subprocess.run([sys.executable, "-m", "tests.bench.publishing", str(home)], check=True, capture_output=True)
    seconds: dict[str, float] = json.loads(told.stdout)
    whole = seconds.pop("whole")
    print(f"`textus build`, {WORKS} letters of {LETTER / 1000:.0f} KB, one process: {whole:.1f} s, of that in XSLT:")
    for words, spent in sorted(seconds.items(), key=lambda row: -row[1]):
        print(f"  {words:<24}{spent:7.2f} s{100 * spent / whole:6.0f} %")
    cost = run([sys.executable, "-m", "textus", "build", str(home), "--quiet"])
    print(f"  whole command: {cost.seconds:.1f} s, {cost.megabytes:.0f} MB\n")


def write(home: Path, works: int) -> None:
    """A collection of letters between a dozen people whom a table knows."""
    (home / "authorities").mkdir(parents=True, exist_ok=True)
    chance = random.Random(texts.SEED)
    table = ["id,name", *(f'p{number},"{name}, Ida"' for number, name in enumerate(FAMILIES))]
    (home / "authorities" / "people.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    (home / "textus.toml").write_text('[transcription]\nlanguage = "en"\n', encoding="utf-8")
    for number in range(works):
        letter = texts.letter(LETTER, seed=number).replace("Anton Prey", f"Ida {chance.choice(FAMILIES)}")
        dated = letter.replace("1911", str(chance.randrange(1848, 1932)), 1)
        (home / f"w{number:05}.txt").write_text(dated, encoding="utf-8")


def probe(home: Path) -> dict[str, float]:
    """CPU seconds of a build, the whole of it and each part of it that is XSLT."""
    from click.testing import CliRunner

    from textus.cli import textus
    from textus.rendering import render

    seconds: Counter[str] = Counter()

    def timed(words: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                seconds[words] += time.process_time() - started

        return wrapped

    for name, words in XSLT.items():
        setattr(render, name, timed(words, getattr(render, name)))
    whole = _seconds(lambda: CliRunner().invoke(textus, ["build", str(home), "--quiet", "--jobs", "1"]))
    return {"whole": whole, **seconds}


if __name__ == "__main__":
    print(json.dumps(probe(Path(sys.argv[1]))))
