"""A whole collection built: every transcription to TEI, page and plain text, with the pages of a site and a report.

Nothing in the folder depends on the day, the machine or where the collection lies: the same collection, the same bytes.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from textus import work
from textus.base import files, processes
from textus.base.frozen import frozen
from textus.findings.finding import Accepted, Finding, Place, Severity, finding
from textus.findings.reports.formats.json import as_json
from textus.findings.reports.formats.text import as_text
from textus.findings.reports.wording import summary
from textus.names import index
from textus.publish import editor_schemas, proof, review, search, site
from textus.publish.collection import broken, deliver
from textus.read import source
from textus.record import record, suppressions
from textus.record.settings import Settings
from textus.rendering import render
from textus.rendering.formats import formats
from textus.validation import validate

MARK_WORDS = b"Written by `textus build`: no transcriptions are taken from this folder.\n"


@frozen
class Collection:
    """A folder of transcriptions, the folder its outputs go to, and what its settings say of it as a whole."""

    home: Path
    out: Path
    settings: Settings
    stylesheet: Path | None = None  # for HTML, instead of our own

    @property
    def title(self) -> str:
        """What it calls itself, else the name of its folder."""
        return self.settings.title or Path(os.path.realpath(self.home)).name

    @property
    def suffixes(self) -> dict[str, str]:
        """The extension of each kind of output of a work; the kind is also the name of its folder."""
        known = formats()
        wanted = [form for form in self.settings.formats if known[form].scope != "collection"]
        return {"tei": ".xml", **{form: known[form].extension for form in wanted}}

    @property
    def of_all(self) -> tuple[str, ...]:
        """The formats that have one output for all works, beside those of the works or instead of them."""
        return tuple(form for form in self.settings.formats if formats()[form].scope != "work")

    def shown(self, output: PurePath) -> str:
        """An output as findings name it: as seen from the collection."""
        return Path(os.path.relpath(self.out / output, self.home)).as_posix()


@frozen
class Task:
    """A transcription, its settings, and where its outputs lie in the folder of each kind (without extension)."""

    collection: Collection
    source: Path
    shown: str
    below: PurePath
    settings: Settings

    def output(self, kind: str) -> PurePath:
        """Where an output lies in the build folder."""
        return PurePath(kind, f"{self.below}{self.collection.suffixes[kind]}")


@frozen
class Built:
    """What became of a work; `entry` is what was made of it, None if there is no edition of it."""

    shown: str
    findings: tuple[Finding, ...]
    entry: site.Outputs | None = None
    lossless: bool = False
    valid: bool = False
    broken: bool = False
    accepted: tuple[Accepted, ...] = ()


def plan(collection: Collection, settings_of: Callable[[Path], Settings]) -> tuple[Task, ...]:
    """A task for every transcription of the collection, named as it lies below the folder that holds them all.

    Raises PlanError when there is none, two would have one name, the build folder would hold the collection, or the
    settings ask for a format or a stylesheet there is not.
    """
    _possible(collection)
    home, out = collection.home, collection.out
    sources = files.find(home, files.is_transcription, without=[out])
    if not sources:
        raise files.PlanError(f"no transcription (.txt) found in {home}")
    common = Path(os.path.commonpath([path.parent for path in sources]))
    tasks = []
    for path in sources:
        below = path.relative_to(common).with_suffix("")
        tasks.append(Task(collection, path, path.relative_to(home).as_posix(), below, settings_of(path)))
    files.check([files.Job(task.source, out / task.output("tei"), task.shown) for task in tasks])
    return tuple(tasks)


def _possible(collection: Collection) -> None:
    home, out, wanted = collection.home, collection.out, collection.settings
    if Path(os.path.realpath(home)).is_relative_to(os.path.realpath(out)):
        raise files.PlanError(f"the build folder {out} would contain the collection {home}: choose another with -o")
    if astray := next(files.links_out_of(out), None):
        raise files.PlanError(f"{astray} is a link out of the build folder: nothing is written through such links")
    for form in wanted.formats:
        if form not in formats():
            known = ", ".join(formats())
            raise files.PlanError(f"unknown format {form!r} in the settings; known formats: {known}")
    if collection.stylesheet and not collection.stylesheet.is_file():
        raise files.PlanError(f"the stylesheet {collection.stylesheet} in the settings does not exist")


def build(tasks: Sequence[Task], several: int = 1) -> Iterator[Built]:
    """Build each work; one that is refused or fails leaves its outputs as they were and does not stop the others."""
    _renderer.cache_clear()  # a stylesheet may have been changed since the last build
    for task, result in zip(tasks, processes.each(build_work, tasks, several), strict=True):
        if isinstance(result, processes.Failure):
            yield Built(task.shown, broken(task.shown, result).findings, broken=True)
        else:
            yield result


def complete(
    collection: Collection, tasks: Sequence[Task], done: Iterable[Built]
) -> tuple[tuple[Built, ...], tuple[Finding, ...]]:
    """Build what is of all works and write the site and the report; the works, and what there is to say of all of them.

    Raises OSError.
    """
    works = tuple(done)
    of_all = (*render_all(tasks, works), *write_site(collection, works), *left_over(tasks))
    publish(collection, works, (*of_tables(collection), *of_all))
    return works, of_all


def build_work(task: Task) -> Built:
    """Encode one work, render it, and prove and validate the TEI once more as it then lies on the disk."""
    built = _built(task)
    settled = suppressions.settle(
        built.findings, task.source, suppressions.ENCODING, undone=built.entry is None or not built.valid
    )
    accepted = tuple(replace(one, finding=_from_home(one.finding, task)) for one in settled.accepted)
    return replace(built, findings=tuple(_from_home(found, task) for found in settled.findings), accepted=accepted)


def _built(task: Task) -> Built:
    encoded = work.encode(task.source, settings=task.settings, shown=task.shown)
    findings = encoded.report.findings
    if encoded.xml is None:
        return Built(task.shown, findings)
    place = task.collection.out / task.output("tei")
    made = {"tei": editor_schemas.instructed(encoded.xml, task.settings.schema, place)}
    for form in sorted(list(task.collection.suffixes)[1:], key="html".__eq__):  # the page last: it links to the others
        stylesheet = task.collection.stylesheet if form == "html" else None
        shown = task.collection.shown(task.output("tei"))
        said = formats()[form].from_settings(task.settings.said)
        if form == "html":
            said |= _ways(task, list(made))
        data, more = _renderer().render(encoded.xml, shown, form, stylesheet=stylesheet, parameters=said)
        findings += more
        if data is not None:
            made[form] = data
    for kind, data in made.items():
        path = task.output(kind)
        findings += (unwritten := deliver(task.collection.out / path, data, task.collection.shown(path)))
        if unwritten:
            return Built(task.shown, findings, broken=True)
    built = _judged(task, findings, list(made))
    return _with_questions(task, built, encoded, list(made))


def _with_questions(task: Task, built: Built, encoded: work.Encoded, kinds: Sequence[str]) -> Built:
    """The work with the page of what textus is not sure of; a page of former questions goes."""
    if built.entry is None or encoded.reading is None or encoded.text is None or encoded.xml is None:
        return built
    path, numbers = review.place(task.below), review.asked(encoded.reading)
    if not numbers:
        return replace(built, findings=built.findings + _taken_away(task.collection, path))
    shown = {"page": "html", "tei": "tei"}
    beside = {name: task.output(kind) for name, kind in shown.items() if kind in kinds}
    to = {**beside, "home": site.HOME, "questions": review.INDEX}
    ways = {name: site.link(PurePath(os.path.relpath(other, path.parent))) for name, other in to.items()}
    made, findings = review.page(_renderer(), encoded.reading, encoded.text, encoded.xml, ways)
    if made is not None:
        findings += deliver(task.collection.out / path, made.encode("utf-8"), task.collection.shown(path))
        built = replace(built, entry=replace(built.entry, review=path, unsure=len(numbers)))
    return replace(built, findings=built.findings + findings)


def _taken_away(collection: Collection, path: PurePath) -> tuple[Finding, ...]:
    """A page of questions that have been settled is deleted: it would ask them for ever."""
    try:
        (collection.out / path).unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return (
            finding(
                "cli/left-over",
                Place(collection.shown(path)),
                f"its questions are settled, but it could not be deleted: {reason}",
            ),
        )
    return ()


def _ways(task: Task, kinds: Sequence[str]) -> dict[str, str]:
    """Where the page of a work leads: to its other outputs, and to the home page; parameters of the page."""
    page = task.output("html").parent
    beside = {kind: PurePath(os.path.relpath(task.output(kind), page)) for kind in kinds}
    others = " ".join(f"{kind}={site.link(path)}" for kind, path in beside.items())
    home = site.link(PurePath(os.path.relpath(site.HOME, page)))
    address = task.collection.settings.address
    canonical = address.rstrip("/") + "/" + site.link(task.output("html")) if address else ""
    said = {"formats": others, "home": home, "collection": task.collection.title, "canonical": canonical}
    return {name: words for name, words in said.items() if words}


def _judged(task: Task, findings: tuple[Finding, ...], kinds: Sequence[str]) -> Built:
    """The work with its proof and validity, from the TEI file as written; only errors are told a second time."""
    shown = task.collection.shown(task.output("tei"))
    data = (task.collection.out / task.output("tei")).read_bytes()
    tree, faults = validate.parse(data, shown)
    if tree is None:
        return Built(task.shown, findings + faults)
    read, _ = source.read(task.source, encoding=task.settings.encoding, strict=task.settings.strict, shown=task.shown)
    lost = _errors(proof.of(tree, shown, read))
    invalid = _errors(validate.check(tree, shown, data=data))
    digest, unread = site.digest(_renderer(), data, shown)
    made = site.outputs(task.below.name, [(kind, task.output(kind)) for kind in kinds], digest)
    return Built(task.shown, findings + lost + invalid + unread, made, lossless=not lost, valid=not invalid)


def _from_home(found: Finding, task: Task) -> Finding:
    """A finding about the record or the stylesheet names it as seen from the collection, as all others do."""
    home = task.collection.home
    others = {os.fspath(path) for path in (record.beside(task.source), task.collection.stylesheet) if path}
    if found.place.path not in others:
        return found
    return replace(found, place=replace(found.place, path=Path(os.path.relpath(found.place.path, home)).as_posix()))


def left_over(tasks: Sequence[Task]) -> tuple[Finding, ...]:
    """A finding for every output in the build folder that belongs to none of the works: its transcription is gone."""
    collection = tasks[0].collection
    expected = {collection.out / task.output(kind) for task in tasks for kind in collection.suffixes}
    present = (path for kind, end in collection.suffixes.items() for path in (collection.out / kind).rglob(f"*{end}"))
    shown = (collection.shown(path.relative_to(collection.out)) for path in sorted(present) if path not in expected)
    words = "this file belongs to no transcription of the collection"
    return tuple(finding("cli/left-over", Place(path), words, "delete it if it is no longer needed") for path in shown)


def render_all(tasks: Sequence[Task], works: Sequence[Built]) -> tuple[Finding, ...]:
    """Render the formats that have one output for the whole collection, from the TEI as written."""
    collection = tasks[0].collection
    there = [task for task, built in zip(tasks, works, strict=True) if built.entry is not None]
    if not there or not collection.of_all:
        return ()
    found: tuple[Finding, ...] = ()
    outputs = [task.output("tei") for task in there]
    documents = [((collection.out / path).read_bytes(), collection.shown(path)) for path in outputs]
    for name in collection.of_all:
        form = formats()[name]
        shown = collection.shown(PurePath(form.file_name))
        said = form.from_settings(collection.settings.said)
        data, more = _renderer().render_all(documents, shown, name, parameters=said)
        unwritten = () if data is None else deliver(collection.out / form.file_name, data, shown)
        found += more + unwritten
    return found


def of_tables(collection: Collection) -> tuple[Finding, ...]:
    """What is wrong with the authority tables, named as seen from the collection."""
    if not collection.settings.authorities:
        return ()
    findings = index.load(collection.settings.authorities).findings
    return tuple(
        replace(found, place=replace(found.place, path=os.path.relpath(found.place.path, collection.home)))
        for found in findings
    )


def write_site(collection: Collection, works: Sequence[Built]) -> tuple[Finding, ...]:
    """Write the pages that lead to the works, a few at a time; raises OSError."""
    made = [built.entry for built in works if built.entry is not None]
    refused = [built.shown for built in works if built.entry is None]
    told = _indexed(collection, made)
    searched = search.is_there(collection.out)
    written = set()
    settings = collection.settings
    for pages, findings in site.pages(_renderer(), collection.title, settings, made, refused, search=searched):
        told += findings
        for path, page in pages.items():
            files.write(collection.out / path, page.encode("utf-8", "xmlcharrefreplace"))
            written.add(collection.out / path)
    if written and collection.out / review.INDEX not in written:
        told += _taken_away(collection, review.INDEX)
    return (*dict.fromkeys(told), *_gone(collection, written))


def _gone(collection: Collection, written: Container[Path]) -> Iterator[Finding]:
    """A finding for every page that an earlier build wrote and this one did not."""
    words = "the collection no longer has this page"
    for path in sorted(collection.out.glob("*.html")):
        if path not in written and site.is_ours(path):
            shown = collection.shown(path.relative_to(collection.out))
            yield finding("cli/left-over", Place(shown), words, "delete it if it is no longer needed")


def _indexed(collection: Collection, made: Sequence[site.Outputs]) -> tuple[Finding, ...]:
    """Make the index of the full-text search where it is wanted, and where it can be made if nobody said."""
    wanted, shown = collection.settings.search, collection.shown(PurePath(search.BUNDLE))
    if search.is_installed() and wanted is not False:
        return search.index(collection.out, made, shown)
    search.remove(collection.out)
    if not wanted:
        return ()
    words, hint = (
        "no search index was made: Pagefind is not installed",
        "pip install 'textus[search]'",
    )
    return (finding("build/no-search", Place(shown), words, hint),)


def publish(collection: Collection, works: Sequence[Built], more: Sequence[Finding] = ()) -> None:
    """Write the report, as text and as JSON; raises OSError."""
    out = collection.out
    findings = tuple(dict.fromkeys([*(found for built in works for found in built.findings), *more]))
    entries = [built.entry for built in works if built.entry is not None]
    text = "".join(f"{as_text(found)}\n" for found in findings)
    text += f"{len(entries):,} of {len(works):,} works built; {summary(findings)}\n"
    rows = [
        {
            "work": built.shown,
            "lossless": built.lossless,
            "valid": built.valid,
            "outputs": [path.as_posix() for _, path in built.entry.files] if built.entry else [],
        }
        for built in works
    ]
    files.write(out / "report.txt", text.encode("utf-8", "backslashreplace"))
    files.write(out / "report.json", as_json(findings, works=rows).encode("utf-8", "backslashreplace"))


def mark(out: Path) -> None:
    """Make the build folder and mark it as one, so that no transcriptions are looked for in it; raises OSError."""
    files.write(out / files.BUILD_MARK, MARK_WORDS)


def _errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(found for found in findings if found.severity >= Severity.ERROR)


@functools.cache
def _renderer() -> render.Renderer:
    """One for each process: a stylesheet is compiled once."""
    return render.Renderer()
