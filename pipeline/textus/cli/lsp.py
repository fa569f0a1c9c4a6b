"""`textus lsp`: the language server, for editors."""

from __future__ import annotations

import logging
import os
import sys

import click

from textus.cli import _exits

PHASES = ("draft", "publish", "deposit", "none")
EPILOG = """\b
Examples:
  textus lsp                       what an editor starts; it talks to it by standard input and output
  textus lsp --phase publish       TEI files are held against more rules

Editors show findings in transcriptions (.txt), TEI, records and settings as one types, say why a line was read as it
was, and offer to write into the record how it is to be read. The README says how to set up VS Code, Neovim and Emacs.

"""


@click.command(short_help="Serve an editor: findings, reasons, quick fixes.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.option(
    "--phase",
    type=click.Choice(PHASES),
    default="draft",
    show_default=True,
    help="The rules above grammar that TEI files are held against.",
)
@click.option("--stdio", is_flag=True, help="Talk by standard input and output, as always; some editors say it.")
def command(phase: str, stdio: bool) -> None:
    """Run the language server of textus, for an editor that starts it."""
    try:
        from textus.lsp import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise click.UsageError("the language server needs pygls: pip install 'textus[lsp]'") from None
    if sys.stdin is None or sys.stdout is None:
        raise OSError("standard input or output is closed")
    if sys.stdin.isatty():
        click.echo("textus lsp waits for an editor; Ctrl-C ends it (textus lsp --help)", err=True)
    logging.basicConfig(level=logging.WARNING if os.environ.get("TEXTUS_DEBUG") else logging.ERROR)
    talk, sys.stdout = sys.stdout.buffer, sys.stderr  # so that nothing else can get between the lines of the protocol
    server.Server(phase).start_io(sys.stdin.buffer, talk)
