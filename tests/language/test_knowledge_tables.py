"""Whatever a language has a table of is whole, says the same kinds of things, and contradicts itself nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from textus.base.knowledge import language, languages, table

CODES = languages()
SENTENCES = {
    "de": "Ich habe dir nicht geschrieben, weil die Post seit dem Sonntag nicht mehr über den Deich kommt.",
    "en": "I have not written to you, because the post has not come over the dyke since Sunday.",
    "es": "No te he escrito antes porque el correo ya no pasa por el dique desde que llovió en la sierra.",
    "fr": "Je ne vous ai pas écrit plus tôt, parce que la poste ne passe plus par la digue depuis dimanche.",
    "it": "Non ti ho scritto prima perché la posta non passa più per la diga, e tutti sono ancora senza notizie.",
    "nl": "Ik heb je niet geschreven, omdat de post sinds zondag niet meer over den dijk komt, en wij hier zonder nieuws zijn.",
    "pt": "Não te escrevi mais cedo porque o correio já não passa pelo dique desde domingo, e todos nós estamos sem notícias.",
    "ru": "Я не писал вам раньше, потому что почта уже не ходит через плотину, и мы все тут без известий.",
}
TABLES = {
    "months",
    "weekdays",
    "numerals",
    "seasons",
    "feasts",
    "dates",
    "salutations",
    "valedictions",
    "signatures",
    "postscript",
    "divisions",
    "headings",
    "credits",
    "labels",
    "running",
    "byline",
    "dedication",
    "bibliography",
    "abbreviations",
    "editorial",
    "signoffs",
    "announcements",
    "quotation",
    "titles_of_rank",
    "address",
    "stage",
    "cast",
    "furniture",
    "doubles",
    "slips",
    "inset",
    "names",
}
ANYWHERE = {
    "captions", "archives", "date_words", "republican_months", "extents", "scopes", "pages", "remarks", "statements",
    "title_pages", "given_names", "foreign", "licences", "small_words", "corrections", "memorandum",
}  # fmt: skip
# Tables that map a form to a meaning; all others are named lists.
MAPPINGS = {"months", "weekdays", "seasons", "feasts", "divisions", "credits", "labels", "running", "editorial"}
RELATORS = set(table("relators"))
FIELDS = {
    "abstract", "author", "date", "delivered", "edition", "encoding", "extent", "identifier", "language", "note",
    "occasion", "online", "performance", "place", "provenance", "published", "publisher", "recipient", "released", "rights",
    "sent", "series", "source", "subject", "subtitle", "title", "updated", "version", "written",
}  # fmt: skip
EDITORIAL = {
    "added", "blank", "blankPage", "censored", "damage", "deleted", "figure", "illegible", "inaudible", "incident",
    "missing", "note", "omitted", "seal", "sic", "signature", "unclear", "undated", "unsigned",
}  # fmt: skip
DIVISIONS = {
    "abstract", "acknowledgements", "act", "advertisement", "afterword", "appendix", "argument", "article",
    "bibliography", "book", "canto", "castList", "chapter", "chronology", "clause", "conclusion", "contents",
    "dedication", "dialogue", "enclosure", "entry", "epilogue", "errata", "essay", "fable", "foreword", "glossary", "headnote",
    "illustrations", "index", "interlude", "introduction", "lecture", "lesson", "letter", "letters", "notes",
    "paragraph", "part", "poem", "postscript", "preface", "prologue", "report", "resolution", "scene", "section",
    "sermon", "speech", "stave", "transcriberNote", "volume",
}  # fmt: skip


def forms(code: str) -> Iterator[tuple[str, str]]:
    """Every form of a language with the name of its table; pairs of quotation marks are no words."""
    for name, rows in language(code).tables.items():
        if name == "function_words":
            yield from ((name, word) for word in rows)
        elif isinstance(rows, Mapping) and name not in (
            "archives",
            "licences",
            "foreign",
        ):  # patterns, and running text
            for key, value in rows.items():
                if key != "marks" and not isinstance(value, Mapping):
                    yield from ((name, word) for word in value) if isinstance(value, list) else [(name, key)]


def mapping(code: str, name: str) -> Mapping[str, Any]:
    return language(code).table(name)


def whole(code: str, name: str, meanings: set[Any]) -> bool:
    """A language has forms for all meanings of a table, or no such table."""
    meant = {value for value in mapping(code, name).values() if not isinstance(value, list)}
    return meant in (set(), meanings)


def test_there_are_tables_for_six_languages() -> None:
    assert {"de", "en", "es", "fr", "it", "ru"} <= set(CODES)


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_function_words_tell_a_sentence_from_those_of_other_languages(code: str, sentence: str) -> None:
    words = re.findall(r"[\w']+", sentence.lower())
    hits = {other: sum(word in language(other).tables["function_words"] for word in words) for other in CODES}
    assert max(hits, key=lambda other: hits[other]) == code, hits


@pytest.mark.parametrize(
    ("code", "word", "value"),
    [
        ("en", "twenty-first", 21),
        ("de", "zwölften", 12),
        ("de", "einundzwanzigster", 21),
        ("fr", "première", 1),
        ("fr", "trente et un", 31),
        ("es", "vigésimo segundo", 22),
        ("it", "ventitreesima", 23),
        ("it", "quarantotto", 48),
        ("pt", "vigésimo primeiro", 21),
        ("pt", "quarenta e oito", 48),
        ("nl", "een-en-twintigsten", 21),
        ("nl", "achtenveertig", 48),
        ("ru", "двадцать первого", 21),
        ("ru", "третьего", 3),
    ],
)
def test_numerals_are_spelled_as_people_spell_them(code: str, word: str, value: int) -> None:
    assert mapping(code, "numerals")[word] == value


@pytest.mark.parametrize("code", CODES)
class TestLanguageTable:
    def test_is_named_and_coded(self, code: str) -> None:
        tables = language(code).tables
        assert tables["code"] == code
        assert tables["name"]

    def test_has_sixty_to_a_hundred_function_words_and_none_twice(self, code: str) -> None:
        words = language(code).tables["function_words"]
        assert 60 <= len(words) <= 100
        assert len(set(words)) == len(words)

    def test_is_lower_case(self, code: str) -> None:
        assert [(name, form) for name, form in forms(code) if form != form.lower()] == []

    def test_has_no_form_with_space_around_it_or_with_a_curly_apostrophe(self, code: str) -> None:
        assert [(name, form) for name, form in forms(code) if form != " ".join(form.split()) or "’" in form] == []

    def test_has_no_empty_list(self, code: str) -> None:
        assert [
            (name, key)
            for name in TABLES - MAPPINGS
            for key, value in mapping(code, name).items()
            if isinstance(value, list) and not value
        ] == []

    def test_says_no_word_twice_in_a_list(self, code: str) -> None:
        assert [
            (name, key)
            for name in TABLES - MAPPINGS
            for key, value in mapping(code, name).items()
            if isinstance(value, list) and len(set(value)) < len(value)
        ] == []

    def test_names_twelve_months_and_seven_days(self, code: str) -> None:
        assert whole(code, "months", set(range(1, 13)))
        assert whole(code, "weekdays", set(range(1, 8)))

    def test_names_the_numbers_from_one_to_fifty(self, code: str) -> None:
        assert whole(code, "numerals", set(range(1, 51)))
        assert not mapping(code, "numerals") or mapping(code, "numerals")["suffixes"]

    def test_names_four_seasons(self, code: str) -> None:
        assert whole(code, "seasons", {"spring", "summer", "autumn", "winter"})

    def test_gives_feasts_as_month_and_day_or_counted_from_easter(self, code: str) -> None:
        for feast, day in mapping(code, "feasts").items():
            if re.fullmatch(r"(easter|pascha)[+-]\d{1,2}", day):
                continue
            month, number = day.split("-")
            assert (len(month), len(number)) == (2, 2), feast
            assert 1 <= int(month) <= 12, feast
            assert 1 <= int(number) <= 31, feast

    def test_credits_are_marc_relators(self, code: str) -> None:
        assert set(mapping(code, "credits").values()) <= RELATORS

    @pytest.mark.parametrize("relator", ["trc", "mrk", "trl", "edt", "pfr"])
    def test_knows_words_for_the_usual_work(self, code: str, relator: str) -> None:
        assert not mapping(code, "credits") or relator in mapping(code, "credits").values()

    def test_labels_and_running_phrases_name_fields_of_the_header(self, code: str) -> None:
        assert set(mapping(code, "labels").values()) <= FIELDS
        assert set(mapping(code, "running").values()) <= FIELDS

    def test_editorial_words_have_known_meanings(self, code: str) -> None:
        assert set(mapping(code, "editorial").values()) <= EDITORIAL

    def test_divisions_have_known_types(self, code: str) -> None:
        assert set(mapping(code, "divisions").values()) <= DIVISIONS
        usual = {"chapter", "part", "act", "scene", "letter", "notes", "castList"}
        assert not mapping(code, "divisions") or usual <= set(mapping(code, "divisions").values())

    def test_quotation_marks_come_in_pairs(self, code: str) -> None:
        assert all(len(pair) == 2 for pair in mapping(code, "quotation").get("marks", ()))
