"""`textus init`: a collection to start from."""

from __future__ import annotations

from pathlib import Path

import click

from textus.cli import _exits, _plan

EPILOG = """\b
Examples:
  textus init my-collection
  textus build my-collection

"""


@click.command(short_help="Start a collection.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.argument("folder")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(folder: str, quiet: bool) -> None:
    """Make a collection that builds at once, in a new or empty FOLDER.

    It holds a sample transcription, its record and the settings, every entry explained.
    """
    from textus import init

    with _plan.usage_errors():
        made = init.create(Path(folder))
    if not quiet:
        click.echo("\n".join(map(str, made)) + f"\nNow try: textus build {folder}")
