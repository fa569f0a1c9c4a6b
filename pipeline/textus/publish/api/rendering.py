"""`render`: TEI to every output format."""

from __future__ import annotations

import functools
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from textus.publish.api import inputs
from textus.publish.api.results import Findings, Refused, Rendered

if TYPE_CHECKING:
    from textus.findings.finding import Finding
    from textus.rendering.render import Renderer

_ALONE = threading.Lock()
"""a compiled stylesheet serves one thread at a time"""


def render(
    tei: inputs.Tei,
    format: str = "html",
    *,
    stylesheet: str | os.PathLike[str] | None = None,
    settings: inputs.SettingsLike | None = None,
    **parameters: str,
) -> Rendered:
    """Render a TEI document, of textus or any other, in an output format: html, text, epub, bibtex and so on.

    `stylesheet` is your own XSLT 3.0 instead of the format's; `parameters` are those of the stylesheet, with `_` for
    `-` (`more_css`). Formats that need the publisher or the date of an edition take them from the header, else from the
    settings: those given, or for a file the nearest `textus.toml`.

    Raises `Refused`, with the findings, where the document cannot be rendered or the format or a parameter is unknown;
    `FileNotFoundError` for a path that does not exist.

    >>> import textus
    >>> edition = textus.encode("The pass is *open*.\\n", record={"title": "A Note"})
    >>> print(textus.render(edition, "text", header="no").text.strip())
    The pass is *open*.
    """
    from textus.rendering.formats import formats

    data, name = inputs.tei(tei)
    path = Path(tei) if isinstance(tei, os.PathLike) else None
    given = {key.replace("_", "-"): str(value) for key, value in parameters.items()}
    findings: tuple[Finding, ...] = ()
    if format in formats() and stylesheet is None:
        asked, findings = inputs.settings_of(settings, path)
        given = {**formats()[format].from_settings(asked.said), **given}
    own = inputs.there(stylesheet) if stylesheet is not None else None
    with _ALONE:
        made, more = _renderer().render(data, name, format, stylesheet=own, parameters=given)
    if made is None:
        raise Refused((*findings, *more))
    return Rendered(made, format, formats()[format].media_type, Findings.of((*findings, *more)))


@functools.cache
def _renderer() -> Renderer:
    from textus.rendering.render import Renderer

    return Renderer()
