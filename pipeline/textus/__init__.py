"""textus turns plain-text transcriptions into validated, lossless TEI editions.

>>> import textus
>>> edition = textus.encode("Harth, 4 March 1897\\n\\nDear Anna,\\n\\nThe pass is *open*.\\n\\nYours,\\n\\nMatthias\\n")
>>> b'<date when="1897-03-04">4 March 1897</date>' in edition.xml
True
>>> textus.validate(edition)
()

`encode` makes an `Edition` of a transcription; `validate`, `verify` and `render` take one, or any TEI document; `build`
makes a site of a folder. A `str` is always the document itself, a `pathlib.Path` a file. What cannot be done to a
document raises `Refused`, with `Findings` that state where and why. Names that are not listed in `__all__` may change
in any version.

Nothing is loaded before it is used: `import textus` costs next to nothing.
"""

from textus.base.version import __version__ as __version__

TYPE_CHECKING = False  # as type checkers take it; `typing` itself would be most of what an import costs
if TYPE_CHECKING:
    from textus.findings.finding import Finding as Finding
    from textus.findings.finding import Place as Place
    from textus.findings.finding import Severity as Severity
    from textus.publish.api.checking import validate as validate
    from textus.publish.api.checking import verify as verify
    from textus.publish.api.collections import Site as Site
    from textus.publish.api.collections import build as build
    from textus.publish.api.edition import Edition as Edition
    from textus.publish.api.edition import encode as encode
    from textus.publish.api.rendering import render as render
    from textus.publish.api.results import Findings as Findings
    from textus.publish.api.results import Refused as Refused
    from textus.publish.api.results import Rendered as Rendered
    from textus.record.record import Record as Record
    from textus.record.settings import Settings as Settings

_HOMES = {
    "findings.finding": ("Finding", "Place", "Severity"),
    "publish.api.checking": ("validate", "verify"),
    "publish.api.collections": ("Site", "build"),
    "publish.api.edition": ("Edition", "encode"),
    "publish.api.rendering": ("render",),
    "publish.api.results": ("Findings", "Refused", "Rendered"),
    "record.record": ("Record",),
    "record.settings": ("Settings",),
}
"""where each name of the API is defined; the imports above say the same to type checkers"""

__all__ = [
    "Edition", "Finding", "Findings", "Place", "Record", "Refused", "Rendered", "Settings", "Severity", "Site",
    "__version__", "build", "encode", "render", "validate", "verify",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """A name of the API, imported when it is first used."""
    import importlib

    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(importlib.import_module(f"{__name__}.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
