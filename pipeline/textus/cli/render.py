"""`textus render`: TEI to pages, plain text, catalogue records and whatever else there is a stylesheet for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from textus.base import files
from textus.cli import _exits, _plan
from textus.cli._choices import with_findings
from textus.cli._reporter import Reporter
from textus.cli._settings import Finder, settings_option

if TYPE_CHECKING:
    from textus.rendering.formats import Format
    from textus.rendering.render import Renderer

EPILOG = """\b
Examples:
  textus render letter.xml --to html -o out/
  textus render tei/ --to text --to bibtex -o out/
  textus render play.xml --to pdf --param "more-css=@page { size: A4; }" -o play.pdf
  textus render letter.xml --to text --as source -o -
  textus render tei/ --to bibtex -o all.bib
  textus render tei/ --to cmif -o cmif.xml
  textus render letter.xml --to html --xslt house.xsl --param colour=blue -o letter.html

"""


class _Command(click.Command):
    """A command whose help lists the formats that there are."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the formats, then the examples and exit codes."""
        from textus.rendering.formats import formats

        with formatter.section("Formats"):
            formatter.write_dl([(form.name, form.description) for form in formats().values()])
        super().format_epilog(ctx, formatter)


@click.command(
    cls=_Command,
    short_help="Render TEI as web pages, plain text, catalogue records …",
    epilog=EPILOG + _exits.EXIT_CODES,
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-t", "--to", "names", required=True, multiple=True, metavar="FORMAT",
    help="Output format, one of those below; repeatable, then OUT is a folder.",
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    metavar="OUT",
    help="File or folder (a folder if there are several inputs, or if OUT has no extension or ends in '/'); '-' for "
    "standard output.",
)
@click.option("--xslt", metavar="FILE", help="Your own XSLT 3.0 stylesheet, used instead of the format's.")
@click.option(
    "--as", "view", metavar="VIEW",
    help="reading, diplomatic (as transcribed), or source (plain text only: restores the transcription).",
)  # fmt: skip
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A stylesheet parameter; repeatable.")
@settings_option
@with_findings()
def command(
    inputs: Sequence[str],
    names: Sequence[str],
    out: str,
    xslt: str | None,
    view: str | None,
    parameters: Sequence[str],
    file: str | None,
    reporter: Reporter,
) -> None:
    """Render TEI files with XSLT 3.0.

    INPUT is a TEI file or a folder of .xml files.
    """
    from textus.rendering import render
    from textus.rendering.formats import formats as known

    formats = [_format(name, known()) for name in dict.fromkeys(names)]
    stylesheet = _stylesheet(xslt)
    if len(formats) > 1 and (out == "-" or files.names_file(out)):
        raise click.UsageError(f"{len(formats)} formats cannot all be written to {out}: specify a folder with -o")
    given = {"view": view} if view else {}
    given |= dict(_parameter(words) for words in parameters)
    press = _Press(inputs, out, stylesheet, given, Finder(file, {}), reporter, render.Renderer())
    for form in formats:
        if form.scope == "collection" or (form.scope == "both" and (out == "-" or files.names_file(out))):
            press.print_all(form)
        else:
            press.print_each(form)
    reporter.finish(f"{press.rendered:,} of {press.wanted:,} rendered")


@dataclass(slots=True)
class _Press:
    """What one command line asks for, format by format, and how far it has come."""

    inputs: Sequence[str]
    out: str
    stylesheet: Path | None
    given: Mapping[str, str]
    finder: Finder
    reporter: Reporter
    renderer: Renderer
    rendered: int = 0
    wanted: int = 0

    def print_each(self, form: Format) -> None:
        """One output for each input."""
        with _plan.planned(self.inputs, self.out, _is_input, form.extension) as jobs:
            self.wanted += len(jobs)
            for job in jobs:
                data = _plan.content(job.source, job.shown, self.reporter)
                if data is not None:
                    self._deliver(job, form, [(data, job.shown)])

    def print_all(self, form: Format) -> None:
        """One output of all inputs; none if one of them cannot be read."""
        with _plan.gathered(self.inputs, self.out, _is_input, form.file_name) as (jobs, target):
            self.wanted += 1
            documents = [(_plan.content(job.source, job.shown, self.reporter), job.shown) for job in jobs]
            read = [(data, shown) for data, shown in documents if data is not None]
            if len(read) == len(jobs):
                self._deliver(files.Job(jobs[0].source, target, self.inputs[0]), form, read)

    def _deliver(self, job: files.Job, form: Format, documents: Sequence[tuple[bytes, str]]) -> None:
        values = {**self._settings(form, job.source), **self.given}
        made, findings = self.renderer.render_all(
            documents, job.shown, form.name, stylesheet=self.stylesheet, parameters=values
        )
        for _, shown in documents:
            self.reporter.look_at(shown)
        self.reporter.tell(findings, undone=made is None)
        self.rendered += made is not None and _plan.deliver(job, made, self.reporter)

    def _settings(self, form: Format, source: Path) -> dict[str, str]:
        """What the nearest settings say for the format; they are not looked for where it asks for nothing."""
        if self.stylesheet or not any(parameter.setting for parameter in form.parameters.values()):
            return {}
        return form.from_settings(self.finder.of(source, self.reporter).said)


def _is_input(path: Path) -> bool:
    """True of .xml files that are not records a format made."""
    from textus.rendering.formats import formats

    made = [form.extension for form in formats().values() if form.extension.count(".") > 1]
    return files.is_edition(path) and not path.name.lower().endswith(tuple(made))


def _format(name: str, formats: Mapping[str, Format]) -> Format:
    if name not in formats:
        raise click.UsageError(f"unknown format {name!r}; known formats: {', '.join(formats)}")
    return formats[name]


def _stylesheet(name: str | None) -> Path | None:
    if name is not None and not Path(name).is_file():
        raise click.UsageError(f"stylesheet not found: {name}")
    return Path(name) if name else None


def _parameter(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not name or not equals:
        raise click.UsageError(f"--param takes NAME=VALUE, not {words!r}")
    return name, value
