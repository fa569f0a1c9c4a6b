"""What opener, closer and title of a letter say of its correspondents (TEI P5, 2.4.6)."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from textus.base.bundles import roles, span_kinds
from textus.base.knowledge import anywhere
from textus.base.phrases import Phrases
from textus.base.regex import regex
from textus.header.facts import Facts, Moment, Page
from textus.header.read.signers import is_body, signer
from textus.language.bibliography.datelines import dateline_parts
from textus.language.bibliography.letter_titles import LetterTitle, read_letter_title
from textus.language.bibliography.lexicon import Codes, alternation, fold, pattern, small_words, words
from textus.language.bibliography.names import is_organisation, is_personal_name
from textus.language.bibliography.segments import places
from textus.language.bibliography.works import words_of
from textus.model.claims import Decision
from textus.survey.front.wrapping import languages
from textus.survey.letters.letter_words import without_seal
from textus.survey.survey import Survey
from textus.survey.words.written import dating_at

SURELY, DATED, SURNAMES = 1.0, -0.5, -2.0
"""log-odds of a name in a title "X to Y": without other signs of a letter, with a date, with other signs"""
PERSON = 0.0
"""log-odds from which a correspondent on a line of his own is a person; below, an office or a group"""
LABEL = "label"
"""the type of a span that only says what the words behind it are"""
_INITIAL = regex(r"(?:^|[\s.])[^\W\d_a-z]$")
"""an initial at the end of a name, which keeps its stop"""
_APPOSITION = regex(r"[,(]|\s[-–—]\s")
"""what parts a name from an office behind it"""


_SIGNED = regex(lambda: rf"^\W*(?:\(?{alternation(anywhere('signatures', 'signed'))}[:.)]*\s*)?", re.IGNORECASE)


_UNDER_TITLE = regex(lambda: rf"^\(?(?i:{small_words('in', 'at')}) ([^\W\d_a-z]\S*(?: \S+){{0,3}}?)\)?$")


def dateline(facts: Facts, page: Page, decision: Decision) -> None:
    """Place and date; a year that is missing is that of the entry it is in, or that of "Written:"."""
    facts.letterlike = True
    start, end = _after_label(decision), decision.claim.end
    year = dating_at(page.document.written, start).year
    spans = dateline_parts(page.text, start, end, page.codes, year)
    dates = [span for span in spans if span.role == "date"]
    facts.datelines.extend(Moment(page.words(span.start, span.end), span.attributes) for span in dates)
    place = next((page.words(span.start, span.end) for span in spans if span.role == "namedPlace"), "")
    named = any(span.role == "namedPlace" for span in decision.claim.spans)
    facts.place = facts.place or (place if named or not decision.claim.spans else "")


def signature(facts: Facts, page: Page, decision: Decision) -> None:
    """A name at the end, without "(Signed)" and without the office in the lines below it."""
    start, end = decision.claim.start, decision.claim.end
    below = page.document.text.find("\n", start, end)
    words_ = without_seal(page.words(start, end if below < 0 else below).rstrip())
    words_ = _SIGNED.sub("", words_).strip(" .,–—()\r")
    words_ += "." * bool(_INITIAL.search(words_))
    signed = signer(words_, page.text[below:end] if below >= 0 else "", page.codes)
    if signed.name:
        facts.signatures.append(signed.name)
        facts.signed_for_others = facts.signed_for_others or signed.official
        facts.offices |= {signed.name} if is_body(signed.name) else set()


def salute(facts: Facts, page: Page, decision: Decision) -> None:
    """Whom the salutation names, rank and greeting left out."""
    facts.letterlike = facts.greeted = True
    rest = page.words(decision.claim.start, decision.claim.end)
    while greeting := _greeting(page.codes).match(rest):
        rest = rest[greeting.end() :]
    name = rest = rest.strip(" ,:!.—–-")
    while rank := _ranks(page.codes).match(name):
        name = name[rank.end() :]
    likely = is_personal_name(name, page.codes, page.document.lower_case_words)
    if set(fold(name).split()) <= set(words(page.codes, "salutations", "nouns")):
        return  # "Dear Child" names nobody
    if not facts.recipient and name[:1].isupper() and likely > SURNAMES:
        facts.recipient = name


def sender(facts: Facts, page: Page, decision: Decision) -> None:
    """Whom a line names as the sender."""
    facts.letterlike = True
    facts.several_letters = facts.several_letters or bool(facts.sender)
    facts.sender = facts.sender or next(iter(_parties(facts, page, decision)), "")


def addressee(facts: Facts, page: Page, decision: Decision) -> None:
    """Whom a line names as the addressee."""
    facts.letterlike = facts.addressed = True
    parties = _parties(facts, page, decision)
    if not facts.recipient:
        facts.recipient, parties = "".join(parties[:1]), parties[1:]
    facts.also_to.extend(name for name in parties if name not in (facts.recipient, *facts.also_to))


def subject(facts: Facts, page: Page, decision: Decision) -> None:
    """What a line states as the subject."""
    words_ = page.words(_after_label(decision), decision.claim.end).strip(" .")
    if words_:
        facts.several_letters = facts.several_letters or bool(facts.regarding)
        facts.subjects.append(words_)
        facts.regarding = facts.regarding or words_


def _after_label(decision: Decision) -> int:
    """Where the words of a line begin, behind a label such as "From:"."""
    labels = (span.end for span in decision.claim.spans if span_kinds()[span.role].attributes.get("type") == LABEL)
    return max(labels, default=decision.claim.start)


def _parties(facts: Facts, page: Page, decision: Decision) -> list[str]:
    """Correspondents in the words of the first line, each up to a comma; what is no personal name is an office."""
    first = page.text[_after_label(decision) : decision.claim.end].strip().partition("\n")[0]
    names = [words_of(_APPOSITION.split(part)[0]).strip(" .:") for part in first.split(";")]
    for name in names:
        if name and is_personal_name(name, page.codes, page.document.lower_case_words) < PERSON:
            facts.offices.add(name)
    return [name for name in names if name]


def conclude(facts: Facts, page: Page) -> None:
    """Correspondents that the title names, like "Marx to Ludwig Kugelmann" above "In Hanover"."""
    if facts.several_letters:
        facts.sender = facts.recipient = ""
        facts.also_to, facts.addressed = [], False
    _sent(facts)
    found = _named_in(facts.titles, page.codes)
    if not found:
        return
    title, said = found
    sender, recipient, place = said.sender, said.recipient, said.place
    if sender and (fold(sender.split()[-1]) in anywhere("statements", "genres") or places(sender, page.codes)):
        sender, place = "", place or (sender if places(sender, page.codes) else "")
    if not _are_correspondents(facts, said, sender, page.codes):
        return
    if facts.recipient and _is_office(recipient):
        recipient = facts.recipient  # "Letter to the brother", who is greeted by his name
    facts.sender, facts.recipient = sender, recipient
    facts.addressed = facts.addressed or (said.calls_itself and bool(recipient))
    facts.offices |= {name for name in (sender, recipient) if _is_office(name)}
    behind = facts.titles[facts.titles.index(title) + 1 :]
    remarks = [words_ for label, words_ in facts.remarks if not label]
    facts.recipient_place = facts.recipient_place or _place_under_title([*behind[:1], *remarks[:1]])
    facts.place = facts.place or place
    facts.said.extend(Moment(title[span.start : span.end], span.attributes) for span in said.dates)


def _are_correspondents(facts: Facts, said: LetterTitle, sender: str, codes: Codes) -> bool:
    """Whether the persons in a title are correspondents: by a word for a letter, a date, or their names."""
    if places(said.recipient, codes):
        return False
    if not sender and facts.letterlike and (facts.authors or facts.signatures):
        return True
    named = {name: is_personal_name(name, codes) for name in (sender, said.recipient) if name}
    if said.calls_itself or (said.dates and named.get(sender, SURNAMES) >= PERSON):
        named = {name: likely for name, likely in named.items() if not _is_office(name)}
    shown = said.calls_itself + facts.letterlike + bool(sender) > 1
    enough = SURNAMES if shown else DATED if sender and said.dates else SURELY
    return min(named.values(), default=SURELY + 1) > enough


def _is_office(name: str) -> bool:
    """ "the Secretary of State", "Smith, Elder & Co.": no person's name."""
    return bool(_ARTICLE.match(name)) or is_organisation(name)


def names_both(document: Survey, reading: Sequence[Decision]) -> bool:
    """A title names who wrote to whom: "Lind to Josef Tolliver"."""
    page = Page(document, languages(document))
    found = _named_in([page.words(d.claim.start, d.claim.end) for d in reading if _is_title(d)], page.codes)
    if not found or not found[1].sender or not found[1].recipient:
        return False
    sender, recipient = found[1].sender, found[1].recipient
    if fold(sender.split()[-1]) in anywhere("statements", "genres"):
        return False
    return min(is_personal_name(name, page.codes) for name in (sender, recipient)) > SURNAMES


def _is_title(decision: Decision) -> bool:
    return roles()[decision.claim.role].path.endswith("titlePart")


def _sent(facts: Facts) -> None:
    """ "Sent from Munich to St. Petersburg": a line under the title or among the credits."""
    for words_ in [*facts.titles[1:], *(value for _, value in facts.remarks)]:
        for form in anywhere("archives", "sent"):
            found = re.fullmatch(form, words_.strip(" ._*()[]"), re.IGNORECASE)
            if found and found["origin"][:1].isupper() and found["goal"][:1].isupper():
                facts.place, facts.recipient_place = facts.place or found["origin"], found["goal"]
                facts.letterlike = True
                return


def _named_in(titles: Sequence[str], codes: Codes) -> tuple[str, LetterTitle] | None:
    """The title that names both correspondents, or else the first if it names one, and what it says."""
    read = [(title, said) for title in titles[:3] if (said := read_letter_title(title, codes))]
    both = next((found for found in read if found[1].sender and found[1].recipient), None)
    return both or next((found for found in read if found[0] == titles[0]), None)


def _place_under_title(subtitles: Sequence[str]) -> str:
    found = (_UNDER_TITLE.match(subtitle) for subtitle in subtitles)
    return next((place[1] for place in found if place), "")


_ARTICLE = regex(lambda: rf"{small_words('articles')}\s", re.IGNORECASE)


@functools.cache
def _greeting(codes: Codes) -> Phrases:
    return pattern(words(codes, "salutations", "openings"), after=r"[\s,]*")


@functools.cache
def _ranks(codes: Codes) -> Phrases:
    return pattern(words(codes, "titles_of_rank", "words"), after=r"\s+(?=\S)")
