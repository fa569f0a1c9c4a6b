"""`textus schema`: the schema, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from textus.cli import _exits

EPILOG = """\b
Examples:
  textus schema schema/        in a collection

\b
To have every edition reference the schema, add to textus.toml:
  [output]
  schema = "schema"

"""


@click.command(short_help="Write the schema to a folder, for XML editors.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.argument("folder", type=click.Path(file_okay=False))
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(folder: str, quiet: bool) -> None:
    """Write the schema, the rules and a catalog to FOLDER, so that oXygen and VS Code validate TEI as you type.

    Existing files of these names are replaced.
    """
    from textus.publish import editor_schemas

    made = editor_schemas.write_schema(Path(folder))
    if not quiet:
        click.echo("\n".join(map(str, made)))
