"""What was done to the file: the `revisionDesc` (TEI P5, 2.6), with dates from the record or the environment."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator

from textus.base.version import __version__
from textus.header import printed_source
from textus.model.tree import Node
from textus.record.record import Change, Record


def revisions(record: Record, digest: str) -> Node:
    """What textus did, then what the record states, latest first; `digest` is the SHA-256 of the transcription."""
    node = Node("revisionDesc")
    by_itself = f"Encoded by textus {__version__} from the transcription with the SHA-256 digest {digest}."
    day = _day_given()
    own = Node("change", {"when": day} if day else {}, [" ".join([by_itself, *_specified(record)])])
    own.attributes["who"] = "#textus"
    node.children.append(own)
    for one in sorted(record.changes, key=lambda change: change.date, reverse=True):
        node.children.append(_change(one))
    return node


def _change(one: Change) -> Node:
    node = Node("change", dict(printed_source.moment(one.date).attributes) if one.date else {})
    node.children += [Node("name", {}, [one.name]), ": "] if one.name else []
    node.children.append(one.words)
    return node


def _day_given() -> str:
    """The date that the build environment specifies for the file; empty if none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat() if epoch.isdecimal() else ""


def _specified(record: Record) -> Iterator[str]:
    """What the record of the work decided."""
    if count := len(record.decisions):
        yield f"The record specifies the reading of {count} {'passage' if count == 1 else 'passages'}."
