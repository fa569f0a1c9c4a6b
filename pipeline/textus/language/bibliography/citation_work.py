"""A citation while it is being read: its pieces, and what they have been taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from textus.language.bibliography.lexicon import Codes
from textus.language.bibliography.segments import Segment
from textus.model.claims import Span


@dataclass
class Work:
    """A citation while it is being read."""

    text: str
    codes: Codes
    scopes: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    segments: list[Segment] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def add(self, start: int, end: int, role: str, attributes: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take these characters for a part."""
        self.spans.append(Span(start, end, role, attributes))

    def use(self, index: int, role: str, attributes: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take a whole piece for a part."""
        self.add(self.segments[index].start, self.segments[index].end, role, attributes)
        self.used.add(index)

    def has(self, role: str) -> bool:
        """Whether a part of this role has been found."""
        return any(span.role == role for span in self.spans)
