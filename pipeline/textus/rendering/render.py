"""Rendering: TEI to pages and plain text by XSLT 3.0 on SaxonC-HE.

Formats are what `formats` finds; nothing here knows one by name. The TEI is parsed with lxml first, hardened, so that
Saxon never sees a DOCTYPE; each stylesheet is compiled once, on a processor of its own that may read no file, network
address or environment variable from then on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlparse

from lxml import etree

from textus.base import saxon
from textus.base.resources import xslt_dir
from textus.findings.finding import Finding, Place, finding
from textus.rendering.finish import registry
from textus.rendering.formats import TX, Format, Parameter, catalog, declared_parameters, formats, names, site_format
from textus.validation import validate

TEI = "http://www.tei-c.org/ns/1.0"
ROOTS = (f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus")
SOURCE = f"{{{TX}}}source"
"""the attribute of a member of a corpus that says which file it is from"""

_STATIC_ERROR = re.compile(
    r"^\s*Error\b[^\n]*on line (?P<line>\d+) column (?P<column>\d+) of (?P<module>[^\n]*):\s*\n\s+"
    r"(?:(?P<code>[A-Z]{4}\d{4})\s+)?(?P<words>.+?)(?=^\S|\Z)",
    re.DOTALL | re.MULTILINE,
)
Made = tuple[str | None, tuple[Finding, ...]]
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class _Engine:
    """A stylesheet compiled, on a processor that has been closed to the world."""

    processor: Any
    executable: Any
    parameters: Mapping[str, Parameter]


@dataclass(slots=True)
class Renderer:
    """Renders TEI; compiles each stylesheet at its first use, once. Not for use by two threads at the same time."""

    _engines: dict[tuple[str, Path | None], _Engine | tuple[Finding, ...]] = field(default_factory=dict)

    def render(
        self,
        data: bytes,
        path: str,
        format: str,
        *,
        stylesheet: Path | None = None,
        parameters: Mapping[str, str] = _NOTHING,
    ) -> tuple[bytes | None, tuple[Finding, ...]]:
        """The document in a format, UTF-8 with LF line ends, and what there is to say; None where it cannot be made.

        `path` is what findings call the document. `stylesheet` stands in for the format's own.
        """
        return self.render_all([(data, path)], path, format, stylesheet=stylesheet, parameters=parameters)

    def render_all(
        self,
        documents: Sequence[tuple[bytes, str]],
        path: str,
        format: str,
        *,
        stylesheet: Path | None = None,
        parameters: Mapping[str, str] = _NOTHING,
    ) -> tuple[bytes | None, tuple[Finding, ...]]:
        """One output of all the documents, each with what findings call it; None if any of them cannot be read.

        `path` is what findings call them as a whole. The stylesheet sees several as the members of a teiCorpus.
        """
        form = formats().get(format)
        if form is None:
            message, hint = f"unknown format “{format}”", f"known formats: {', '.join(formats())}"
            return None, (finding("render/unknown-format", Place(path), message, hint),)
        root, findings = _joined([_parse(data, name) for data, name in documents], [name for _, name in documents])
        if root is None:
            return None, findings
        engine = self._engine(form, stylesheet)
        if isinstance(engine, tuple):
            return None, engine
        faults = tuple(_parameter_faults(engine.parameters, parameters, path))
        if faults:
            return None, faults
        if form.header_only and stylesheet is None:
            _empty_texts(root)
        made, findings = _transformed(engine, root, path, parameters, stylesheet)
        if made is None:
            return None, findings
        data, more = _finished(made, form, path)
        return data, (*findings, *more)

    def site(self, root: etree._Element, path: str, name: str, parameters: Mapping[str, str]) -> Made:
        """What a stylesheet for the pages of a collection (`xslt/site/NAME.xsl`) makes of a document, as text."""
        engine = self._engine(site_format(name), None)
        if isinstance(engine, tuple):
            return None, engine
        return _transformed(engine, root, path, parameters, None)

    def _engine(self, form: Format, stylesheet: Path | None) -> _Engine | tuple[Finding, ...]:
        key = form.name, stylesheet
        if key not in self._engines:
            self._engines[key] = _compiled(form, stylesheet)
        return self._engines[key]


def _parse(data: bytes, path: str) -> tuple[etree._Element | None, tuple[Finding, ...]]:
    """The root of a TEI document, parsed by the one parser there is, which reads nothing but what it is given."""
    tree, findings = validate.parse(data, path)
    if tree is None:
        return None, findings
    root = tree.getroot()
    if root.tag not in ROOTS:
        name = etree.QName(root)
        hint = f"the TEI namespace is {TEI}" if name.localname in ("TEI", "TEI.2", "teiCorpus") else ""
        message = f"the root element is “{name.localname}”, not TEI in the TEI namespace"
        return None, (finding("render/not-tei", Place(path, root.sourceline), message, hint),)
    return root, ()


def _joined(
    parsed: Sequence[tuple[etree._Element | None, tuple[Finding, ...]]], names: Sequence[str]
) -> tuple[etree._Element | None, tuple[Finding, ...]]:
    """The one document, or a corpus of several in which each says where it is from; None if any could not be read."""
    findings = tuple(found for _, of_one in parsed for found in of_one)
    roots = [root for root, _ in parsed if root is not None]
    if len(roots) < len(parsed):
        return None, findings
    if len(roots) == 1:
        return roots[0], findings
    corpus = etree.Element(f"{{{TEI}}}teiCorpus", nsmap={None: TEI})
    for root, name in zip(roots, names, strict=True):
        root.set(SOURCE, _writable(name))
        root.tail = None
        corpus.append(root)
    return corpus, findings


def _writable(name: str) -> str:
    """The name of a file as XML can hold it."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def _empty_texts(root: etree._Element) -> None:
    """Take away what a format that reads headers does not look at: it may be a megabyte."""
    for text in list(root.iter(f"{{{TEI}}}text")):
        del text[:]
        text.text = None


def _compiled(form: Format, stylesheet: Path | None) -> _Engine | tuple[Finding, ...]:
    parameters = dict(form.parameters)
    if stylesheet is not None:
        module, findings = _module(stylesheet)
        if module is None:
            return findings
        parameters |= {parameter.name: parameter for parameter in declared_parameters(module)}
    entry = (stylesheet or form.stylesheet).resolve().as_uri()
    driver = (xslt_dir() / "driver.xsl").read_text(encoding="utf-8").replace("textus:entry", entry, 2)
    with catalog() as file:
        processor = saxon.processor(file)
        from saxonche import PySaxonApiError

        try:
            executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=driver)
        except PySaxonApiError as error:
            return tuple(_static_errors(str(error), stylesheet or form.stylesheet))
    executable.set_save_xsl_message(True)
    executable.set_capture_result_documents(True)
    saxon.close(processor)
    return _Engine(processor, executable, parameters)


def _module(stylesheet: Path) -> tuple[etree._Element | None, tuple[Finding, ...]]:
    """The root of a user's stylesheet; one with a DOCTYPE is refused, as entities can read files."""
    place = Place(str(stylesheet))
    try:
        tree, findings = validate.parse(stylesheet.read_bytes(), str(stylesheet))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return None, (finding("render/stylesheet", place, f"the stylesheet cannot be read: {reason}"),)
    if tree is None:
        return None, findings
    if tree.docinfo.internalDTD is not None:
        hint = "write characters instead of entities"
        return None, (finding("render/stylesheet", place, "a stylesheet must not have a DOCTYPE", hint),)
    return tree.getroot(), ()


def _static_errors(words: str, stylesheet: Path) -> Iterator[Finding]:
    """The first mistake of each line; that a module holds mistakes is none of its own."""
    seen: set[Place] = set()
    for match in _STATIC_ERROR.finditer(words):
        module = unquote(match["module"]).rsplit("/", 1)[-1]
        path = stylesheet if module == stylesheet.name else Path(module or stylesheet.name)
        place = Place(str(path), int(match["line"]))
        if place in seen or match["words"].startswith("Reported "):
            continue
        seen.add(place)
        message = _sentence(match["words"].replace("token <eof> before ...", "end of the expression"))
        hint = f"XSLT error code {match['code']}" if match["code"] else ""
        yield finding("render/stylesheet", Place(place.path, place.line, int(match["column"])), message, hint)
    if not seen:
        yield finding("render/stylesheet", Place(str(stylesheet)), _sentence(words))


def _parameter_faults(known: Mapping[str, Parameter], given: Mapping[str, str], path: str) -> Iterator[Finding]:
    for name, value in given.items():
        if name not in known:
            hint = f"its parameters: {', '.join(sorted(known))}"
            yield finding("render/unknown-parameter", Place(path), f"the stylesheet has no parameter “{name}”", hint)
        elif not known[name].allows(value):
            hint = f"possible values: {', '.join(known[name].values)}" if known[name].values else "use a whole number"
            yield finding("render/parameter-value", Place(path), f"the parameter “{name}” cannot be “{value}”", hint)


def _transformed(
    engine: _Engine, root: etree._Element, path: str, parameters: Mapping[str, str], stylesheet: Path | None
) -> Made:
    from saxonche import PySaxonApiError

    executable, processor = engine.executable, engine.processor
    executable.clear_parameters()
    executable.clear_xsl_messages()
    for name, value in parameters.items():
        executable.set_parameter(name, processor.make_atomic_value("untypedAtomic", value))
    executable.set_initial_mode(f"{{{TX}}}run")
    try:
        executable.set_parameter(f"{{{TX}}}formats", processor.parse_xml(xml_text=names()))
        document = processor.parse_xml(xml_text=etree.tostring(root, encoding="unicode", with_tail=False))
        with saxon.quiet() if stylesheet else nullcontext():
            result: str = executable.transform_to_string(xdm_node=document) or ""
    except PySaxonApiError as error:
        return None, (finding("render/failed", Place(path), _sentence(str(error))),)
    findings = tuple(_messages(executable.get_xsl_messages(), root, path, stylesheet))
    if any(found.rule in ("render/failed", "render/refused") for found in findings):
        return None, findings
    return result, findings


def _finished(made: str, form: Format, path: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """What a stylesheet made as the bytes of a file."""
    if not form.finisher:
        return (made.rstrip("\n") + "\n").encode("utf-8"), ()
    try:
        return registry.finisher(form.finisher)(made), ()
    except registry.FinishingError as error:
        return None, (finding("render/unfinished", Place(path), str(error), error.hint),)


def _messages(messages: Any, root: etree._Element, path: str, stylesheet: Path | None) -> Iterator[Finding]:
    """What the stylesheet had to say: its failure, elements without a rule (a finding for each name), anything else."""
    unruled: Counter[str] = Counter()
    first: dict[str, str] = {}
    for index in range(messages.size if messages is not None else 0):
        said = str(messages.item_at(index))
        element = _element(said)
        if element is None or not str(element.tag).startswith(f"{{{TX}}}"):
            yield finding("render/message", Place(path), _sentence(said))
        elif element.tag == f"{{{TX}}}failure":
            yield _failure(element, path, stylesheet)
        elif element.tag == f"{{{TX}}}incomplete":
            yield _incomplete(element, path)
        else:
            name = element.get("name", "")
            unruled[name] += 1
            first.setdefault(name, element.get("path", ""))
    for name, number in unruled.items():
        more = f", and {number - 1:,} more" if number > 1 else ""
        message = f"no template for the element “{name}”{more}; its content is shown unformatted"
        yield finding("render/no-rule", Place(path, _line(root, first[name])), message)


def _element(text: str) -> etree._Element | None:
    try:
        return etree.fromstring(text, etree.XMLParser(no_network=True))
    except etree.XMLSyntaxError:
        return None


def _failure(said: etree._Element, path: str, stylesheet: Path | None) -> Finding:
    module = Path(unquote(urlparse(said.get("module", "")).path))
    line = said.get("line", "")
    mine = stylesheet is not None and module == stylesheet.resolve()
    where = f"{stylesheet if mine else module.name}:{line}"
    words = _sentence("".join(said.itertext()))
    message, hint = f"the stylesheet failed at {where}: {words}", f"XSLT error code {said.get('code')}"
    return finding("render/failed", Place(path), message, hint)


def _incomplete(said: etree._Element, path: str) -> Finding:
    rule = "render/refused" if said.get("refused") == "true" else "render/incomplete"
    return finding(rule, Place(said.get("source") or path), _sentence("".join(said.itertext())), said.get("hint", ""))


def _line(root: etree._Element, path: str) -> int | None:
    found = etree.ETXPath(path.replace("Q{", "{"))(root.getroottree()) if path else []
    return found[0].sourceline if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None


def _sentence(words: str) -> str:
    return " ".join(words.split()).removesuffix(".")
