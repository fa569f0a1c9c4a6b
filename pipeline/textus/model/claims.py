"""Claims, spans and decisions: what recognisers say, and what became of it. Frozen records, no behaviour.

Offsets are code points in the decoded text of the source. A *block claim* covers whole lines and proposes what they
are; a *span* covers characters inside a block and proposes what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from textus.base.frozen import frozen

SURE, FAIRLY_SURE = 0.9, 0.6
"""how likely a decision is from which textus states it without `@cert`, and from which it asks nobody"""
BY_EDITOR = "record.decision"
"""the evidence of a decision of the record"""
TitleType = Literal["main", "sub", "desc"]
"""@type of the parts of a title"""
_NONE: Mapping[str, str] = MappingProxyType({})


def _none() -> Mapping[str, str]:
    return _NONE


@frozen
class Span:
    """Characters with a meaning: `role` names a row of the table of inline roles.

    `before` and `after` count the characters at either end that are markup (an asterisk, a bracket): they are taken
    out of the text and come back through a `rendition`.
    """

    start: int
    end: int
    role: str
    attributes: Mapping[str, str] = field(default_factory=_none, hash=False)
    before: int = 0
    after: int = 0
    weight: float = 1.0
    """log-odds that the span is what it says, against its being plain text"""


@frozen
class Evidence:
    """One reason for a claim: a row of the table of evidence, at full or partial strength (0 to 1), or met so
    many times."""

    rule: str
    strength: float = 1.0


@frozen
class Claim:
    """A recogniser's proposal that whole lines are of a role, with its reasons."""

    start: int
    end: int
    role: str
    evidence: tuple[Evidence, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=_none, hash=False)
    spans: tuple[Span, ...] = ()
    """what is what inside, should the claim win"""


@frozen
class Rival:
    """A reading of the same lines that lost, and how likely it was (0 to 1)."""

    role: str
    confidence: float


@frozen
class Change:
    """What the structure of the text made of a decision: a row of `knowledge/structure.toml`, and the roles before and
    after, which are the same where only the place has changed."""

    reason: str
    before: str
    after: str


@frozen
class Decision:
    """The claim that won for these lines, how likely it is (0 to 1), and what it beat."""

    claim: Claim
    zone: str
    """front, body or back"""
    confidence: float
    rivals: tuple[Rival, ...] = ()
    spans: tuple[Span, ...] = field(default=())
    """the spans of the claim and of the inline recognisers that hold together, outer before inner"""
    changes: tuple[Change, ...] = ()
    """what the structure of the text made of it, in order; confidence and rivals are of the decision before that"""
    origin: Decision | None = None
    """the decision before that; None where nothing was changed"""

    @property
    def found(self) -> Decision:
        """The decision as the search found it."""
        return self.origin or self

    @property
    def by_editor(self) -> bool:
        """Whether the record decided it."""
        return any(item.rule == BY_EDITOR for item in self.claim.evidence)
