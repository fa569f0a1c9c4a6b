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
  textus lsp                       started by an editor; communicates over standard input and output
  textus lsp --phase publish       check TEI files against more rules

As you type, editors show findings in transcriptions (.txt), TEI, records and settings, explain how a line was read,
and offer to settle it in the record. See the documentation on editors for VS Code, Neovim and Emacs.

"""


@click.command(short_help="Run the language server for text editors.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.option(
    "--phase",
    type=click.Choice(PHASES),
    default="draft",
    show_default=True,
    help="Phase of the Schematron rules that TEI files are checked against.",
)
@click.option(
    "--stdio", is_flag=True, help="Use standard input and output (always on; accepted because some editors pass it)."
)
def command(phase: str, stdio: bool) -> None:
    """Run the textus language server; text editors start it."""
    try:
        from textus.lsp import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise click.UsageError("the language server needs pygls: pip install 'textus[lsp]'") from None
    if sys.stdin is None or sys.stdout is None:
        raise OSError("standard input or output is closed")
    if sys.stdin.isatty():
        click.echo("textus lsp is waiting for an editor; press Ctrl-C to stop it (see textus lsp --help)", err=True)
    logging.basicConfig(level=logging.WARNING if os.environ.get("TEXTUS_DEBUG") else logging.ERROR)
    talk, sys.stdout = sys.stdout.buffer, sys.stderr  # so that nothing else can get between the lines of the protocol
    server.Server(phase).start_io(sys.stdin.buffer, talk)
