"""One cold encoding in this very process, its CPU time told by stage: `python -m tests.bench.probe FILE STARTED`.

A stage's time is its own: what it waits for inside (tables read, patterns compiled, modules imported) is counted there.
"""

from __future__ import annotations

import builtins
import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

STAGES = {
    "textus.read.source": {"read": "source"},
    "textus.work": {
        "identify": "language", "worth_of": "learnt", "decide": "decide", "with_spans": "decide", "to_tree": "build", "serialise": "build",
        "build": "header", "block_claims": "recognise", "inline_spans": "recognise",
    },
    "textus.read.blocks": {"cut": "blocks"},
    "textus.prove.losslessness": {"prove": "proof", "certificate": "proof"},
    "textus.validation.validate": {"parse": "validate", "check": "validate"},
}  # fmt: skip


class Clock:
    """Sums of CPU seconds by stage, each without the stages it calls."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._stack: list[str] = ["other"]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._stack[-1]] += now - self._since
        self._since = now

    def enter(self, stage: str) -> None:
        """From now on time belongs to this stage."""
        self._turn()
        self._stack.append(stage)

    def leave(self) -> None:
        """From now on time belongs to the stage before."""
        self._turn()
        self._stack.pop()

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted; a generator is run to its end."""

        def wrapped(*arguments: Any, **named: Any) -> Any:
            self.enter(stage)
            try:
                result = function(*arguments, **named)
                return iter(list(result)) if isinstance(result, Iterator) else result
            finally:
                self.leave()

        return wrapped


def main(file: Path) -> None:
    """Encode the file as the command does and print the seconds of each stage as JSON."""
    started = time.process_time()
    clock = Clock()
    clock.seconds["python"] = started
    builtins.__import__ = clock.timed("imports", builtins.__import__)
    tomli = importlib.import_module("tomli")
    tomli.loads = clock.timed("tables", tomli.loads)
    compiler = importlib.import_module("re._compiler")
    compiler.compile = clock.timed("patterns", compiler.compile)
    from textus.cli import main as command

    importlib.import_module("textus.cli.encode")
    for module, functions in STAGES.items():
        for name, stage in functions.items():
            place = importlib.import_module(module)
            setattr(place, name, clock.timed(stage, getattr(place, name)))
    code = command(["encode", str(file), "-o", str(file.with_suffix(".xml")), "--quiet", "--fail-on", "error"])
    clock.enter("other")
    print(json.dumps({"code": code, "seconds": clock.seconds, "compiled": re.__name__ in sys.modules}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
