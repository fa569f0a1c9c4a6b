"""Fits the weights of evidence, the priors of roles and the costs of the grammar to texts whose TEI is known.

    python -m tools.fit_evidence FOLDER [--only confidence,prior,follows,evidence] [--write]

FOLDER holds NAME.xml and, beside it or in folders below, any number of NAME.txt: the same text as transcriptions. Of
the works, by name, every second one is fitted on, the others are only measured. The numbers that stand in the tables
are where the fit begins and what it is held to; those used in few works are not touched, and no work has more than one
voice, so that evidence seldom seen keeps the weight somebody reasoned for it. How sure decisions are (`confidence`)
is two numbers, a temperature and a slope, fitted on the same texts. `--write` puts the new numbers in place of the old
ones; comments and reasons stay.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.fitting import weights as tables
from tools.fitting.likelihood import Lesson, gradient, lesson, seen
from tools.fitting.measures import Measures, asked, calibration_error, curve, measure, surprise
from tools.fitting.texts import Text, halves, prepare
from tools.fitting.weights import SLOPE, TEMPERATURE, Weight, Weights

WARMTHS = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0)
SLOPES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
SHOWN = 40
HALVES = ("fitted on", "held out")
VOICE = 1.0
"""what a work can say about a number at most: many works outvote the habits of one"""
PACE = 0.08
"""how far a number moves in a round, at most"""


def main() -> None:
    """Fit, and print what it changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="confidence,prior,follows,evidence", help="kinds of numbers to fit")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--hold", type=float, default=15.0, help="how much the numbers are held to what they are")
    parser.add_argument("--works", type=int, default=4, help="works a number must be used in to be fitted")
    parser.add_argument("--lines", type=int, default=700, help="lines of each text that are fitted on")
    parser.add_argument("--full", type=int, default=60, help="labelled lines with which a text counts in full")
    parser.add_argument("--write", action="store_true", help="write the fitted numbers into the tables")
    options = parser.parse_args()
    texts = load(options.folder)
    start = tables.current()
    before = [measure(half) for half in texts]
    fitted = dict(fit(texts[0], start, options))
    tables.install(fitted)
    after = [measure(half) for half in texts]
    _changes(start, fitted)
    for half, words in enumerate(HALVES):
        _table(words, before[half], after[half])
    _curve(before[1], after[1])
    if options.write:
        for file in tables.write({weight: value for weight, value in fitted.items() if value != start[weight]}):
            print(f"written: {file}")


def load(folder: Path) -> tuple[list[Text], list[Text]]:
    """The texts of both halves."""
    texts: tuple[list[Text], list[Text]] = ([], [])
    for half, name, file, edition in halves(folder):
        texts[half].append(prepare(name, file.read_text(encoding="utf-8"), edition))
    return texts


def fit(texts: Sequence[Text], start: Weights, options: argparse.Namespace) -> Weights:
    """First how sure the tables may be as they are, then the numbers in them; rounded to 0.1."""
    kinds = options.only.split(",")
    warm = dict(start)
    if TEMPERATURE.kind in kinds:
        tables.install({SLOPE: 1.0})
        warm[TEMPERATURE] = min(WARMTHS, key=lambda warmth: _surprise(texts, {TEMPERATURE: warmth}))
        tables.install(warm)
        warm[SLOPE] = min(SLOPES, key=lambda slope: _surprise(texts, {SLOPE: slope}, by_work=True))
        tables.install(warm)
    lessons = [lesson(text, options.lines, options.full) for text in texts]
    often = seen(lessons)
    free = [weight for weight in start if weight.kind in kinds and often[weight] >= options.works]
    fitted = climb(lessons, warm, free, options) if free and options.rounds else warm
    return {weight: round(value, 1) if weight in free else value for weight, value in fitted.items()}


def _surprise(texts: Sequence[Text], weights: Weights, *, by_work: bool = False) -> float:
    """What lines are surprised by in the mean; `by_work`, and works, too: many lines may be those of a few novels."""
    tables.install(weights)
    found = [measure([text]).sure for text in texts]
    lines = surprise([row for rows in found for row in rows])
    return lines + sum(map(surprise, found)) / len(found) if by_work else lines


def climb(lessons: Sequence[Lesson], start: Weights, free: Sequence[Weight], options: argparse.Namespace) -> Weights:
    """The weights under which the right readings are likeliest, held to where they start (Adam)."""
    now = dict(start)
    mean, square = dict.fromkeys(free, 0.0), dict.fromkeys(free, 0.0)
    for turn in range(1, options.rounds + 1):
        tables.install(now)
        value, slope = _total(lessons)
        pace = PACE if turn <= 0.6 * options.rounds else PACE / 4
        for weight in free:
            grown = slope.get(weight, 0.0) - options.hold * (now[weight] - start[weight])
            mean[weight] = 0.8 * mean[weight] + 0.2 * grown
            square[weight] = 0.95 * square[weight] + 0.05 * grown * grown
            direction = mean[weight] / (1 - 0.8**turn) / (math.sqrt(square[weight] / (1 - 0.95**turn)) + 0.1)
            now[weight] += pace * direction
        if turn % 10 == 1 or turn == options.rounds:
            print(f"round {turn:2}: log-likelihood of the right readings {value:10.1f}", flush=True)
    return now


def _total(lessons: Sequence[Lesson]) -> tuple[float, Mapping[Weight, float]]:
    """The log-likelihood, and where each number should go: every work has a voice, and none more than `VOICE`."""
    value, voices = 0.0, dict[tuple[str, Weight], float]()
    for one in lessons:
        likelihood, parts = gradient(one)
        value += one.share * likelihood
        for weight, part in parts.items():
            voices[one.work, weight] = voices.get((one.work, weight), 0.0) + one.share * part
    slope = dict[Weight, float]()
    for (_, weight), voice in voices.items():
        slope[weight] = slope.get(weight, 0.0) + max(-VOICE, min(VOICE, voice))
    return value, slope


def _changes(start: Weights, fitted: Weights) -> None:
    print("\nnumbers that changed most")
    moved = sorted(start, key=lambda weight: -abs(fitted[weight] - start[weight]))
    for weight in moved[:SHOWN]:
        if fitted[weight] != start[weight]:
            print(f"  {' '.join(weight):48}{start[weight]:7.1f} → {fitted[weight]:5.1f}")


def _table(words: str, before: Measures, after: Measures) -> None:
    print(f"\n{words:26}{'lines':>8}{'F1 before':>11}{'after':>8}")
    names = sorted(after.classes, key=lambda name: -(after.of(name).right + after.of(name).missed))
    for name in names:
        count = after.of(name)
        print(f"  {name:24}{count.right + count.missed:8}{before.of(name).f1:11.3f}{count.f1:8.3f}")
    print(f"  {'micro':32}{before.micro:11.3f}{after.micro:8.3f}\n  {'macro':32}{before.macro:11.3f}{after.macro:8.3f}")
    right = [sum(r for _, _, r in m.sure) / max(1, len(m.sure)) for m in (before, after)]
    print(f"  {'decisions right':32}{right[0]:11.3f}{right[1]:8.3f}")


def _curve(before: Measures, after: Measures) -> None:
    print(f"\nhow sure, how right (held out){'before':>14}{'after':>28}")
    for number, rows in enumerate(zip(curve(before.sure), curve(after.sure), strict=True)):
        cells = "".join(f"{row.count:10} {row.confidence:6.3f} → {row.right:5.3f}" for row in rows)
        print(f"  {number / 10:.1f} to {(number + 1) / 10:.1f}  {cells}")
    for words, found in (("before", before), ("after", after)):
        share, caught = asked(found.sure)
        print(
            f"  {words}: calibration error {calibration_error(found.sure):.4f}; "
            f"{share:.1%} of decisions in review, among them {caught:.1%} of those that are wrong"
        )


if __name__ == "__main__":
    main()
