"""What the header says of a work: all that the words say, in TEI's places, and nothing else."""

from __future__ import annotations

import pytest
from lxml import etree

from textus import work
from textus.base.version import __version__
from textus.read import source
from textus.record.record import Change, Record, Responsibility
from textus.record.settings import Settings

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PROSE = (
    "It was the custom of the place that nobody who came over the bridge before noon should be asked for the toll,"
    " and when the old keeper died the custom was kept, although his son had never been told of it."
)
CREDITS = """Agnes Tolliver

The Price of Oil

An Appeal to the Lamp-lighters

(March 1887)

From The Northern Gleaner, Vol. IV No. 17, 3 March 1887, pp. 12–14.
Republished in Agnes Tolliver, Collected Papers (editor: Josef Lind), Gleaner Press, London, 1932.
Translated from the German by Josef Lind.
Transcribed and marked up by Tom Wickham for the Harrow Internet Archive.
Public Domain: Harrow Internet Archive (2009). This work is in the public domain.
"""
LETTER = """Agnes Tolliver to Josef Lind
In Leeds

Source: Tolliver-Lind Letters, Gleaner Press, London, 1932, pp. 12-13;
Transcribed: Tom Wickham.

Harrow, 3 March 1887

Dear Josef,

{prose}

Yours ever,
Agnes
"""


def header(text: str, record: Record | None = None, settings: Settings | None = None) -> etree._Element:
    encoded = work.encode_source(source.of_text(text), record or Record(language="en"), settings or Settings())
    assert encoded.xml is not None, [finding.message for finding in encoded.report.findings]
    found = etree.fromstring(encoded.xml).find("t:teiHeader", TEI)
    assert found is not None
    return found


def words(element: etree._Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=TEI)
    assert isinstance(found, list)
    return [
        " ".join("".join(item.itertext() if isinstance(item, etree._Element) else str(item)).split()) for item in found
    ]


def article(front: str, paragraphs: int = 3) -> str:
    return front + "\n" + "\n\n".join([PROSE] * paragraphs) + "\n"


@pytest.fixture(scope="module")
def credited() -> etree._Element:
    return header(article(CREDITS))


class TestTitleStatement:
    def test_has_the_title_and_the_subtitle(self, credited: etree._Element) -> None:
        assert words(credited, "//t:titleStmt/t:title[@type='main']") == ["The Price of Oil"]
        assert words(credited, "//t:titleStmt/t:title[@type='sub']") == ["An Appeal to the Lamp-lighters"]

    def test_names_the_author(self, credited: etree._Element) -> None:
        assert words(credited, "//t:titleStmt/t:author") == ["Agnes Tolliver"]

    def test_names_the_translator_as_editor_in_that_role(self, credited: etree._Element) -> None:
        assert words(credited, "//t:titleStmt/t:editor[@role='translator']") == ["Josef Lind"]

    def test_says_who_transcribed_and_marked_up_with_the_relators_of_marc(self, credited: etree._Element) -> None:
        statement = "//t:titleStmt/t:respStmt[t:persName = 'Tom Wickham']"
        assert words(credited, statement + "/t:resp/@ref") == [
            "http://id.loc.gov/vocabulary/relators/trc",
            "http://id.loc.gov/vocabulary/relators/mrk",
        ]

    def test_takes_the_author_of_a_byline_that_stands_on_two_lines(self) -> None:
        found = header(article("The Price of Oil\n\nby\n\nAgnes Tolliver\n"))
        assert words(found, "//t:titleStmt/t:author") == ["Agnes Tolliver"]

    def test_takes_the_title_a_project_gives_in_its_header(self) -> None:
        text = (
            "The Project Gutenberg EBook of The Price of Oil, by Agnes Tolliver\n\nTitle: The Price of Oil\n\n"
            "Author: Agnes Tolliver\n\n*** START OF THIS PROJECT GUTENBERG EBOOK THE PRICE OF OIL ***\n\n"
            "Produced by Tom Wickham\n\n\nTHE PRICE OF OIL\n\nCHAPTER I\n\n"
        )
        found = header(article(text) + "\n*** END OF THIS PROJECT GUTENBERG EBOOK THE PRICE OF OIL ***\n")
        assert words(found, "//t:titleStmt/t:title") == ["The Price of Oil"]
        assert words(found, "//t:titleStmt/t:author") == ["Agnes Tolliver"]


class TestSource:
    def test_is_a_structured_citation_of_the_journal(self, credited: etree._Element) -> None:
        bibl = "//t:sourceDesc/t:biblStruct[1]"
        assert words(credited, bibl + "/t:analytic/t:title") == ["The Price of Oil"]
        assert words(credited, bibl + "/t:monogr/t:title[@level='j']") == ["The Northern Gleaner"]
        assert words(credited, bibl + "//t:date/@when") == ["1887-03-03"]
        assert words(credited, bibl + "//t:biblScope[@unit='volume']/@n") == ["4"]
        assert words(credited, bibl + "//t:biblScope[@unit='issue']/@n") == ["17"]
        assert words(credited, bibl + "//t:biblScope[@unit='page']/@from | " + bibl + "//t:biblScope/@to") == [
            "12",
            "14",
        ]

    def test_is_told_apart_from_another_edition(self, credited: etree._Element) -> None:
        other = "//t:sourceDesc/t:biblStruct[@type='otherEdition']"
        assert words(credited, other + "/t:monogr/t:title") == ["Collected Papers"]
        assert words(credited, other + "//t:publisher") == ["Gleaner Press"]

    def test_names_the_transcription_by_its_digest(self, credited: etree._Element) -> None:
        digest = source.of_text(article(CREDITS)).sha256
        assert words(credited, "//t:sourceDesc/t:bibl[@type='transcription']/t:idno[@type='sha256']") == [digest]


class TestPublication:
    def test_is_by_the_organisation_the_work_was_done_for(self, credited: etree._Element) -> None:
        assert words(credited, "//t:publicationStmt/t:distributor") == ["Harrow Internet Archive"]

    def test_says_the_licence_its_words_name(self, credited: etree._Element) -> None:
        assert words(credited, "//t:availability/@status") == ["free"]
        assert words(credited, "//t:licence/@target") == ["https://creativecommons.org/publicdomain/mark/1.0/"]

    def test_is_a_sentence_where_neither_publisher_nor_rights_are_known(self) -> None:
        found = header(article("The Price of Oil\n"))
        assert words(found, "//t:publicationStmt/*") == [
            "No publisher is recorded.",
            "The transcription contains no rights statement.",
        ]

    def test_names_no_authority_where_only_rights_are_known(self) -> None:
        found = header(article("The Price of Oil\n\nCopyleft: Licensed under CC BY 4.0.\n"))
        assert words(found, "//t:publicationStmt/*") == ["No publisher is recorded."]
        assert words(found, "//t:bibl[@type = 'transcription']/t:availability/@status") == ["free"]

    def test_is_of_unknown_availability_where_a_publisher_states_no_rights(self) -> None:
        found = header(article("The Price of Oil\n"), settings=Settings(publisher="Harrow Archive"))
        assert words(found, "//t:availability/@status") == ["unknown"]
        assert words(found, "//t:licence") == []

    @pytest.mark.parametrize(
        ("words_", "target"),
        [
            ("Creative Commons Attribution-ShareAlike 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
            ("Licensed under CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
            ("Released under the GNU Free Documentation License", "https://www.gnu.org/licenses/fdl.html"),
        ],
    )
    def test_a_licence_named_in_words_is_named_by_its_address(self, words_: str, target: str) -> None:
        found = header(article(f"The Price of Oil\n\nTranscribed: Tom Wickham.\nCopyleft: {words_}.\n"))
        assert words(found, "//t:licence/@target") == [target]


class TestProfile:
    def test_says_when_the_text_came_about(self, credited: etree._Element) -> None:
        assert words(credited, "//t:creation/t:date/@when") == ["1887-03"]

    def test_a_letter_has_its_correspondents_place_and_date(self) -> None:
        found = header(LETTER.format(prose=PROSE))
        sent, received = "//t:correspAction[@type='sent']", "//t:correspAction[@type='received']"
        assert words(found, sent + "/t:persName") == ["Agnes Tolliver"]
        assert words(found, sent + "/t:placeName") == ["Harrow"]
        assert words(found, sent + "/t:date/@when") == ["1887-03-03"]
        assert words(found, received + "/t:persName") == ["Josef Lind"]
        assert words(found, received + "/t:placeName") == ["Leeds"]

    @pytest.mark.parametrize(
        ("title", "recipient"),
        [("To Madame Tolliver March 3, 1887", "Madame Tolliver"), ("To his Excellency Josef Lind", "Josef Lind")],
    )
    def test_a_title_that_only_says_to_whom_names_the_recipient(self, title: str, recipient: str) -> None:
        found = header(f"{title}\n\nHarrow, March 3, 1887\n\nSir\n\n{PROSE}\n\n{PROSE}\n\nYour servant,\n\nA. Reed\n")
        assert words(found, "//t:correspAction[@type='received']/t:persName") == [recipient]

    @pytest.mark.parametrize(
        ("greeting", "recipient"),
        [
            ("Dear Child,", []),
            ("My dear Niece,", []),
            ("Dear Sir,", []),
            ("Dear Anna,", ["Anna"]),
            ("Dear Cousin Anna,", ["Anna"]),
        ],
    )
    def test_a_greeting_without_a_name_names_no_recipient(self, greeting: str, recipient: list[str]) -> None:
        found = header(f"Harth, 4 March 1897\n\n{greeting}\n\n{PROSE}\n\nYour old friend,\n\nA. Reed\n")
        assert words(found, "//t:correspAction[@type='received']/t:persName") == recipient

    def test_a_letter_of_which_only_the_middle_is_printed_is_one_by_its_title(self) -> None:
        found = header(
            f"Reed to Josef Lind\nIn Leeds\n\nTranscribed: Ada Holm;\n\nHarrow, 3 March, 1887\n\n{PROSE}\n\n{PROSE}\n"
        )
        assert [division.get("type") for division in found.getroottree().iterfind(".//{*}body/{*}div")] == ["letter"]

    def test_a_letter_that_dedicates_a_book_is_not_what_the_header_describes(self) -> None:
        letter = f"TO JOSEF LIND\n\nDear Sir,\n\n{PROSE}\n\nYour servant,\n\nA. Reed\n\n"
        found = header(letter + "".join(f"CHAPTER {n}\n\n" + f"{PROSE}\n\n" * 4 for n in ("I", "II", "III")))
        assert words(found, "//t:correspDesc") == []

    def test_names_the_language(self, credited: etree._Element) -> None:
        assert words(credited, "//t:langUsage/t:language/@ident") == ["en"]


class TestNothingIsInvented:
    @pytest.mark.parametrize(
        "text",
        [
            "{p}\n\n{p}\n\n{p}\n",
            "The Bridge\n\n{p}\n\n{p}\n\n{p}\n",
            "CHAPTER I\n\n{p}\n\n{p}\n\n{p}\n",
            "From the first day nobody paid.\n\n{p}\n\n{p}\n\n{p}\n",
            "The bridge was old,\nThe keeper was cold,\nAnd nobody told\nWhat the toll had sold.\n\n{p}\n\n{p}\n",
            "In 1887 the toll was dropped.\n\n{p}\n\n{p}\n\n{p}\n",
            "The editor: a man of no words.\n\n{p}\n\n{p}\n\n{p}\n",
            "Translated books are dear, he said.\n\n{p}\n\n{p}\n\n{p}\n",
        ],
    )
    def test_a_text_without_credits_has_no_author_source_or_date(self, text: str) -> None:
        found = header(text.format(p=PROSE))
        assert (
            words(found, "//t:titleStmt/t:author | //t:titleStmt/t:editor | //t:titleStmt/t:respStmt/t:persName") == []
        )
        assert words(found, "//t:biblStruct | //t:bibl[not(@type = 'transcription')]") == []
        assert words(found, "//t:creation | //t:distributor | //t:licence | //t:correspDesc") == []


class TestRecord:
    def test_counts_before_the_transcription_and_the_difference_is_a_finding(self) -> None:
        record = Record(language="en", title="The Cost of Oil", authors=("A. Tolliver",))
        encoded = work.encode_source(source.of_text(article(CREDITS)), record)
        assert encoded.xml is not None
        found = etree.fromstring(encoded.xml)
        assert words(found, "//t:titleStmt/t:title[@type='main']") == ["The Cost of Oil"]
        assert words(found, "//t:titleStmt/t:author") == ["A. Tolliver"]
        differences = [finding for finding in encoded.report.findings if finding.rule == "header/record-differs"]
        assert len(differences) == 2

    def test_adds_what_the_transcription_does_not_say(self) -> None:
        record = Record(
            language="en", written="1887-03-02", licence=(("uri", "https://creativecommons.org/licenses/by/4.0/"),),
            responsibilities=(Responsibility("proofreading", "Ada Pell", "https://orcid.org/0000-0000-0000-0000"),),
        )  # fmt: skip
        found = header(article("The Price of Oil\n"), record)
        assert words(found, "//t:creation/t:date/@when") == ["1887-03-02"]
        assert words(found, "//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
        statement = "//t:respStmt[t:persName/@ref]"
        assert words(found, statement + "/t:resp/@ref") == ["http://id.loc.gov/vocabulary/relators/pfr"]

    def test_settings_count_only_where_neither_says_anything(self) -> None:
        settings = Settings(publisher="Harrow Archive", licence="CC BY 4.0")
        found = header(article("The Price of Oil\n"), None, settings)
        assert words(found, "//t:publicationStmt/t:publisher") == ["Harrow Archive"]
        assert words(found, "//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
        credited = header(article(CREDITS), None, settings)
        assert words(credited, "//t:licence/@target") == ["https://creativecommons.org/publicdomain/mark/1.0/"]


class TestRevision:
    def test_has_no_date_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        found = header(article("The Price of Oil\n"))
        assert words(found, "//t:revisionDesc//@when") == []

    def test_names_the_program_its_version_and_the_digest_of_the_transcription(self) -> None:
        found = header(article("The Price of Oil\n"))
        [change] = words(found, "//t:revisionDesc/t:change[@who = '#textus']")
        [digest] = words(found, "//t:bibl[@type = 'transcription']/t:idno")
        assert __version__ in change
        assert digest in change

    def test_has_the_changes_that_the_record_states(self) -> None:
        changes = (Change("Collated.", "2026-03-01", "A. Merrow"), Change("Typed anew.", "2027"), Change("Proofread."))
        encoded = work.encode_source(source.of_text(article(CREDITS)), Record(language="en", changes=changes))
        assert encoded.xml is not None
        found = words(etree.fromstring(encoded.xml), "//t:revisionDesc/t:change[not(@who)]")
        assert found == ["Typed anew.", "A. Merrow: Collated.", "Proofread."]

    def test_has_the_day_given_from_outside(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
        assert words(header(article("The Price of Oil\n")), "//t:revisionDesc/t:change/@when") == ["1970-01-01"]
