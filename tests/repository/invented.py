"""What a TEI edition states that neither its transcription nor its record does: `python -m tests.repository.invented FOLDER`.

A judge with means of its own: it reads the words of the source and the TEI, and imports nothing that made the one of the
other. FOLDER holds transcriptions (NAME.txt); each is encoded as it is.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from textus import work

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
DATES = ("when", "from", "to", "notBefore", "notAfter")
NAMES = (
    "//t:titleStmt//t:title | //t:titleStmt/t:author | //t:titleStmt/t:editor/* | //t:respStmt[not(@xml:id)]/*[not(self::t:resp)]"
    " | //t:sourceDesc//t:title | //t:sourceDesc//t:author | //t:sourceDesc//t:editor | //t:sourceDesc//t:publisher"
    " | //t:sourceDesc//t:pubPlace | //t:sourceDesc//t:orgName | //t:correspDesc//t:persName | //t:correspDesc//t:placeName"
    " | //t:creation/t:placeName | //t:seriesStmt/t:title | //t:distributor"
)
OF_EDITION = re.compile(
    r"release|updated|posted|copyright|©|\(c\)|publi|print|press\b|verlag|издат|edit(?:ion|ore|eur)|transcri|marked up|proof",
    re.IGNORECASE,
)
"""words of lines on the edition, from which nothing that is told gets its year"""
SHORT = 60
"""characters of a line that may give a year in two figures"""
CENTURY = re.compile(r"centur|jahrhundert|siècle|secolo|siglo|eeuw|век|столет|\d0(?:['’]?s|er)\b", re.IGNORECASE)
NUMERAL = re.compile(r"\b(?=[MDC])M*[DCLXVI.\s]{2,}\b")
EVIDENCE = re.compile(
    r"[_*“«„\"”»‘]|\b\w[\w ’']*\s?:\s|(?:\b(?:vol|no|nr|nos|č|αρ|τεύχος|str|bd|band|heft|issue|tome?|núm|num|anno|år|nummer|pp?|ss?|pages?|seite)\b"
    r"|n[°º]|№|том|т\.|кн\.)\W*[\dIVXLC]|^\W*(?:from|in|published|first|re-?p|originally|this|aus|in|erst|zuerst|nach|dans|extrait"
    r"|tiré|paru|première|da|in|tratto|apparso|de|en|publicado|uit|verschenen|впервые|из|printed|appeared|as)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""what makes a line one on a source: marks, a label, numbers of volumes and pages, words that lead in"""
DAY = re.compile(r"\b\d{1,2}[.,]? (?:de |di )?[^\W\d_]{3,9}\.?,? (?:de )?(?:1[5-9]|20)\d\d\b")
"""a date to the day, which no title of a book or paper is"""
PLACES_OF_SPEECH = re.compile(
    r"\b(?:cemetery|graveyard|hall|church|chapel|friedhof|gasthof|cimetière|salle|cementerio|cimitero|кладбище)\b", re.I
)


def invented(text: str, xml: bytes, record: str = "") -> Iterator[str]:
    """Everything in an edition that was printed nowhere: each with the kind of fault before a colon."""
    root = etree.fromstring(xml)
    yield from _years(text + "\n" + record, root)
    letters = _letters(text + record)
    for node in _found(root, NAMES):
        words = _words(node)
        if _letters(words) not in letters and words != "[untitled]":
            yield f"name: {words}"
    yield from _containers(text + "\n" + record, root)


def _years(text: str, root: etree._Element) -> Iterator[str]:
    """A year that is neither in the words of the date nor, if inferred, in a line that could give it."""
    for node in _found(root, "//t:date[not(ancestor::t:publicationStmt)][not(ancestor::t:revisionDesc)]"):
        words = _words(node)
        for year in {value[:4] for name in DATES if (value := node.get(name)) and re.match(r"\d{4}", value)}:
            if _is_printed(year, words, "cert" in node.attrib):
                continue
            short = re.compile(rf"\b{year[2:]}\b")
            lines = (line for line in text.splitlines() if year in line or (len(line) < SHORT and short.search(line)))
            if "cert" not in node.attrib or all(OF_EDITION.search(line) for line in lines):
                yield f"year: {words!r} as {year}"


def _is_printed(year: str, words: str, inferred: bool) -> bool:
    """In figures, four or two; near it, as in "1723/4"; as the end of a decade or of "1861-5"; in numerals or words."""
    figures = re.findall(r"\d+", re.sub(r"(?<=\b\d) (?=\d\b)", "", words))
    near = {str(int(year) + step) for step in (-1, 0, 1)}
    short = any(len(figure) == 2 and figure == year[2:] for figure in figures)
    spelled = CENTURY.search(words) or NUMERAL.search(words) or re.search(r"\ban\s[IVX]", words, re.IGNORECASE)
    decade = any(len(figure) == 4 and figure[3] == "0" and year == f"{figure[:3]}9" for figure in figures)
    last = any(
        len(figure) < 4 and len(figures[0]) == 4 and figures[0][: -len(figure)] + figure == year for figure in figures
    )
    return short or decade or last or bool(near & set(figures)) or bool(spelled) or not (figures or inferred)


def _containers(text: str, root: etree._Element) -> Iterator[str]:
    """Titles of journals and books, each in a line that has some sign of a source."""
    own = {_letters(_words(node)) for node in _found(root, "//t:titleStmt/t:title")}
    for node in _found(root, "//t:sourceDesc/t:biblStruct[t:analytic]/t:monogr/t:title"):
        words = _words(node)
        if _letters(words) in own:
            continue
        where = re.search(r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", words))), text)
        around = text[text.rfind("\n\n", 0, where.start()) + 1 : text.find("\n\n", where.end())] if where else ""
        capitals = all(word[0].isupper() for word in words.split() if len(word) > 3)
        if PLACES_OF_SPEECH.search(words) or DAY.search(words) or not (capitals or EVIDENCE.search(around)):
            yield f"container: {words}"


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, etree._Element)]


def _words(node: etree._Element) -> str:
    return " ".join("".join(str(part) for part in node.itertext()).split())


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def main(folder: Path) -> int:
    """Prints what is invented in the editions of a folder, and how much of each kind; 1 if anything is."""
    kinds: Counter[str] = Counter()
    for file in sorted(folder.rglob("*.txt")):
        record = file.with_suffix(".toml")
        stated = record.read_text(encoding="utf-8") if record.is_file() else ""
        xml = work.encode(file).xml or b"<x/>"
        for fault in invented(file.read_text(encoding="utf-8", errors="replace"), xml, stated):
            print(f"{file.relative_to(folder)}: {fault}")
            kinds[fault.partition(":")[0]] += 1
    print(", ".join(f"{kind}: {kinds[kind]}" for kind in ("year", "name", "container")))
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
