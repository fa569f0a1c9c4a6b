"""`textus init`: a collection to start from."""

from __future__ import annotations

from pathlib import Path

import click

from textus.cli import _exits, _plan

EPILOG = """\b
Examples:
  textus init my-collection
  textus build my-collection
  textus init --schema > settings.schema.json

"""


@click.command(short_help="Create a new collection.", epilog=EPILOG + _exits.SHORT_EXIT_CODES)
@click.argument("folder", required=False)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of textus.toml, for editors, and exit.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(folder: str | None, schema: bool, quiet: bool) -> None:
    """Create a collection, ready to build, in a new or empty FOLDER.

    It contains a sample transcription, its record and the settings, with explanations.
    """
    from textus.publish import init
    from textus.record import templates

    if schema:
        click.echo(templates.settings_schema(), nl=False)
        return
    if folder is None:
        raise click.UsageError("Missing argument 'FOLDER'.")
    with _plan.usage_errors():
        made = init.create(Path(folder))
    if not quiet:
        click.echo("\n".join(map(str, made)) + f"\nNext: textus build {folder}")
