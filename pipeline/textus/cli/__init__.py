"""The command line: arguments in, exit code out.

This folder is the registry: every module whose name has no leading underscore is a command, imported when it is
called for, and holds it under the name `command`.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

import click

from textus.base import deferred
from textus.base.version import __version__
from textus.cli import _exits

OBJECTS_BEFORE_COLLECTION = 1_000_000
"""a long text makes many small records, none of them in circles: looking for circles among them costs a tenth"""

EPILOG = """\b
Examples:
  textus encode letter.txt -o letter.xml         one transcription
  textus encode letters/ -o tei/                 a folder of them
  textus render letter.xml --to html -o out/     a web page
  textus explain letter.txt:14                   why a line was read as it was
  textus record letter.txt --write               a record of the inferred metadata, to be corrected
  textus init my-collection                      a new collection with a sample letter
  textus build my-collection                     everything at once

"""


class Commands(click.Group):
    """A group whose commands are the modules of this folder."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the modules that are commands."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, None if there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the command that may have been meant."""
        if args[0] not in self.list_commands(ctx):
            import difflib  # here, because few runs need it

            for near in difflib.get_close_matches(args[0], self.list_commands(ctx), n=1):
                ctx.fail(f"unknown command {args[0]!r}; did you mean {near!r}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader that has gone away (`| head`) ends it without a word."""
        try:
            done = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            _forget_output()
            ctx.exit(_exits.UNFINISHED)
        return done


@click.group(
    cls=Commands,
    epilog=EPILOG + _exits.EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="textus")
def textus() -> None:
    """Encode plain-text transcriptions as valid, lossless TEI; render TEI as web pages, text and other formats."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; no exception comes out of here."""
    _survive_any_character()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION, 20, 20)
    atexit.register(gc.freeze)  # a process that ends need not look for circles among all it has read
    deferred.put_off()
    try:
        given = list(sys.argv[1:] if arguments is None else arguments)
        done = textus.main(given, prog_name="textus", standalone_mode=False, obj=given.copy())
        return done if isinstance(done, int) else _exits.CLEAN
    except click.Abort:
        return _exits.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return _exits.USAGE
    except OSError as error:
        return _unfinished(f"{error.filename or 'output'}: {error.strerror or error}")
    except Exception as error:
        return _unfinished(
            f"internal error: {type(error).__name__}: {error}\n"
            "This is a bug in textus, not a fault of your text: please report it, with the command and, if possible,"
            " the file."
            "\nSet TEXTUS_DEBUG=1 in the environment to see where it occurred."
        )


def _unfinished(words: str) -> int:
    if os.environ.get("TEXTUS_DEBUG"):
        import traceback  # here, because few runs need it

        traceback.print_exc()
    click.echo(f"textus: {words}", err=True)
    return _exits.UNFINISHED


def _survive_any_character() -> None:
    """What a terminal's encoding cannot show is printed as an escape, not raised."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """The reader has gone: let the interpreter's last flush go nowhere instead of complaining."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
