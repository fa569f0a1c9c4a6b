"""What the title of a letter says, in the arrangements that editions and archives use."""

from __future__ import annotations

import pytest

from textus.language.bibliography.letter_titles import read_letter_title

ONES_OWN = {
    "en": """
        Letter from Anna Pell to J. H. Harwood, May 4, 1909 | Anna Pell | J. H. Harwood | | 1909-05-04
        Despatch from Ezra P. Hale to the Secretary of State, May 4, 1909 | Ezra P. Hale | the Secretary of State | | 1909-05-04
        Letter to Dr. W. Harwood. Hull, 4 May 1909 | | Dr. W. Harwood | Hull | 1909-05-04
        Letter, Anna Pell to J. H. Harwood, 4 May 1909 | Anna Pell | J. H. Harwood | | 1909-05-04
        Letter 14: Anna Pell to J. H. Harwood | Anna Pell | J. H. Harwood | |
        Anna Pell, Letter to J. H. Harwood, May 4, 1909 | Anna Pell | J. H. Harwood | | 1909-05-04
        Letter to John Harwood from Anna Pell | Anna Pell | John Harwood | |
        14. Anna Pell to J. H. Harwood, Hull, 4 May 1909 | Anna Pell | J. H. Harwood | Hull | 1909-05-04
        4 May 1909. Anna Pell to J. H. Harwood | Anna Pell | J. H. Harwood | | 1909-05-04
        To John Harwood from Anna Pell, 4 May 1909 | Anna Pell | John Harwood | | 1909-05-04
        Smith, Elder & Co. to Anna Pell, 4 May 1909 | Smith, Elder & Co. | Anna Pell | | 1909-05-04
        Anna Pell to John Harwood, Esq., Hull, 4 May 1909 | Anna Pell | John Harwood, Esq. | Hull | 1909-05-04
        Anna Pell to her sister, 4 May 1909 | Anna Pell | | | 1909-05-04
        """,
    "de": """
        Brief von Anna Pell an Johann Hart, Leipzig, 4. Mai 1909 | Anna Pell | Johann Hart | Leipzig | 1909-05-04
        Brief an Johann von Hart. Leipzig, im Mai 1909 | | Johann von Hart | Leipzig | 1909-05
        Anna Pell an Johann Hart, vom 4. Mai 1909 | Anna Pell | Johann Hart | | 1909-05-04
        """,
    "nl": """
        Brief aan Jan de Hart. Utrecht, eerste helft mei 1909 | | Jan de Hart | Utrecht | 1909-05
        Brief van Anna Pell aan Jan de Hart, 4 mei 1909 | Anna Pell | Jan de Hart | | 1909-05-04
        """,
    "fr": """
        Lettre d'Anna Pell à Jean de Morel, Lyon, 4 mai 1909 | Anna Pell | Jean de Morel | Lyon | 1909-05-04
        Lettre à Jean Morel. Lyon, 4 mai 1909 | | Jean Morel | Lyon | 1909-05-04
        """,
    "es": "Carta de Ana Pell a Juan Morales, 4 de mayo de 1909 | Ana Pell | Juan Morales | | 1909-05-04",
    "it": "Lettera a Giulio Neri. Torino, 4 maggio 1909 | | Giulio Neri | Torino | 1909-05-04",
    "pt": "Carta de Ana Pell a João Neto, 4 de maio de 1909 | Ana Pell | João Neto | | 1909-05-04",
}


def _rows() -> list[tuple[str, str]]:
    return [(code, row.strip()) for code, rows in ONES_OWN.items() for row in rows.strip().split("\n")]


@pytest.mark.parametrize(("code", "row"), _rows(), ids=lambda value: value[:30])
def test_says_who_wrote_to_whom_from_where_and_when(code: str, row: str) -> None:
    title, *expected = (part.strip() for part in row.split(" |"))
    said = read_letter_title(title, (code, "en") if code != "en" else ("en",))
    assert said is not None
    when = said.dates[0].attributes.get("when", "") if said.dates else ""
    assert [said.sender, said.recipient, said.place, when] == expected


@pytest.mark.parametrize(
    "title", ["The Road Home", "Letters", "Hull, 4 May 1909", "A letter", "On letters and writing"]
)
def test_another_title_says_nothing(title: str) -> None:
    assert read_letter_title(title, ("en",)) is None


def test_a_name_with_a_particle_is_not_cut_at_it() -> None:
    said = read_letter_title("Brief aan Aletta de Hart", ("nl", "en"))
    assert said is not None
    assert (said.sender, said.recipient) == ("", "Aletta de Hart")
