"""Texts to measure with: made from a seed, so that every run and every machine reads the same ones."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator

SEED = 1911
VOCABULARY = """
the of and to in that it is was for on with as by at from they which this but had have not are were one all when
who there been would more will if no out so said what up its about into than them can only other new some could
time these two may then do first any my now such like our over man me even most made after also did many before
must through years where much your way well down should because each just those people how too little state good
very make world still own see men work long get here between both life being under never day same another know
while last might us great old year off come since against go came right used take three harbour lantern winter
letter printer ferry orchard machine committee road window bread meadow river street council paper workers question
village summer answer morning table courage silence bridge history number
"""
WORDS = VOCABULARY.split()
NAMES = ("Ilse", "Anton Prey", "Velden", "Marta", "Ostrava", "Drost", "the Gazette", "Hartnoll")
MONTHS = ("January", "March", "June", "October")
SPEAKERS = {"ILSE": "a ferrywoman", "PREY": "a printer", "MARTA": "his sister", "DROST": "a clerk of the council"}
SCENES = 4
"""scenes of an act"""
IN_PROSE, ASIDE = 0.3, 0.1
"""shares of speeches"""
EMPHASISED, CALLED, QUOTED = 0.08, 0.06, 0.05
"""shares of sentences"""


def letter(size: int, seed: int = SEED) -> str:
    """A letter of about `size` characters, a line a paragraph, with everything a letter has, notes included."""
    chance = random.Random(seed)
    notes: list[str] = []
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraphs.append(paragraph(chance, notes))
        length += len(paragraphs[-1]) + 2
        if chance.random() < 0.04:
            paragraphs.append("* * *")
    closer = ["With fraternal greetings,\nAnton Prey", "NOTES"]
    listed = [f"{number}. {words}" for number, words in enumerate(notes, 1)]
    head = ["On the Winter Ferry", "by Anton Prey", "Velden, November 3, 1911", "Dear Ilse:"]
    return "\n\n".join([*head, *paragraphs, *closer, *listed]) + "\n"


def prose(size: int, seed: int = SEED) -> Iterator[str]:
    """Chapters of plain prose, about `size` characters in all, in pieces."""
    chance = random.Random(seed)
    yield "The Orchard and the Road\n\nby Marta Drost\n\n"
    length, number = 0, 0
    while length < size:
        number += 1
        pieces = [f"Chapter {number}", *(paragraph(chance) for _ in range(30))]
        chapter = "\n\n".join(pieces) + "\n\n"
        length += len(chapter)
        yield chapter


def play(size: int, seed: int = SEED) -> Iterator[str]:
    """Acts and scenes in verse and prose with directions, about `size` characters in all, in pieces."""
    chance = random.Random(seed)
    yield "The Ferry at Velden\n\nA Play, by Marta Drost\n\nPersons of the Play\n\n"
    yield "\n".join(f"{speaker.title()}, {role}" for speaker, role in SPEAKERS.items()) + "\n\n"
    length, number = 0, 0
    while length < size:
        number += 1
        pieces = [f"ACT {1 + number // SCENES}"] * (number % SCENES == 1) + [f"Scene {number}", "(Enter several.)"]
        scene = "\n\n".join([*pieces, *(_speech(chance) for _ in range(30))]) + "\n\n"
        length += len(scene)
        yield scene


def _speech(chance: random.Random) -> str:
    speaker = chance.choice(tuple(SPEAKERS))
    if chance.random() < IN_PROSE:
        return f"{speaker}. {_sentence(chance, None)} {_sentence(chance, None)}"
    lines = [" ".join(chance.choice(WORDS) for _ in range(7)).capitalize() + "," for _ in range(chance.randint(1, 9))]
    aside = ["(Aside.)"] if chance.random() < ASIDE else []
    return "\n".join([f"{speaker}.", *aside, *lines])


def letters(size: int, seed: int = SEED) -> Iterator[str]:
    """A collection of letters, hard-wrapped, about `size` characters in all, in pieces."""
    chance = random.Random(seed)
    yield "Letters from the Ferry\n\nby Anton Prey\n\n"
    length, number = 0, 0
    while length < size:
        number += 1
        date = f"{chance.choice(MONTHS)} {1 + number % 28}, {1890 + number // 300}"
        body = [textwrap.fill(paragraph(chance), 72) for _ in range(chance.randint(2, 8))]
        closer = "Ever yours,\n" + " " * 40 + "Anton Prey"
        pieces = [f"LETTER {number}", f"Velden, {date}", f"Dear {chance.choice(NAMES[:2])},", *body, closer]
        one = "\n\n".join(pieces) + "\n\n\n"
        length += len(one)
        yield one


def paragraph(chance: random.Random, notes: list[str] | None = None) -> str:
    """Some sentences; where a list for notes is given, some of them call one."""
    return " ".join(_sentence(chance, notes) for _ in range(chance.randint(2, 9)))


def _sentence(chance: random.Random, notes: list[str] | None) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(6, 24))]
    words[chance.randrange(len(words))] = chance.choice(NAMES)
    if chance.random() < EMPHASISED:
        place = chance.randrange(1, len(words))
        words[place] = f"*{words[place]}*"
    if chance.random() < QUOTED:
        words[2], words[4] = f"“{words[2]}", f"{words[4]}”"
    sentence = words[0][:1].upper() + " ".join(words)[1:] + "."
    if notes is not None and chance.random() < CALLED:
        notes.append(_sentence(chance, None))
        sentence += f" [{len(notes)}]"
    return sentence
