"""`textus rule`: why there is a finding, with examples."""

from __future__ import annotations

from typing import Any

import click

from textus.cli import _exits

EPILOG = """\b
Examples:
  textus rule                              all rules, a line for each
  textus rule encode/unsure                one rule
  textus rule schematron/                  the rules of one group

"""


@click.command(short_help="Explain a rule, with examples.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.argument("words", metavar="[RULE]", default="")
def command(words: str) -> None:
    """Explain a rule: its severity, the reason for it, an incorrect and a correct example.

    RULE is the id given in square brackets in a finding, or a prefix of ids; without it, all rules are listed.
    """
    click.echo(_told(words), nl=False)


def explain_option(command: Any) -> Any:
    """Give a command `--explain RULE`, which prints a rule and does nothing else."""

    def explain(context: click.Context, _: click.Parameter, words: str | None) -> None:
        if words is not None and not context.resilient_parsing:
            click.echo(_told(words), nl=False)
            context.exit(_exits.CLEAN)

    return click.option(
        "--explain", metavar="RULE", is_eager=True, expose_value=False, callback=explain,
        help="Explain a rule, with examples, and exit.",
    )(command)  # fmt: skip


def _told(words: str) -> str:
    from textus.findings import rulebook

    found = rulebook.named(words) if words else tuple(rulebook.entries().values())
    if not found:
        near = rulebook.meant(words)
        raise click.UsageError(f"unknown rule {words!r}" + (f"; did you mean {near!r}?" if near else ""))
    if len(found) == 1 and words:
        return rulebook.explained(found[0])
    if all(entry.id.endswith(f"/{words}") for entry in found):
        return "\n".join(map(rulebook.explained, found))
    width = max(len(entry.id) for entry in found)
    lines = (f"{entry.id:{width}}  {entry.severity!s:8} {entry.says or entry.reason}" for entry in found)
    return "".join(f"{line[:118] + '…' if len(line) > 119 else line}\n" for line in lines)
