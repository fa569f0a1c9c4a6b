"""Profiles that users write: a file like those in `knowledge/profiles/`, every fault in it found at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textus.conventions import profiles
from textus.conventions.profiles import Profile
from textus.findings.finding import Finding
from textus.record import configuration
from textus.record.configuration import Key

LOOKS = "italic,bold,small-caps,underlined,letterspaced,superscript,subscript"
SAYINGS = "del,add,supplied,surplus,unclear,sic,expansion"
POINTS = "lb,pb,cb,gap,blank,layout"
_PAIR = (
    ("open", "text", "The opening mark.", '"_"'),
    ("close", "text", "The closing mark, if different.", '"_"'),
    ("longest", "number", "The maximum number of characters between the marks.", "2000"),
    ("word", "yes-no", "Whether it must not touch letters outside; true by default if both marks are equal.", "true"),
    ("touches", "yes-no", "Whether a letter must precede it.", "false"),
    ("letters", "yes-no", "Whether it marks letters inside a word.", "false"),
    ("edge", "yes-no", "With “letters”: whether it marks them only at one end of the word.", "false"),
    ("fewest", "number", "The minimum number of occurrences in a text; if fewer, the marks are text.", "2"),
    ("quotes", "yes-no", "Whether it is a quotation mark where most passages in it end with punctuation.", "false"),
    ("not_first", "characters", "Characters not allowed directly after the opening mark.", '"0123456789"'),
    ("not_inside", "characters", "Characters not allowed between the marks.", '"<>"'),
    ("not_behind", "characters", "Characters not allowed before it.", '":"'),
    ("not_before", "characters", "Characters not allowed after it.", '"("'),
)
KEYS = (
    Key("title", "text", "The name of the conventions, as given in TEI headers.", '"Rules of the Harth Archive"'),
    Key(
        "about", "text",
        "A one-sentence description, as given in TEI headers.", '"Underlined words are enclosed in underscores."',
    ),
    Key("based_on", "profile", "A built-in profile that these conventions extend.", '"plain"'),
    Key("without", "texts", "Marks of that profile to leave out, by their opening mark.", '["/", "+"]'),
    Key("prior", "weight", "Prior log-odds that a text follows these conventions.", "-3"),
    Key("brackets", "choice:editorial,lost,omitted,illegible", "The meaning of square brackets.", '"editorial"'),
    Key("letters.spaced", f"choice:{LOOKS}", "The meaning of letterspaced words.", '"letterspaced"'),
    Key(
        "letters.opening", f"choice:{LOOKS}",
        "The meaning of capitalised words at the beginning of the text.", '"small-caps"',
    ),
    Key("letters.spelled", "texts", "Bracketed spellings of single characters.", '["[oe]", "[OE]"]'),
    Key("sign[]", "entries", "Evidence that a text follows these conventions."),
    Key("sign[].any", "texts", "Phrases, one of which must occur.", '["Harth Archive"]', needed=True),
    Key(
        "sign[].where", "choice:head,tail",
        "Where: the first or last 4,000 characters; anywhere if omitted.", '"head"',
    ),
    Key("sign[].fewest", "number", "The minimum number of occurrences.", "2"),
    Key("sign[].weight", "weight", "Its weight in log-odds.", "2", needed=True),
    Key(
        "sign[].reason", "text",
        "The evidence in words, as given in TEI headers.", '"it names the archive"', needed=True,
    ),
    Key("emphasis[]", "entries", "Marks of typographic emphasis."),
    *(Key(f"emphasis[].{name}", kind, says, example, name == "open") for name, kind, says, example in _PAIR),
    Key("emphasis[].is", f"choice:{LOOKS}", "The appearance it stands for.", '"underlined"', needed=True),
    Key("editorial[]", "entries", "Marks of editorial intervention."),
    *(Key(f"editorial[].{name}", kind, says, example, name == "open") for name, kind, says, example in _PAIR),
    Key("editorial[].is", f"choice:{SAYINGS}", "The intervention it marks.", '"del"', needed=True),
    Key("editorial[].reason", "word", "The reason.", '"omitted"'),
    Key("editorial[].place", "word", "The place on the page.", '"above"'),
    Key("note[]", "entries", "Marks of notes and of references to them."),
    Key(
        "note[].call", "text",
        "The reference to a note; {n} is its number or symbol. Without {n}, notes are in the order of references.",
        '"@@"', needed=True,
    ),
    Key(
        "note[].label", "text",
        "What a note begins with, at the beginning of a line; {n} as in the reference.", '"@@@"', needed=True,
    ),
    Key("point[]", "entries", "Signs that stand for no words."),
    Key("point[].any", "texts", "The signs.", '["|"]'),
    Key(
        "point[].pattern", "pattern",
        "Alternatively: a regular expression, whose group n is a number.", r"'\(f\. (?P<n>\d+)\)'",
    ),
    Key("point[].with", "text", "A string that all matches contain (for speed).", '"(f. "'),
    Key("point[].is", f"choice:{POINTS}", "Their meaning.", '"pb"', needed=True),
)  # fmt: skip


def load(path: Path, *, shown: str | None = None) -> tuple[Profile | None, tuple[Finding, ...]]:
    """The profile in a file, and everything that is wrong with it; None if it cannot be used."""
    checks = {"point": _point}
    if not path.is_file():
        return None, (configuration.unreadable(shown or str(path), "conventions"),)
    values, findings = configuration.read(path, KEYS, "conventions", shown=shown, checks=checks)
    return (None if findings else profiles.made(path.stem, _tables(values))), findings


def _point(row: Mapping[str, Any]) -> str:
    return "" if ("any" in row) != ("pattern" in row) else "[[point]] needs either “any” or “pattern”"


def _tables(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a file as the file has them: those of `letters` in a table, a single text as a list of one."""
    rows = {name: value for name, value in values.items() if "." not in name}
    rows["letters"] = {name.partition(".")[2]: value for name, value in values.items() if "." in name}
    for listed in (rows, rows["letters"], *rows.get("sign", ()), *rows.get("point", ())):
        for name in ("any", "without", "spelled"):
            if isinstance(listed.get(name), str):
                listed[name] = [listed[name]]
    return rows
