"""`textus schema`: the schema, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from textus.cli import _exits

EPILOG = """\b
Examples:
  textus schema schema/        beside the texts of a collection

\b
Editions name the schema if textus.toml says where it is:
  [output]
  schema = "schema"

"""


@click.command(short_help="Write the schema into a folder, for editors.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(folder: str, quiet: bool) -> None:
    """Write grammar, rules and a catalog into FOLDER, so that oXygen and VS Code validate TEI as you type.

    Files of these names that are there are replaced.
    """
    from textus.publish import editor_schemas

    made = editor_schemas.write_schema(Path(folder))
    if not quiet:
        click.echo("\n".join(map(str, made)))
