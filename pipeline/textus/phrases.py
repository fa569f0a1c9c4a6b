"""One pattern for many phrases: what they begin with in common is written once, so that it compiles and fails fast."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

NOT_AFTER_WORD, NOT_BEFORE_WORD = r"(?<!\w)", r"(?!\w)"
NOTHING = r"(?!)"
_SIGNS = {" ": r"\s+", "'": "['’]", "-": "[-‑]"}

_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""


def alternation(phrases: Iterable[str], *, bounded: bool) -> str:
    """The source of a pattern for any of the phrases, the longest that fits first; one that never matches for none.

    Any white space stands for a space, a curly apostrophe for a straight one, a non-breaking hyphen for a plain one.
    A bounded phrase stands alone: no word character before or behind it where it begins or ends with one itself.
    """
    tree: _Tree = {}
    for phrase in sorted({" ".join(phrase.split()) for phrase in phrases} - {""}):
        branch = tree
        for piece in _pieces(phrase, bounded):
            branch = branch.setdefault(piece, {})
        branch[_END] = {}
    return f"(?:{_source(tree)})" if tree else NOTHING


def _pieces(phrase: str, bounded: bool) -> Iterable[str]:
    if bounded and phrase[0].isalnum():
        yield NOT_AFTER_WORD
    for character in phrase:
        yield _SIGNS.get(character) or re.escape(character)
    if bounded and phrase[-1].isalnum():
        yield NOT_BEFORE_WORD


def _source(tree: _Tree) -> str:
    """What the phrases of a tree go on with; a phrase that others go on from is tried behind them."""
    begun = ""
    while len(tree) == 1:
        ((piece, tree),) = tree.items()
        begun += piece
    branches = sorted((piece for piece in tree if piece != _END), key=lambda piece: (piece == NOT_BEFORE_WORD, piece))
    if not branches:
        return begun
    choice = "|".join(piece + _source(tree[piece]) for piece in branches)
    return f"{begun}(?:{choice}){'?' if _END in tree else ''}"
