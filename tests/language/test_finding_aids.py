"""Where an archive keeps the original, as the lines of finding aids have it."""

from __future__ import annotations

import pytest

from textus.language.bibliography.finding_aids import read_parts, whole

R, S, C, N = "repository", "settlement", "collection", "shelfmark"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Harbury Town Library, Hull, MS 12", ((R, "Harbury Town Library"), (S, "Hull"), (N, "MS 12"))),
        ("2160, Thalheim, Stadtbibliothek", ((N, "2160"), (S, "Thalheim"), (R, "Stadtbibliothek"))),
        (
            "Box 3, Folder 2, Ann Pell Papers, Harbury Public Library",
            ((N, "Box 3, Folder 2"), (C, "Ann Pell Papers"), (R, "Harbury Public Library")),
        ),
        ("London, British Library, Add. MS 99741, fol. 12", ((S, "London"), (R, "British Library"), (N, "Add. MS 99741, fol. 12"))),
        ("Archivio di Stato, Torino, busta 12, fasc. 3", ((R, "Archivio di Stato"), (S, "Torino"), (N, "busta 12, fasc. 3"))),
        (
            "Familienarchiv Hart, Linie Thalheim, Nachlass Anna Hart, A3 XXI 7",
            ((R, "Familienarchiv Hart, Linie Thalheim"), (C, "Nachlass Anna Hart"), (N, "A3 XXI 7")),
        ),
        ("Gemeentearchief, Utrecht, inv.nr. 12", ((R, "Gemeentearchief"), (S, "Utrecht"), (N, "inv.nr. 12"))),
        (
            "Archives départementales, Fonds Morel, liasse 14",
            ((R, "Archives départementales"), (C, "Fonds Morel"), (N, "liasse 14")),
        ),
    ],
)  # fmt: skip
def test_keeper_place_collection_and_shelfmark_stand_in_any_order(
    line: str, parts: tuple[tuple[str, str], ...]
) -> None:
    read = read_parts(line, ("de", "en"))
    assert read == parts
    assert whole([read])


@pytest.mark.parametrize(
    "line",
    [
        "The Library Journal, Vol. 4, 1899",
        "From the Library of Congress, Washington, 3 plates",
        "Printed for the Library, Hull",
        "In the Library, 12 May 1899",
        "The museum was shut. Nobody came, and 12 of us went home",
        "The British Museum, London",
        "A visit to the library",
    ],
)
def test_a_line_that_says_anything_else_is_none(line: str) -> None:
    assert not whole([read_parts(line, ("en",))])
