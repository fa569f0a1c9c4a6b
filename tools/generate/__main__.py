"""Make every generated file anew, or say which of them are out of date.

    ./run generate            write the files that are out of date
    ./run generate --check    write nothing; exit 1 if a file is out of date

Exit code 3: a generator could not run here. Those of the grammar need Java.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tools.generate import grammar, json_schemas, line_words, odd, rules

ROOT = Path(__file__).resolve().parents[2]


class Generator(Protocol):
    """What a module has that makes files."""

    def missing(self) -> str:
        """What it needs and this machine does not have; empty if nothing is missing."""

    def generate(self) -> Mapping[str, bytes]:
        """The files, by their path from the top of the checkout."""


GENERATORS: Mapping[str, Generator] = {
    "grammar": grammar,
    "ODD": odd,  # reads what the grammar gives, so after it
    "rules": rules,
    "JSON Schemas": json_schemas,
    "words of lines": line_words,
}


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or compare the files, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="./run generate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of date")
    check = parser.parse_args(arguments).check
    stale, unable = 0, 0
    for name, generator in GENERATORS.items():
        if reason := generator.missing():
            print(f"{name}: cannot be generated here: {reason}", file=sys.stderr)
            unable += 1
            continue
        for file in _out_of_date(generator.generate(), root, write=not check):
            print(f"{file}: out of date; run `./run generate`" if check else f"{file}: written")
            stale += 1
    if not stale and not unable:
        print("every generated file is up to date")
    return 1 if check and stale else 3 if unable else 0


def _out_of_date(files: Mapping[str, bytes], root: Path, write: bool) -> list[str]:
    """The files that are not as they should be; they are if they may be written."""
    stale = [file for file, body in files.items() if not _is(root / file, body)]
    if write:
        for file in stale:
            (root / file).write_bytes(files[file])
    return stale


def _is(file: Path, body: bytes) -> bool:
    return file.is_file() and file.read_bytes() == body


if __name__ == "__main__":
    raise SystemExit(main())
