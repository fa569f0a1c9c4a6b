"""Learns what lines are, and writes the table that ships (`pipeline/textus/decide/learnt.tsv`).

    ./run learn FOLDER [--out FILE] [--iterations N]     learn from the texts in FOLDER
    ./run learn FOLDER --test OTHER                      … and print how many lines of other texts are read rightly
    ./run learn --works TABLE     only print what the works are, by their table (genre, language, project, licence)

FOLDER holds NAME.txt with NAME.xml, and perhaps SAMPLE.tsv, a table that has the project of each NAME. The examples of
the specification are learnt from too. The model is a conditional random field over lines (Lafferty, McCallum & Pereira
2001), fitted by L-BFGS with an L1 and an L2 norm. The same texts give the same bytes: order, rounding and arithmetic
are fixed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT
from tests.examples import read
from textus.base.knowledge import DEFAULT_LANGUAGE
from tools.learn.lessons import MOST_OF_A_PROJECT, Lesson, common_words, examples, lessons
from tools.learn.scores import report
from tools.learn.table import TABLE, written
from tools.learn.works import table

L1, L2 = 0.3, 0.1
ITERATIONS = 60
VOICE_OF_EXAMPLES = 3
"""how often each example is counted, because what it shows is rare elsewhere"""


def main() -> int:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--iterations", type=int, default=ITERATIONS)
    parser.add_argument("--most", type=int, default=MOST_OF_A_PROJECT, help="texts of a project that are learnt from")
    parser.add_argument("--test", type=Path, help="a folder of other texts to measure on")
    parser.add_argument("--works", type=Path, help="a table of works to count")
    options = parser.parse_args()
    if options.works:
        print(table(options.works), end="")
        return 0
    if options.folder is None:
        parser.error("FOLDER is missing")
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        texts = lessons(options.folder, options.most)
        texts += [lesson for lesson in examples(specification()) for _ in range(VOICE_OF_EXAMPLES)]
        fitted(texts, model, options.iterations)
        options.out.write_text(written(model, texts), encoding="utf-8")
        if options.test:
            print(report(lessons(options.test, pieces=False), model))
    return 0


def specification() -> list[tuple[str, str, str]]:
    """The examples of the specification: name, text and language of each."""
    found = []
    for example in read(ROOT / "tests" / "encoding"):
        file, _, code = example.file.stem.partition("-")
        found.append((str(example), example.text, code if file == "language" else DEFAULT_LANGUAGE))
    return found


def fitted(texts: list[Lesson], model: Path, iterations: int) -> None:
    """Fit the model to the texts and write it to a file."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": L1, "c2": L2, "max_iterations": iterations, "feature.minfreq": 3, "feature.possible_transitions": True}
    )
    words = common_words(texts)
    lines = 0
    for text in texts:
        for seen, labels in text.runs(words):
            trainer.append(seen, labels)
            lines += len(labels)
    print(f"{len(texts)} texts, {lines} lines", file=sys.stderr)
    trainer.train(str(model))


if __name__ == "__main__":
    sys.exit(main())
