"""The reference pages of the documentation, generated from the program: commands, keys, rules, roles, formats and more.

`write` is called by the configuration of the documentation before each build; `python -m tools.reference FOLDER` does
the same by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from textus.base import bundles
from textus.base.knowledge import language_name, languages
from textus.cli import textus as program
from textus.conventions import profiles
from textus.findings import rulebook
from textus.language.coverage import coverage, tiers
from textus.record import record, settings
from textus.record.configuration import Key
from textus.record.value_kinds import choices_of
from textus.rendering import formats as output_formats


def write(folder: Path) -> None:
    """Write every generated page into the folder, as MyST Markdown; a page that is the same already is left alone."""
    pages = {
        "commands": commands(),
        "keys": keys(),
        "rules": rules(),
        "roles": roles(),
        "formats": formats(),
        "languages": languages_(),
    }
    for name, lines in pages.items():
        text = "\n".join(lines) + "\n"
        file = folder / f"{name}.md"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


# ----------------------------------------------------------------------------------------------------------- commands
def commands() -> Iterator[str]:
    """Every command with the help it prints."""
    yield from ("# Commands", "", "What each command prints with `--help`.", "")
    yield from _command(program, "textus", 1)


def _command(command: click.Command, path: str, level: int) -> Iterator[str]:
    context = click.Context(command, info_name=path, terminal_width=100, max_content_width=100)
    if level > 1:
        yield from (f"{'#' * level} {path}", "")
    yield from ("```text", command.get_help(context).strip(), "```", "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _command(found, f"{path} {name}", level + 1)


# --------------------------------------------------------------------------------------------------------------- keys
def keys() -> Iterator[str]:
    """Every key of settings and records, with its meaning and an example."""
    yield from ("# Settings and records", "")
    yield "Both are TOML files. `[[name]]` introduces one of several entries. A key that is left out is simply unknown."
    for head, words, table_ in (
        ("Settings (`textus.toml`)", "What is true of a whole collection.", settings.KEYS),
        ("Record (`letter.toml` beside `letter.txt`)", "What is known of one work.", record.KEYS),
    ):
        yield from ("", f"## {head}", "", words)
        yield from _keys(table_)


def _keys(known: Sequence[Key]) -> Iterator[str]:
    for home, group in groupby(known, key=lambda key: key.table):
        rows = list(group)
        listed = home.endswith("[]")
        name = f"`[[{home[:-2]}]]`" if listed else f"`[{home}]`" if home else "Top of the file"
        yield from ("", f"### {name}", "")
        yield from (key.meaning for key in rows if key.kind == "entries")
        yield from ("", *_table(("key", "meaning", "example"), map(_key, (k for k in rows if k.kind != "entries"))))


def _key(key: Key) -> tuple[str, str, str]:
    needed = " (required)" if key.needed else ""
    return f"`{key.name}`{needed}", key.meaning, f"`{key.example}`" if key.example else ""


# -------------------------------------------------------------------------------------------------------------- rules
def rules() -> Iterator[str]:
    """Every rule with its severity, its reason, and an example of the fault and of its correction."""
    yield from ("# Rules", "", "What findings can be about. `textus rule ID` prints the same.", "")
    entries = rulebook.entries().values()
    for group, found in groupby(entries, key=lambda entry: entry.id.partition("/")[0]):
        yield from (f"## {group}", "")
        for entry in found:
            yield from (f"### {entry.id}", "", f"*{entry.severity}*", "", _escaped(entry.reason), "")
            if entry.says:
                yield from ("Message:", "", *_code(entry.says))
            if entry.phases:
                yield from (f"Checked by `--phase` {', '.join(f'`{phase}`' for phase in entry.phases)}.", "")
            for head, example in (("Incorrect:", entry.bad), ("Correct:", entry.good)):
                yield from (head, "", *_code(example)) if example else ()


# -------------------------------------------------------------------------------------------------------------- roles
def roles() -> Iterator[str]:
    """Every role of lines and of words with the TEI it becomes."""
    yield from ("# Roles", "", "What a decision of the record can name.", "", '## Lines (`role = "…"`)', "")
    found = {code: role for code, role in bundles.roles().items() if not role.made}
    yield from _table(
        ("role", "what it is", "in TEI"), ((f"`{code}`", role.name, f"`{role.path}`") for code, role in found.items())
    )
    yield from ("", '## Words within a line (`span = "…"`)', "")
    kinds = bundles.span_kinds()
    yield from _table(("span", "in TEI"), ((f"`{code}`", f"`{_element(kinds[code])}`") for code in choices_of("span")))


def _element(kind: bundles.SpanKind) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in kind.attributes.items())
    return f"<{kind.element}{attributes}>"


# ------------------------------------------------------------------------------------------------------------ formats
def formats() -> Iterator[str]:
    """Every output format with its parameters, and every convention of transcription."""
    yield from ("# Formats and conventions", "", "## Output formats", "")
    yield "For `textus render --to NAME` and, in the settings, `[output]`, `formats`."
    for form in output_formats.formats().values():
        yield from ("", f"### {form.name}", "", f"{form.description} ({form.media_type}, `{form.extension}`)", "")
        if form.parameters:
            yield from _table(("parameter", "", "default"), map(_parameter, form.parameters.values()))
    yield from ("", "## Conventions of transcription", "", "For `--conventions NAME`.", "")
    named = ((f"`{name}`", profiles.profile(name).title) for name in profiles.names())
    yield from _table(("profile", ""), named)


def _parameter(one: output_formats.Parameter) -> tuple[str, str, str]:
    return f"`{one.name}`", one.description, f"`{one.default}`" if one.default else ""


# ---------------------------------------------------------------------------------------------------------- languages
def languages_() -> Iterator[str]:
    """Every language with a table of words, and how complete each tier of it is."""
    yield from ("# Languages", "", "The languages that textus has words of, tier by tier.")
    yield from ("`textus languages CODE` lists what a table lacks, which is then not recognised; nothing fails.", "")
    rows = ((f"`{code}`", language_name(code), *(tier.state for tier in coverage(code))) for code in languages())
    yield from _table(("code", "language", *tiers()), rows)
    yield from ("", "A text in any other language is read by its layout and by marks alone.")


# ---------------------------------------------------------------------------------------------------------- Markdown
def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _code(words: str) -> list[str]:
    fence = "```" if "```" not in words else "~~~~"
    return [f"{fence}text", words.strip("\n"), fence, ""]


def _escaped(words: str) -> str:
    """Prose in which tags and asterisks are characters, not markup."""
    return words.replace("<", "\\<").replace("*", "\\*")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
