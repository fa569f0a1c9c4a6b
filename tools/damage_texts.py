"""Shows how much of the structure is still read when a text is damaged: F1 by kind and amount of damage.

    python -m tools.damage_texts FOLDER [--kinds "line joined,case lost"] [--classes] [--write OUT]

FOLDER is one for `tools.fit_evidence`. The same damage befalls the same lines in every run. `--write` puts the damaged
texts into OUT/KIND/SHARE/, under their names, to be looked at or measured by others.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.fitting.damage import KINDS, damaged
from tools.fitting.measures import Measures, measure
from tools.fitting.texts import pairs, prepare

SHARES = (0.01, 0.02, 0.05, 0.1)


def main() -> None:
    """Damage, read, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--classes", action="store_true", help="print the classes that lose most at the largest amount")
    parser.add_argument("--write", type=Path, help="write the damaged texts into this folder")
    options = parser.parse_args()
    clean = read(options.folder, "", 0.0, None)
    print(f"{'lines read rightly, F1':26}{'0 %':>8}" + "".join(f"{share:>7.0%} " for share in SHARES))
    for kind in options.kinds.split(","):
        found = [read(options.folder, kind, share, options.write) for share in SHARES]
        print(f"  {kind:24}{clean.micro:8.3f}" + "".join(f"{one.micro:8.3f}" for one in found))
        print(f"  {'  mean of the classes':24}{clean.macro:8.3f}" + "".join(f"{one.macro:8.3f}" for one in found))
        if options.classes:
            _classes(clean, found[-1])


def read(folder: Path, kind: str, share: float, out: Path | None) -> Measures:
    """The measures of all texts of a folder, damaged so."""
    texts = []
    for name, file, edition in pairs(folder):
        words = file.read_text(encoding="utf-8")
        words = damaged(words, kind, share) if share else words
        if out and share:
            target = out / kind.replace(" ", "-") / f"{share:.0%}" / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(words, encoding="utf-8")
        texts.append(prepare(name, words, edition))
    return measure(texts)


def _classes(clean: Measures, worst: Measures) -> None:
    falls = {name: clean.of(name).f1 - worst.of(name).f1 for name in clean.classes}
    for name in sorted(falls, key=lambda name: -falls[name])[:5]:
        print(f"      {name:20}{clean.of(name).f1:8.3f} → {worst.of(name).f1:.3f}")


if __name__ == "__main__":
    main()
