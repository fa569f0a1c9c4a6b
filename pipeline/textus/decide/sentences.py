"""Decisions in sentences: what lines were read as, what the structure of the text made of them, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textus.base.bundles import NEVER
from textus.base.knowledge import role_label, role_name, role_phrase, table
from textus.model.claims import FAIRLY_SURE, Decision

BY_RECORD = "decided in the record"


def read_as(decision: Decision) -> str:
    """The decision in a sentence: “read as a complimentary close (closer.salute), 96% certain; made …, because …”."""
    found = decision.found
    if found.by_editor:
        first = f"{BY_RECORD}: {with_code(found.claim.role)}"
    else:
        first = f"read as {with_code(found.claim.role)}, {percent(found.confidence)} certain"
    return "; ".join([first, *made(decision)])


def stated(decision: Decision) -> str:
    """The same in fewer words, where nothing was changed: “complimentary close (closer.salute), 96% certain”."""
    found = decision.found
    if decision.changes or found.by_editor:
        return read_as(decision)
    return f"{role_label(found.claim.role)}, {percent(found.confidence)} certain"


def made(decision: Decision) -> Iterator[str]:
    """What the structure of the text made of a decision, and why, a clause for each change."""
    for change in decision.changes:
        row = table("structure")[change.reason]
        yield f"made {row.get('made') or with_code(change.after)}, because {row['because']}"


def holds(decision: Decision) -> bool:
    """Whether what the search decided is what the TEI has, in whatever place or form."""
    return all(table("structure")[change.reason].get("stands") for change in decision.changes)


def settling_role(decision: Decision) -> str:
    """The role that a decision of the record names to keep the passage as it is."""
    return decision.found.claim.role if holds(decision) else decision.claim.role


def questions(decisions: Sequence[Decision]) -> Iterator[int]:
    """The decisions that are put to the editor, by their numbers: those textus is not certain of, each once."""
    before: Decision | None = None
    for number, decision in enumerate(decisions):
        if decision.found is not before and is_question(decision):
            yield number
        before = decision.found


def is_question(decision: Decision) -> bool:
    """Whether a decision is so uncertain that textus asks the editor."""
    return decision.confidence < FAIRLY_SURE and bool(decision.rivals)


def alternatives(decision: Decision) -> str:
    """The other readings of the same lines, the likeliest first."""
    return ", ".join(f"{with_code(rival.role)} {percent(rival.confidence)}" for rival in decision.rivals)


def with_code(role: str) -> str:
    """A role in words with its code after it: “a salutation (salute)”; without it where the words are the same."""
    if role == "start":
        return "the beginning of the text"
    return role_phrase(role) if role_name(role) == role else f"{role_phrase(role)} ({role})"


def percent(share: float) -> str:
    """A share in words."""
    return "under 1%" if share < 0.01 else f"{min(share, 1.0):.0%}"


def signed(weight: float) -> str:
    """A weight with its sign; “never” for what may not be."""
    return f"{weight:+.2f}" if weight > NEVER / 2 else "never"


def numbered(first: int, last: int) -> str:
    """Line numbers: of one line, or of the first and last."""
    return str(first) if first == last else f"{first}-{last}"
