"""The survey: a document with the facts of the whole of it. It is what recognisers look at.

It proposes nothing. A fact states what holds throughout a text (its measure, who speaks in it, where its letters begin
and end), so that a recogniser can look at a few lines in its light.
"""

from __future__ import annotations

from typing import Self

from textus.model.document import Document
from textus.survey.facts import Surveyed
from textus.survey.front.below_credits import below_credits as _below_credits
from textus.survey.front.coded_head import coded_head as _coded_head
from textus.survey.front.colophon import colophons as _colophons
from textus.survey.front.edges import edges as _edges
from textus.survey.front.front_languages import front_languages as _front_languages
from textus.survey.front.kept import kept as _kept
from textus.survey.front.naming import naming as _naming
from textus.survey.front.text_between import text_between as _text_between
from textus.survey.front.title_page import title_page as _title_page
from textus.survey.front.wrapping import header_title as _header_title
from textus.survey.front.wrapping import legend as _legend
from textus.survey.front.wrapping import wrapped_from as _wrapped_from
from textus.survey.front.wrapping import wrapped_until as _wrapped_until
from textus.survey.habits.habits import habits as _habits
from textus.survey.habits.lines import line_habit as _line_habit
from textus.survey.layout.first_words import first_words as _first_words
from textus.survey.layout.measure import paragraph_per_line as _paragraph_per_line
from textus.survey.layout.measure import prose_measure as _prose_measure
from textus.survey.layout.wording import speaks_the_language as _speaks_the_language
from textus.survey.letters.chronology import chronology as _chronology
from textus.survey.letters.diary import diary_entries as _diary_entries
from textus.survey.letters.section_ends import section_signatures as _section_signatures
from textus.survey.letters.segments import letters as _letters
from textus.survey.letters.signatories import signatories as _signatories
from textus.survey.lines.atoms import line_atoms as _line_atoms
from textus.survey.lists.announced import announcements as _announcements
from textus.survey.lists.announced import contents as _contents
from textus.survey.notes.calls import note_labels as _note_labels
from textus.survey.notes.enclosed import enclosed_notes as _enclosed_notes
from textus.survey.notes.house_marks import marked_notes as _marked_notes
from textus.survey.notes.last_text import last_text as _last_text
from textus.survey.notes.series import note_series as _note_series
from textus.survey.notes.series import notes_headings as _notes_headings
from textus.survey.pages.counted import counted_marks as _counted_marks
from textus.survey.pages.page_marks import running_lines as _running_lines
from textus.survey.pages.page_marks import running_numbers as _running_numbers
from textus.survey.pages.page_marks import turning_lines as _turning_lines
from textus.survey.pages.symbol_rows import rows_within as _rows_within
from textus.survey.plays.cast import cast as _cast
from textus.survey.plays.cast import speeches_in_columns as _speeches_in_columns
from textus.survey.plays.cast import spoken_lines as _spoken_lines
from textus.survey.plays.delivery import shared_lines as _shared_lines
from textus.survey.plays.delivery import speeches_in_verse as _speeches_in_verse
from textus.survey.plays.delivery import spoken_prose as _spoken_prose
from textus.survey.plays.delivery import unspoken as _unspoken
from textus.survey.plays.directions import in_square_brackets as _in_square_brackets
from textus.survey.plays.directions import scene_openings as _scene_openings
from textus.survey.plays.persons import persons as _persons
from textus.survey.plays.songs import song_headings as _song_headings
from textus.survey.prose.bylines import bylines as _bylines
from textus.survey.prose.counted_lines import counted_lines as _counted_lines
from textus.survey.prose.dashes import opening_dashes as _opening_dashes
from textus.survey.prose.insets import within_set_in as _within_set_in
from textus.survey.prose.interview import interview as _interview
from textus.survey.prose.marked_headings import marked_headings as _marked_headings
from textus.survey.prose.marked_headings import marked_title as _marked_title
from textus.survey.prose.mostly_prose import mostly_prose as _mostly_prose
from textus.survey.prose.numbered_titles import titles_under_numbers as _titles_under_numbers
from textus.survey.prose.parallel import parallel_headings as _parallel_headings
from textus.survey.prose.quoted import dialogue as _dialogue
from textus.survey.prose.quoted import quoted_in_one_pair as _quoted_in_one_pair
from textus.survey.prose.quoted import repeated_openings as _repeated_openings
from textus.survey.prose.series import lone_numbers as _lone_numbers
from textus.survey.prose.series import lone_years as _lone_years
from textus.survey.prose.series import run_in_headings as _run_in_headings
from textus.survey.prose.series import stopped_headings as _stopped_headings
from textus.survey.prose.set_apart import set_apart as _set_apart
from textus.survey.prose.typed_in_markdown import typed_in_markdown as _typed_in_markdown
from textus.survey.verse.mostly_verse import mostly_verse as _mostly_verse
from textus.survey.verse.numbered import numbered_lines as _numbered_lines
from textus.survey.verse.tagged_verse import tagged_verse as _tagged_verse
from textus.survey.words.emphasis import emphasis_marks as _emphasis_marks
from textus.survey.words.languages_within import languages_within as _languages_within
from textus.survey.words.openings import capital_openings as _capital_openings
from textus.survey.words.pointed_marks import points_inward as _points_inward
from textus.survey.words.pointed_marks import quotes_pointedly as _quotes_pointedly
from textus.survey.words.spelled import spelled_words as _spelled_words
from textus.survey.words.stops import begins_small as _begins_small
from textus.survey.words.written import written as _written


class Survey(Surveyed):
    """A document and facts of the whole of it, each found when it is first asked for; its module states what it is."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """The survey of a document."""
        about = document.names, document.conventions, document.stated
        return cls(document.source, document.blocks, document.language, *about)

    # how it was typed
    habits = _habits
    line_habit = _line_habit

    # lines
    first_words = _first_words
    prose_measure = _prose_measure
    paragraph_per_line = _paragraph_per_line
    speaks_the_language = _speaks_the_language

    # signs and words inside lines
    emphasis_marks = _emphasis_marks
    capital_openings = _capital_openings
    points_inward = _points_inward
    quotes_pointedly = _quotes_pointedly
    spelled_words = _spelled_words
    begins_small = _begins_small
    written = _written
    languages_within = _languages_within

    # front and end matter
    edges = _edges
    below_credits = _below_credits
    front_languages = _front_languages
    kept = _kept
    naming = _naming
    coded_head = _coded_head
    text_between = _text_between
    title_page = _title_page
    wrapped_until = _wrapped_until
    wrapped_from = _wrapped_from
    legend = _legend
    colophons = _colophons
    header_title = _header_title

    # pages
    counted_marks = _counted_marks
    running_numbers = _running_numbers
    running_lines = _running_lines
    rows_within = _rows_within
    turning_lines = _turning_lines

    # prose
    bylines = _bylines
    within_set_in = _within_set_in
    mostly_prose = _mostly_prose
    interview = _interview
    set_apart = _set_apart
    marked_headings = _marked_headings
    marked_title = _marked_title
    counted_lines = _counted_lines
    typed_in_markdown = _typed_in_markdown
    parallel_headings = _parallel_headings
    dialogue = _dialogue
    opening_dashes = _opening_dashes
    repeated_openings = _repeated_openings
    quoted_in_one_pair = _quoted_in_one_pair
    lone_numbers = _lone_numbers
    lone_years = _lone_years
    stopped_headings = _stopped_headings
    titles_under_numbers = _titles_under_numbers
    run_in_headings = _run_in_headings

    # verse
    mostly_verse = _mostly_verse
    numbered_lines = _numbered_lines
    tagged_verse = _tagged_verse

    # notes
    note_labels = _note_labels
    last_text = _last_text
    enclosed_notes = _enclosed_notes
    note_series = _note_series
    marked_notes = _marked_notes
    notes_headings = _notes_headings

    # lists
    contents = _contents
    announcements = _announcements

    # plays
    cast = _cast
    speeches_in_columns = _speeches_in_columns
    spoken_lines = _spoken_lines
    speeches_in_verse = _speeches_in_verse
    spoken_prose = _spoken_prose
    unspoken = _unspoken
    shared_lines = _shared_lines
    scene_openings = _scene_openings
    in_square_brackets = _in_square_brackets
    persons = _persons
    song_headings = _song_headings

    # lines
    line_atoms = _line_atoms

    # letters
    section_signatures = _section_signatures
    signatories = _signatories
    letters = _letters
    chronology = _chronology
    diary_entries = _diary_entries
