"""What textus has to say, in the terms of the Language Server Protocol."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types

from textus.findings.finding import Finding, Severity
from textus.lsp.desk import Desk
from textus.lsp.fixes import Edit, Fix
from textus.lsp.positions import Ruler
from textus.lsp.shapes import Division, Label

SOURCE = "textus"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.REVIEW: types.DiagnosticSeverity.Information,
    Severity.INFO: types.DiagnosticSeverity.Hint,
}
_KINDS = {"front": types.SymbolKind.Namespace, "back": types.SymbolKind.Namespace}


def diagnostic(found: Finding, ruler: Ruler) -> types.Diagnostic:
    """A finding at its place; a question to review is information, a remark a hint."""
    return types.Diagnostic(
        range=ruler.marked(found.place.line, found.place.column),
        message=f"{found.message}\n{found.hint}" if found.hint else found.message,
        severity=SEVERITIES[found.severity],
        code=found.rule,
        source=SOURCE,
    )


def action(fix: Fix, change: types.WorkspaceEdit, ruler: Ruler) -> types.CodeAction:
    """A quick fix."""
    return types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(found, ruler) for found in fix.findings],
        edit=change,
    )


def change(desk: Desk, path: Path, made: Edit, ruler: Ruler, creates: bool) -> types.WorkspaceEdit:
    """An edit of a file, which is made first if it is not there and the editor can (`creates`)."""
    uri = desk.uri(path)
    edits = [types.TextEdit(ruler.range(made.start, made.end), made.words)]
    if not creates:
        return types.WorkspaceEdit(changes={uri: edits})
    version = desk.open[path].version if path in desk.open else None
    known = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    missing = path not in desk.open and not path.exists()
    options = types.CreateFileOptions(ignore_if_exists=True)
    new = [types.CreateFile(uri=uri, options=options)] if missing else []
    return types.WorkspaceEdit(document_changes=[*new, types.TextDocumentEdit(known, edits)])


def symbol(division: Division, ruler: Ruler) -> types.DocumentSymbol:
    """A division, with those in it."""
    whole = ruler.range(division.start, division.end)
    first = ruler.position(division.start)
    line = ruler.marked(first.line + 1, 1)
    return types.DocumentSymbol(
        name=division.name,
        detail=division.kind,
        kind=_KINDS.get(division.kind, types.SymbolKind.String),
        range=types.Range(min(first, line.start), max(whole.end, line.end)),
        selection_range=line,
        children=[symbol(part, ruler) for part in division.parts],
    )


def hints(labels: Iterable[Label], ruler: Ruler, asked: types.Range) -> list[types.InlayHint]:
    """What lines are, behind them, of those that are asked for."""
    placed = ((ruler.position(label.offset), label.words) for label in labels)
    return [
        types.InlayHint(position, words, padding_left=True)
        for position, words in placed
        if asked.start.line <= position.line <= asked.end.line
    ]
