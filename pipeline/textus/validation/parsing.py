"""Bytes to a tree: the one place where XML is parsed, closed to everything outside the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from lxml import etree

from textus.base.regex import regex
from textus.findings.finding import Finding, Place, finding

if TYPE_CHECKING:
    from lxml.etree import _ElementTree as Tree
    from lxml.etree import _LogEntry as Entry

    from textus.validation.places import Lines

MAX_BYTES = 200_000_000
MAX_DEPTH = 256
"""libxml2's own limit on elements inside elements"""

_TAGS = regex(r"mismatch: (\S+) line (\d+) and (\S+)")
_UNFINISHED = regex(r"in tag (\S+) line (\d+)")
_QUOTED = regex(r"'([^']*)'")
_PREFIX = regex(r"prefix (\S+)")
_SCRIPT_OR_TEXT = re.compile(rb"\s*<")


class _Nothing(etree.Resolver):
    """Answers every request for another file with an empty one, so that none is opened."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        return self.resolve_string("", context)


def parser() -> etree.XMLParser:
    """A parser that reads nothing but the bytes it is given: no network, no DTD, no external entity, no XInclude.

    `resolve_entities="internal"` keeps the text of entities declared in the file itself, and `collect_ids=False` leaves
    a duplicate `xml:id` to be found later; the parser would stop at it.
    """
    made = etree.XMLParser(
        no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False, huge_tree=False,
        collect_ids=False, resolve_entities="internal", recover=False,
    )  # fmt: skip
    made.resolvers.add(_Nothing())
    return made


def parse(data: bytes, path: str) -> tuple[Tree | None, tuple[Finding, ...]]:
    """The tree of an XML file, or None and the finding that says in plain words why there is none."""
    if problem := _unparsable(data, path):
        return None, (problem,)
    reader = parser()
    try:
        return etree.fromstring(data, reader).getroottree(), ()
    except etree.XMLSyntaxError:
        return None, (_explained(reader.error_log, data, path),)


def _unparsable(data: bytes, path: str) -> Finding | None:
    if not data.strip():
        return finding("grammar/empty-file", Place(path), "the file is empty", "a TEI file begins with <TEI …>")
    if len(data) > MAX_BYTES:
        return too_large(path, len(data))
    if b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<" in data[:2000].lstrip()[:4]:
        return None
    message, hint = (
        "this is not XML: the first character is not <",
        "if it is a transcription, encode it with textus encode",
    )
    return finding("grammar/not-xml", Place(path, 1, 1), message, hint)


def too_large(path: str, size: int) -> Finding:
    """The finding for a file above the limit, read or not."""
    message = f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}"
    return finding("grammar/too-large", Place(path), message, "split the edition into several files")


def _explained(log: Iterable[Entry], data: bytes, path: str) -> Finding:
    first = next((entry for entry in log if entry.level_name != "WARNING"), None)
    if first is None:
        return finding("grammar/not-well-formed", Place(path), "this is not well-formed XML")
    from textus.validation.places import Lines

    lines = Lines(data)
    if first.type_name == "ERR_RESOURCE_LIMIT":
        return _limit(first, lines, path)
    rule, message, hint = _words(first, data, lines)
    line = min(first.line, lines.count)
    text = lines.text(line)
    column = _begun(first, text, lines.column(line, first.column))
    return finding(rule, Place(path, line, column), message, hint, lines.excerpt(line, column))


def _begun(entry: Entry, text: str, column: int) -> int:
    """The column where what is wrong begins; a parser stops behind that."""
    before = text[: column - 1]
    if entry.type_name == "ERR_NAME_REQUIRED" and before.endswith(("&", "<")):
        return column - 1
    if entry.type_name == "ERR_TAG_NAME_MISMATCH" and before.endswith("</"):
        return column - 2
    if entry.type_name == "NS_ERR_UNDEFINED_NAMESPACE" and (name := _PREFIX.search(entry.message)):
        begins = max(before.rfind(f"<{name[1]}:"), before.rfind(f" {name[1]}:") + 1)
        return begins + 1 if begins > 0 else column
    return column


def _limit(entry: Entry, lines: Lines, path: str) -> Finding:
    if "amplification" in entry.message:
        line = lines.first_with("<!DOCTYPE") or 1
        message = "the entities declared here expand to far more text than the file contains"
        return finding(
            "grammar/too-large", Place(path, line, 1), message, "write the text itself", lines.excerpt(line, 1)
        )
    if "depth" in entry.message:
        message = f"more than {MAX_DEPTH} nested elements"
        return finding("grammar/too-large", Place(path, entry.line), message, "check for a missing closing tag")
    message = "one piece of text or one attribute is longer than 10,000,000 characters"
    return finding("grammar/too-large", Place(path, entry.line), message, "divide it into paragraphs")


def _words(entry: Entry, data: bytes, lines: Lines) -> tuple[str, str, str]:
    """Rule, message and hint for what libxml2 found."""
    kind = "ERR_INVALID_ENCODING" if lines.wide_in_name_only else entry.type_name
    if kind in ("ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY"):
        return _entity(entry, data)
    if kind in _ENCODING:
        return "grammar/bad-encoding", _ENCODING[kind], 'save the file as UTF-8 and declare encoding="UTF-8"'
    if kind in _NAMED:
        message, hint = _NAMED[kind](entry.message)
        return "grammar/not-well-formed", message, hint
    message, hint = _SAID.get(kind, ("the XML is malformed here", ""))
    return "grammar/not-well-formed", message, hint


def _entity(entry: Entry, data: bytes) -> tuple[str, str, str]:
    named = _QUOTED.search(entry.message)
    name = named.group(1) if named else "?"
    declared = re.search(rb"<!ENTITY\s+(?:%\s+)?" + re.escape(name.encode()) + rb"\s+(?:SYSTEM|PUBLIC)\s", data)
    if declared:
        hint = "insert the text itself: textus reads only the file it is given"
        return "grammar/external-entity", f"the entity {name} refers to another file, which is never read", hint
    message = f"the entity &{name}; is not declared; XML predefines &lt; &gt; &amp; &apos; &quot;"
    return (
        "grammar/undefined-entity",
        message,
        "write &#160; for it" if name == "nbsp" else "write the character itself",
    )


def _mismatch(message: str) -> tuple[str, str]:
    found = _TAGS.search(message)
    if not found:
        return "a closing tag does not match the opening tag", ""
    opened, line, closed = found.groups()
    return f"</{closed}> does not match: <{opened}> of line {line} is still open", f"close it first: </{opened}>"


def _unfinished(message: str) -> tuple[str, str]:
    found = _UNFINISHED.search(message)
    if not found:
        return "the file ends inside an element", "the end of the file may be missing"
    return f"the file ends while <{found[1]}> of line {found[2]} is still open", "the end of the file may be missing"


def _redefined(message: str) -> tuple[str, str]:
    name = re.search(r"Attribute (\S+)", message)
    return f"the attribute {name[1] if name else '?'} appears twice in one tag", "keep one of them"


def _no_prefix(message: str) -> tuple[str, str]:
    name = _PREFIX.search(message)
    prefix = name[1] if name else "?"
    return f"the prefix {prefix}: is not declared", f'declare it with xmlns:{prefix}="…" or leave it out'


def _character(message: str) -> tuple[str, str]:
    number = re.search(r"(?:value |0x)([0-9a-fA-F]+)", message)
    name = f"U+{int(number[1], 16 if '0x' in message else 10):04X}" if number else "this character"
    return f"{name} is not allowed in XML", "remove it"


_ENCODING = {
    "ERR_INVALID_ENCODING": "these bytes do not fit the encoding the file declares (UTF-8 where it declares none)",
    "ERR_UNSUPPORTED_ENCODING": "the file declares an unknown encoding",
    "ERR_UNKNOWN_ENCODING": "the file declares an unknown encoding",
    "I18N_CONV_FAILED": "these bytes do not fit the encoding the file declares",
}
_NAMED: dict[str, Callable[[str], tuple[str, str]]] = {
    "ERR_TAG_NAME_MISMATCH": _mismatch,
    "ERR_TAG_NOT_FINISHED": _unfinished,
    "ERR_ATTRIBUTE_REDEFINED": _redefined,
    "NS_ERR_ATTRIBUTE_REDEFINED": _redefined,
    "NS_ERR_UNDEFINED_NAMESPACE": _no_prefix,
    "ERR_INVALID_CHAR": _character,
}
_SAID: dict[str, tuple[str, str]] = {
    "ERR_DOCUMENT_EMPTY": ("this is not an XML document: it has no root element", ""),
    "ERR_DOCUMENT_END": (
        "something follows after the end of the root element",
        "an XML file has exactly one root element",
    ),
    "ERR_NAME_REQUIRED": ("a name is expected after < or &", "write &lt; for < and &amp; for & in text"),
    "ERR_ENTITYREF_SEMICOL_MISSING": (
        "an & begins an entity reference whose ; is missing",
        "write &amp; for & in text",
    ),
    "ERR_ENTITY_LOOP": ("an entity is defined in terms of itself", "write the text itself"),
    "ERR_LT_IN_ATTRIBUTE": ("< in the value of an attribute", "write &lt;, or close the quotation mark"),
    "ERR_ATTRIBUTE_NOT_STARTED": ("the value of an attribute lacks quotation marks", 'write name="value"'),
    "ERR_ATTRIBUTE_NOT_FINISHED": ("the value of an attribute is not closed", "close it with a quotation mark"),
    "ERR_ATTRIBUTE_WITHOUT_VALUE": ("an attribute has no value", 'write name="value"'),
    "ERR_HYPHEN_IN_COMMENT": ("-- inside a comment", "write one hyphen or a dash"),
    "ERR_COMMENT_NOT_FINISHED": ("a comment is not closed, or is too long", "close it with -->"),
    "ERR_CDATA_NOT_FINISHED": ("a CDATA section is not closed", "close it with ]]>"),
    "ERR_MISPLACED_CDATA_END": ("the text contains ]]>", "write ]]&gt;"),
    "ERR_RESERVED_XML_NAME": (
        "<?xml … ?> is not at the beginning of the file",
        "remove what is before it",
    ),
    "ERR_GT_REQUIRED": ("a tag is not closed", "close it with >"),
    "ERR_SPACE_REQUIRED": ("a space is missing", ""),
    "ERR_NAME_TOO_LONG": ("a name is longer than 50,000 characters", ""),
    "ERR_INT_SUBSET_NOT_FINISHED": ("the document type declaration is malformed", "remove it: TEI needs none"),
    "ERR_VERSION_MISSING": ("the XML declaration is malformed", 'write <?xml version="1.0" encoding="UTF-8"?>'),
    "ERR_XMLDECL_NOT_FINISHED": ("the XML declaration is malformed", 'write <?xml version="1.0" encoding="UTF-8"?>'),
    "NS_ERR_XML_NAMESPACE": (
        "a namespace is declared in a way XML forbids",
        'TEI needs xmlns="http://www.tei-c.org/ns/1.0"',
    ),
    "NS_ERR_QNAME": ("a name has more than one colon", "write prefix:name or name"),
    "WAR_NS_URI": ("a namespace is declared that is not a URI", 'TEI needs xmlns="http://www.tei-c.org/ns/1.0"'),
}
