"""Texts of any kind of lines in any order: letters, verse, plays, lists, headings, notes, page marks; each by its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

NAMES = ("Anton Prey", "Ilse Velden", "MARTHA LOHR", "J. T. Brandt", "Frau Doktor Weller", "Clara Holm", "P. V.")
PLACES = ("Velden", "Harrow Quay", "Lohrbach", "Saint-Aubry", "Porto Claro", "the Mill House")
DATES = ("November 3, 1911", "4 May 1897", "den 2. März 1888", "le 12 juin 1902", "Tuesday evening", "1911", "May 5th")
GREETINGS = (
    "Dear Ilse:",
    "My dear Sir,",
    "Lieber Freund!",
    "Mon cher ami,",
    "Dear Comrade Holm,",
    "Sir,",
    "Querida Clara:",
)
CLOSES = (
    "Yours truly,",
    "With fraternal greetings,",
    "I remain, dear Sir, your obedient servant,",
    "Mit herzlichen Grüßen",
    "Votre dévoué,",
    "Ever yours",
)
SENTENCES = (
    "The ferry lies in the ice, and no one will cross to the outer islands before March.",
    "We counted the sacks again; eleven were missing, and the ledger said nothing of it.",
    "“Who asked you?” said the miller, and shut the window.",
    "Ask *Gudrun* for the key [1] when she is back from the fair.",
    "The committee met on Thursday, and adjourned, and met again.",
    "Das Wasser stieg bis an die Schwelle, und niemand hatte es gesehen.",
    "He wrote as follows:",
    "I have your letter of the 4th, and the map that was in it.",
    "It was—so they say—the last boat.*",
    "On ne savait plus rien de la maison, sinon qu’elle était vendue.",
)
VERSES = (
    "The lamp is low, the oil is thin,",
    "And who will let the morning in?",
    "    O let it wait beside the stair,",
    "The snow has taken half the year,",
    "And gives it back to no one there;",
    "I heard the river turn in sleep,",
    "  And all it had it could not keep.",
)
HEADINGS = (
    "CHAPTER I", "II.", "Chapter 3. The Well", "THE MILL", "Of Boats and Bridges", "1. The Ferry", "2.1 Tolls",
    "PART TWO", "NOTES", "ACT I", "Scene 2", "Preface", "LETTER IV", "A Letter to Clara Holm", "Appendix",
)  # fmt: skip
SPEAKERS = ("MILLER.", "CLARA:", "First Clerk.", "ALL.", "GRIFF (aside).")
ITEMS = ("the key of the lower gate", "two lamps, one without a glass", "rope, forty fathoms", "a ledger")
MARKS = (
    "[p. 12]",
    "12",
    "* * *",
    "-----",
    "— 13 —",
    "\f",
    "[Page 14]",
    "[Illustration: a mill]",
    "[...]",
    "***",
    "p. 15",
)
NOTES = (
    "[1] The key was never returned.",
    "* So in the manuscript.",
    "1. See the ledger of 1897.",
    "[Footnote 1: The miller’s name was Brandt.]",
    "[Editor’s note: the page is torn here.]",
    "† Struck out by another hand.",
)
FRONT = (
    "The Ferry and Other Papers",
    "By Anton Prey",
    "Translated by Clara Holm",
    "Source: Harrow Quay Courier, 4 May 1897",
    "Transcribed by J. T. Brandt",
    "Velden: Lohr & Sons, 1911",
    "A TALE",
    "Written in 1896",
)


def text(number: int) -> str:
    """The text of a number, the same every time."""
    chance = Random(number)
    kinds = chance.sample(KINDS, k=chance.randint(1, len(KINDS)))
    passages = [chance.choice(kinds)(chance) for _ in range(chance.randint(1, 14))]
    return "".join(passage + chance.choice(GAPS) for passage in passages)


def _prose(chance: Random) -> str:
    sentences = " ".join(chance.choices(SENTENCES, k=chance.randint(1, 4)))
    return sentences if chance.random() < 0.6 else _wrapped(sentences, chance.randint(40, 64))


def _wrapped(words: str, width: int) -> str:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _opening(chance: Random) -> str:
    parts = [f"{chance.choice(PLACES)}, {chance.choice(DATES)}", chance.choice(GREETINGS)]
    chosen = (
        parts
        if chance.random() < 0.5
        else [chance.choice([*parts, chance.choice(DATES), f"To {chance.choice(NAMES)}"])]
    )
    run_in = f" {chance.choice(SENTENCES)}" if chance.random() < 0.3 else ""
    return chance.choice(("\n", "\n\n")).join(chosen) + run_in


def _close(chance: Random) -> str:
    parts = [chance.choice(CLOSES), chance.choice(NAMES)]
    if chance.random() < 0.3:
        parts.append(f"{chance.choice(PLACES)}, {chance.choice(DATES)}")
    if chance.random() < 0.3:
        parts.append(f"P.S. {chance.choice(SENTENCES)}")
    if chance.random() < 0.4:
        parts = [chance.choice(parts)]
    return chance.choice(("\n", "\n\n", "\n        ")).join(parts)


def _letter(chance: Random) -> str:
    return "\n\n".join([_opening(chance), _prose(chance), _close(chance)])


def _verse(chance: Random) -> str:
    return "\n".join(chance.choices(VERSES, k=chance.randint(1, 6)))


def _speech(chance: Random) -> str:
    said = chance.choice((chance.choice(SENTENCES), _verse(chance), "(Enter the clerk.)", ""))
    return f"{chance.choice(SPEAKERS)}{chance.choice((' ', chr(10)))}{said}".rstrip()


def _play(chance: Random) -> str:
    return "\n\n".join(_speech(chance) for _ in range(chance.randint(2, 5)))


def _list(chance: Random) -> str:
    mark = chance.choice((lambda n: f"{n}. ", lambda n: "- ", lambda n: f"({chr(96 + n)}) ", lambda n: "• "))
    return chance.choice(("\n", "\n\n")).join(mark(n) + chance.choice(ITEMS) for n in range(1, chance.randint(2, 6)))


def _one_of(lines: Sequence[str]) -> Callable[[Random], str]:
    return lambda chance: chance.choice(lines)


def _front(chance: Random) -> str:
    return "\n\n".join(chance.sample(FRONT, k=chance.randint(1, 5)))


def _motto(chance: Random) -> str:
    return f"    “{chance.choice(VERSES).strip()}”\n        — {chance.choice(NAMES)}"


def _table(chance: Random) -> str:
    return "\n".join(f"{chance.choice(ITEMS)[:10]:<14}{chance.randint(1, 99):>4}  {n}" for n in range(3))


KINDS: tuple[Callable[[Random], str], ...] = (
    _prose, _prose, _opening, _close, _letter, _verse, _speech, _play, _list, _one_of(HEADINGS), _one_of(HEADINGS),
    _one_of(MARKS), _one_of(NOTES), _one_of(NAMES), _one_of(CLOSES), _front, _motto, _table,
)  # fmt: skip
GAPS = ("\n", "\n\n", "\n\n", "\n\n", "\n\n\n\n", "\n \n", "\n\n    ", "\r\n\r\n")
