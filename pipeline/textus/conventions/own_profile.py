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
POINTS = "lb,pb,cb,gap,blank"
_PAIR = (
    ("open", "text", "What opens it.", '"_"'),
    ("close", "text", "What closes it, if that is not the same.", '"_"'),
    ("longest", "number", "How many characters may stand between.", "2000"),
    ("word", "yes-no", "Whether it may not touch letters outside; it is so where it opens and closes alike.", "true"),
    ("touches", "yes-no", "Whether a letter must stand before it.", "false"),
    ("not_first", "characters", "Characters that may not stand first in it.", '"0123456789"'),
    ("not_inside", "characters", "Characters that may not stand in it.", '"<>"'),
    ("not_behind", "characters", "Characters that may not stand before it.", '":"'),
    ("not_before", "characters", "Characters that may not stand behind it.", '"("'),
)
KEYS = (
    Key("title", "text", "What the conventions are called, in the header of editions.", '"Rules of the Harth Archive"'),
    Key("about", "text", "What they say, in a sentence.", '"Underlined words stand between low lines."'),
    Key("based_on", "profile", "A profile of textus whose rows they have too.", '"plain"'),
    Key("without", "texts", "Those of its rows they do not have, by what opens them.", '["/", "+"]'),
    Key("prior", "weight", "Log-odds that a text follows them, before any sign is seen.", "-3"),
    Key("brackets", "choice:editorial,lost,omitted,illegible", "Why words stand in square brackets.", '"editorial"'),
    Key("letters.spaced", f"choice:{LOOKS}", "What words in spaced letters are.", '"letterspaced"'),
    Key("letters.opening", f"choice:{LOOKS}", "What words in capitals at the beginning are.", '"small-caps"'),
    Key("letters.spelled", "texts", "Brackets that spell a letter and say nothing.", '["[oe]", "[OE]"]'),
    Key("sign[]", "entries", "What tells that a text follows them."),
    Key("sign[].any", "texts", "Phrases of which one must stand in it.", '["Harth Archive"]', needed=True),
    Key("sign[].where", "choice:head,tail", "In its first or last 4,000 characters, if not anywhere.", '"head"'),
    Key("sign[].fewest", "number", "How often.", "2"),
    Key("sign[].weight", "weight", "Its log-odds.", "2", needed=True),
    Key("sign[].reason", "text", "The same in words.", '"it names the archive"', needed=True),
    Key("emphasis[]", "entries", "What is printed or written differently."),
    *(Key(f"emphasis[].{name}", kind, says, example, name == "open") for name, kind, says, example in _PAIR),
    Key("emphasis[].is", f"choice:{LOOKS}", "What it looks like.", '"underlined"', needed=True),
    Key("editorial[]", "entries", "What somebody says of the words."),
    *(Key(f"editorial[].{name}", kind, says, example, name == "open") for name, kind, says, example in _PAIR),
    Key("editorial[].is", f"choice:{SAYINGS}", "What is said.", '"del"', needed=True),
    Key("editorial[].reason", "word", "Why.", '"omitted"'),
    Key("editorial[].place", "word", "Where on the page.", '"above"'),
    Key("point[]", "entries", "What stands for no words."),
    Key("point[].any", "texts", "The signs.", '["|"]'),
    Key("point[].pattern", "pattern", "Or a regular expression; its group n is a number.", r"'\(f\. (?P<n>\d+)\)'"),
    Key("point[].with", "text", "What all of them hold, so that they are looked for only there.", '"(f. "'),
    Key("point[].is", f"choice:{POINTS}", "What they stand for.", '"pb"', needed=True),
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
