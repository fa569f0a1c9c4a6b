"""How rightly lines are read: the share of lines, and whether it is seen where paragraphs begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from tools.learn.lessons import Lesson


def report(texts: Sequence[Lesson], model: Path) -> str:
    """A table of how a model reads texts, by itself."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    counts: Counter[tuple[str, str]] = Counter()
    shares: dict[str, list[float]] = defaultdict(list)
    for text in texts:
        runs = [(labels, tagger.tag(seen)) for seen, labels in text.runs()]
        said = [pair for labels, told in runs for pair in zip(labels, told, strict=True)]
        counts.update(said)
        if said:
            shares[text.project].append(sum(label == told for label, told in said) / len(said))
    return "\n".join(_rows(counts, shares))


def _rows(counts: Counter[tuple[str, str]], shares: dict[str, list[float]]) -> list[str]:
    right = sum(count for (label, told), count in counts.items() if label == told)
    each = [share for project in shares.values() for share in project]
    rows = [
        f"lines right {right / max(1, counts.total()):.3f}; mean of texts {sum(each) / max(1, len(each)):.3f}; "
        f"of {len(shares)} projects {sum(sum(s) / len(s) for s in shares.values()) / max(1, len(shares)):.3f}",
        "label            n      precision recall F1",
    ]
    for label in sorted({label for label, _ in counts}):
        truly = sum(count for (known, _), count in counts.items() if known == label)
        told = sum(count for (_, said), count in counts.items() if said == label)
        both = counts[label, label]
        precision, recall = both / max(1, told), both / max(1, truly)
        f1 = 2 * both / max(1, truly + told)
        rows.append(f"{label:14} {truly:7}  {precision:.3f}     {recall:.3f}  {f1:.3f}")
    return rows
