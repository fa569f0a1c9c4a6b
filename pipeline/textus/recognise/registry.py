"""Recognisers: one kind of thing each. The folder is the registry; a module takes part by having one or both of

`block_claims(survey) -> Iterable[Claim]`   what whole lines may be
`inline_spans(survey, start, end) -> Iterable[Span]`   what characters inside a block may be

A recogniser only looks: it never sees what another one says, changes nothing and builds nothing. What it knows is in
the table beside it (`base/bundles.py`). A claim of a role that is in no table is left out, as is such a span: a mistake
in our tables, which `./run check` names, must not end a user's run.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from textus import recognise as folder
from textus.base.bundles import roles, span_kinds
from textus.model.claims import Claim, Span
from textus.recognise._habits import allowed
from textus.survey.survey import Survey


@functools.cache
def registry() -> tuple[ModuleType, ...]:
    """All recognisers, by name."""
    found = pkgutil.walk_packages(folder.__path__, f"{folder.__name__}.")
    names = sorted((module.name for module in found if not module.ispkg), key=lambda name: name.split(".")[-1])
    return tuple(importlib.import_module(name) for name in names if name != __name__)


def block_claims(survey: Survey) -> Iterator[Claim]:
    """What any recogniser says about whole lines."""
    wanted = allowed(survey, "roles")
    for recogniser in registry():
        if hasattr(recogniser, "block_claims"):
            yield from (claim for claim in recogniser.block_claims(survey) if _is_known(claim) and wanted(claim))


def inline_spans(survey: Survey) -> Iterator[Span]:
    """What any recogniser says about characters inside blocks."""
    wanted = allowed(survey, "spans")
    speakers = [recogniser.inline_spans for recogniser in registry() if hasattr(recogniser, "inline_spans")]
    for block in survey.blocks.blocks:
        start, end = survey.blocks.start(block), survey.blocks.end(block)
        for spans in speakers:
            yield from (span for span in spans(survey, start, end) if span.role in span_kinds() and wanted(span))


def _is_known(claim: Claim) -> bool:
    return claim.role in roles() and all(span.role in span_kinds() for span in claim.spans)
