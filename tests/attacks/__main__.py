"""`python -m tests.attacks`: every attack on every command that takes such a file, and what came of it, as a table."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.attacks.everything import KINDS, prepared, tried
from tests.attacks.range import opened


def main() -> None:
    """Print the table: the exit code of each command, or the harm done."""
    harmful = count = 0
    with tempfile.TemporaryDirectory() as name, opened(Path(name)) as field:
        prepared(field)
        for kind, weapons in KINDS.items():
            print(f"\n{kind}")
            for attack in weapons:
                results = dict(tried(field, kind, attack))
                count += len(results)
                harmful += sum(bool(result.harm) for result in results.values())
                cells = (f"{command} {'; '.join(r.harm) or r.code}" for command, r in results.items())
                print(f"  {attack:42} {' | '.join(cells)}", flush=True)
    print(f"\n{count} attacks, {harmful} of them harmful")


if __name__ == "__main__":
    main()
