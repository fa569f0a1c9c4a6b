"""Who publishes the edition, where, when, and under what terms: the `publicationStmt` (TEI P5, 2.2.4)."""

from __future__ import annotations

from collections.abc import Iterator

from textus.header import printed_source
from textus.header.facts import Facts
from textus.header.licences import licence_named
from textus.model.tree import Node
from textus.record.record import Record
from textus.record.settings import Settings

NO_PUBLISHER = "No publisher is recorded."
NO_RIGHTS = "The transcription contains no rights statement."
COLLECTION = "collection"
"""@type of the address of the collection, which is not that of this edition alone"""


def publishing(node: Node, facts: Facts, record: Record, settings: Settings) -> Node | None:
    """Fill a `publicationStmt`: record before transcription, transcription before settings.

    Where no one is named as publishing the edition it holds sentences, as TEI allows nothing else without an agency;
    what is stated of its terms is then returned, for the `bibl` of the transcription.
    """
    if publisher := record.publisher or settings.publisher:
        node.add("publisher", publisher)
        if settings.place:
            node.add("pubPlace", settings.place)
    for organisation in dict.fromkeys(facts.organisations):
        node.add("distributor", organisation)
    rights = _availability(facts, record, settings)
    stated = list(_stated(settings))
    if node.children:
        node.children += [*stated, rights or Node("availability", {"status": "unknown"}, [Node("p", {}, [NO_RIGHTS])])]
        return None
    node.add("p", NO_PUBLISHER)
    where = [Node("placeName", {}, [settings.place])] if settings.place else []
    node.children += [Node("p", {}, [one]) for one in (*where, *stated)]
    if rights is None:
        node.add("p", NO_RIGHTS)
    return rights


def _stated(settings: Settings) -> Iterator[Node]:
    """When and where the collection is published, as far as its settings state it."""
    if settings.date:
        yield Node("date", dict(printed_source.moment(settings.date).attributes), [settings.date])
    if settings.address:
        yield Node("ref", {"type": COLLECTION, "target": settings.address}, [settings.address])


def _availability(facts: Facts, record: Record, settings: Settings) -> Node | None:
    """Under what terms the edition may be used; None if neither record, transcription nor settings state any."""
    said = dict(record.licence)
    words = list(record.rights or ([said.get("id") or said["uri"]] if said else ())) or facts.rights
    words = words or ([settings.licence] if settings.licence else [])
    row = licence_named(said.get("id") or " ".join(words))
    if "uri" in said:
        row = {"status": "free", **(row or {}), "target": said["uri"]}
    if not words:
        return None
    availability = Node("availability", {"status": row["status"] if row else "unknown"})
    if row and row["target"]:
        availability.add("licence", " ".join(words), target=row["target"])
    else:
        for statement in words:
            availability.add("p", statement)
    return availability
