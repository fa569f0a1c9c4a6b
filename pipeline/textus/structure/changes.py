"""A decision changed after the search, with the reason: the only way in which one may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textus.base.knowledge import table
from textus.model.claims import Change, Claim, Decision, Span

PLAIN = "p"


def stands(reason: str) -> bool:
    """Whether a decision still holds where it was changed for this reason: only its place or form is another."""
    return bool(table("structure")[reason].get("stands"))


def changed(decision: Decision, role: str, reason: str) -> Decision:
    """The decision in another role; raises KeyError for a reason that the table does not have."""
    attributes = decision.claim.attributes if stands(reason) else {}
    claim = replace(decision.claim, role=role, attributes=attributes)
    return noted(decision, reason, claim=claim)


def noted(
    decision: Decision,
    reason: str,
    *,
    claim: Claim | None = None,
    zone: str | None = None,
    spans: tuple[Span, ...] | None = None,
) -> Decision:
    """The decision with another claim, zone or spans, for a reason of the table."""
    stands(reason)
    claim = claim or decision.claim
    change = Change(reason, decision.claim.role, claim.role)
    return replace(
        decision,
        claim=claim,
        zone=zone or decision.zone,
        spans=decision.spans if spans is None else spans,
        changes=(*decision.changes, change),
        origin=decision.found,
    )


def retyped(decision: Decision, kind: str, reason: str) -> Decision:
    """The decision with another value of its attribute `type`."""
    attributes: Mapping[str, str] = {**decision.claim.attributes, "type": kind}
    return noted(decision, reason, claim=replace(decision.claim, attributes=attributes))
