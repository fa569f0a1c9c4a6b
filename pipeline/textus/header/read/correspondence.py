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
from textus.language.bibliography.datelines import dateline_parts
from textus.language.bibliography.dates import find_dates
from textus.language.bibliography.lexicon import Codes, alternation, fold, pattern, small_words, words
from textus.language.bibliography.names import is_personal_name
from textus.language.bibliography.works import words_of
from textus.model.claims import Decision
from textus.survey.front.wrapping import languages
from textus.survey.survey import Survey

SURELY, SURNAMES = 1.0, -2.0
"""log-odds of a name in a title "X to Y": without other signs of a letter, and with them"""
PERSON = 0.0
"""log-odds from which a correspondent on a line of his own is a person; below, an office or a group"""
LABEL = "label"
"""the type of a span that only says what the words behind it are"""
_APPOSITION = regex(r"[,(]|\s[-–—]\s")
"""what parts a name from an office behind it"""


@functools.cache
def _signed() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:\(?{alternation(anywhere('signatures', 'signed'))}[:.)]*\s*)?", re.IGNORECASE)


@functools.cache
def _under_title() -> re.Pattern[str]:
    return re.compile(rf"^\(?(?i:{small_words('in', 'at')}) ([^\W\d_a-z]\S*(?: \S+){{0,3}}?)\)?$")


def dateline(facts: Facts, page: Page, decision: Decision) -> None:
    """Place and date; a year that is missing is that of the front matter."""
    facts.letterlike = True
    start, end = _after_label(decision), decision.claim.end
    known = next(iter([*facts.written, *facts.dated]), None)
    year = int((known.attributes.get("when") or known.attributes.get("from") or "0")[:4]) if known else 0
    spans = dateline_parts(page.text, start, end, page.codes, year or None)
    dates = [span for span in spans if span.role == "date"]
    facts.datelines.extend(Moment(page.words(span.start, span.end), span.attributes) for span in dates)
    place = next((page.words(span.start, span.end) for span in spans if span.role == "namedPlace"), "")
    facts.place = facts.place or place


def signature(facts: Facts, page: Page, decision: Decision) -> None:
    """A name at the end, without "(Signed)" and without the office in the lines below it."""
    start, end = decision.claim.start, decision.claim.end
    below = page.document.text.find("\n", start, end)
    name = _signed().sub("", page.words(start, end if below < 0 else below)).strip(" .,–—()\r")
    if name:
        facts.signatures.append(name)


def salute(facts: Facts, page: Page, decision: Decision) -> None:
    """Whom the salutation names, rank and greeting left out."""
    facts.letterlike = True
    rest = _greeting(page.codes).sub("", page.words(decision.claim.start, decision.claim.end)).strip(" ,:!.—–-")
    name = rest
    while rank := _ranks(page.codes).match(name):
        name = name[rank.end() :]
    likely = is_personal_name(name, page.codes, page.document.lower_case_words)
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
    found = _named_in(facts.titles)
    if not found:
        return
    sender, recipient = found["sender"] or "", _without_date(found["recipient"] or "", page.codes)
    if sender and fold(sender.split()[-1]) in anywhere("statements", "genres"):
        sender = ""
    likely = min((is_personal_name(name, page.codes) for name in (sender, recipient) if name), default=SURNAMES)
    stated = found.re is _letter_from()
    addressed = not sender and facts.letterlike and bool(facts.authors or facts.signatures) and not stated
    if likely > (SURNAMES if sender and (stated or facts.letterlike) else SURELY) or addressed:
        facts.sender, facts.recipient = sender, recipient
        behind = facts.titles[facts.titles.index(found.string) + 1 :]
        remarks = [words_ for label, words_ in facts.remarks if not label]
        facts.recipient_place = facts.recipient_place or _place_under_title([*behind[:1], *remarks[:1]])
        facts.said.extend(
            Moment(facts.titles[0][span.start : span.end], span.attributes)
            for span in find_dates(facts.titles[0], 0, len(facts.titles[0]), page.codes)
            if span.attributes
        )


def names_both(document: Survey, reading: Sequence[Decision]) -> bool:
    """A title names who wrote to whom: "Lind to Josef Tolliver"."""
    page = Page(document, languages(document))
    found = _named_in([page.words(d.claim.start, d.claim.end) for d in reading if _is_title(d)])
    if not found or not found["sender"] or not found["recipient"]:
        return False
    if fold(found["sender"].split()[-1]) in anywhere("statements", "genres"):
        return False
    named = (found["sender"], _without_date(found["recipient"], page.codes))
    return min(is_personal_name(name, page.codes) for name in named) > SURNAMES


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


def _named_in(titles: Sequence[str]) -> re.Match[str] | None:
    """The title that names both correspondents, or else the first if it names one."""
    if not titles:
        return None
    both = (match for title in titles[:3] if (match := _from_to().match(title)) and match["sender"])
    first = titles[0]
    return _letter_from().match(first) or next(both, None) or _from_to().match(first)


def _without_date(words_: str, codes: Codes) -> str:
    spans = find_dates(words_, 0, len(words_), codes)
    return (words_[: spans[0].start] if spans else words_).strip(" ,(")


def _place_under_title(subtitles: Sequence[str]) -> str:
    found = (_under_title().match(subtitle) for subtitle in subtitles)
    return next((place[1] for place in found if place), "")


@functools.cache
def _letter_from() -> re.Pattern[str]:
    """ "Letter from X to Y, 3 March 1887"."""
    genre, sent_by, to = (alternation(anywhere("statements", key)) for key in ("genres", "sent_by", "to"))
    name = r"[^\W\d_a-z][^,:;(\n]{1,60}?"
    kin = rf"{small_words('possessives', 'at')}\s[^,:;(\n]{{2,40}}?"
    dated = rf"(?:{small_words('of')}|{alternation(anywhere('date_words', 'on'))})"
    return re.compile(
        rf"^(?i:{genre})\b[^,:;]{{0,12}}?\s(?i:{sent_by})\s+(?P<sender>{name})\s+(?i:{to})\s+(?:(?P<recipient>{name})|{kin})"
        rf"(?=[,(.]|\s{dated}|$)"
    )


@functools.cache
def _from_to() -> re.Pattern[str]:
    """ "X to Y", or "To Y" alone; "his Excellency" is no part of the name."""
    to = alternation(anywhere("statements", "to"))
    honour = f"(?i:{alternation(anywhere('statements', 'honours'))})"
    return re.compile(
        rf"^(?:(?P<sender>[^\W\d_a-z][^,:;]{{1,50}}?)\s+(?=(?i:{to}))|(?=[^\W\d_a-z]))(?i:{to})"
        rf"\s+(?:(?:{honour})\s+)?(?P<recipient>[^\W\d_a-z][^:;]{{1,80}})$"
    )


@functools.cache
def _greeting(codes: Codes) -> Phrases:
    return pattern(words(codes, "salutations", "openings"), after=r"[\s,]*")


@functools.cache
def _ranks(codes: Codes) -> Phrases:
    return pattern(words(codes, "titles_of_rank", "words"), after=r"\s+(?=\S)")
