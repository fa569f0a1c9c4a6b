"""Spans where TEI allows them: an element that may not be within the one around it is left out, its characters stay.

The tables of spans say what may hold them (`within`). What is left out here is not in the TEI, and so not shown either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textus.base.bundles import roles, span_kinds
from textus.model.claims import Span
from textus.model.structure import Container, Passage


def fitting(passage: Passage, containers: Sequence[Container]) -> Passage:
    """The passage with the spans that can be elements where they are."""
    spans = _fitting(passage.decision.spans, _parent(passage, containers))
    if len(spans) == len(passage.decision.spans):
        return passage
    return replace(passage, decision=replace(passage.decision, spans=tuple(spans)))


def _parent(passage: Passage, containers: Sequence[Container]) -> str:
    """The name of the element that holds the words of a passage."""
    *steps, leaf = roles()[passage.decision.claim.role].path.split("/")
    if leaf != "*":
        return leaf
    return steps[-1].partition("@")[0].rstrip("^") if steps else containers[passage.container].tag


def _fitting(spans: Sequence[Span], parent: str) -> list[Span]:
    kept: list[Span] = []
    around: list[tuple[int, str]] = []
    """the elements around a span, each with its end; no name for what holds no elements"""
    for span in spans:
        while around and around[-1][0] <= span.start:
            around.pop()
        holder, kind = around[-1][1] if around else parent, span_kinds()[span.role]
        if not holder or (kind.within and not kind.owner and holder not in kind.within):
            continue
        kept.append(span)
        around.append((span.end, "" if kind.owner or kind.empty else kind.element))
    return kept
