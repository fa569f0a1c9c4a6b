"""A new collection that builds at once: settings and a record explained, one short transcription, a README."""

from __future__ import annotations

from pathlib import Path

from textus.base import files
from textus.model.name_entry import kinds
from textus.record import templates

_TEMPLATES = Path(__file__).parent / "templates"


def create(folder: Path) -> tuple[Path, ...]:
    """Make the collection and return its files; raises PlanError if the folder is not new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise files.PlanError(f"{folder} exists and is not an empty folder: nothing was changed")
    contents = {
        "README.txt": _template("README.txt"),
        "textus.toml": templates.settings_template(templates.SETTINGS_SCHEMA),
        **{f"authorities/{kind}.csv": _table(kind) for kind in kinds()},
        "transcriptions/letter.txt": _template("letter.txt"),
        "transcriptions/letter.toml": templates.record_template(f"../{templates.RECORD_SCHEMA}"),
        templates.RECORD_SCHEMA: templates.record_schema(),
        templates.SETTINGS_SCHEMA: templates.settings_schema(),
        ".github/workflows/edition.yml": _template("workflow.yml"),
    }
    for name, text in contents.items():
        files.write(folder / name, text.encode("utf-8-sig" if name.endswith(".csv") else "utf-8"))
    return tuple(folder / name for name in contents)


def _table(kind: str) -> str:
    """An authority table: the names of its columns, and the rows of the sample."""
    sample = _TEMPLATES / f"{kind}.csv"
    return sample.read_text(encoding="utf-8") if sample.is_file() else ",".join(kinds()[kind]["written"]) + "\n"


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
