"""Pages printed to a tagged PDF (PDF/UA-1, ISO 14289-1) by WeasyPrint, from the page's own style sheet for paper.

Nothing is fetched: what a page would load from elsewhere is left out.
"""

from __future__ import annotations

import functools
import hashlib
import logging
from typing import Any

from textus.rendering.finish.registry import FinishingError

_WANTED = "pip install 'textus[pdf]', and the library Pango (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)"


def finish(made: str) -> bytes:
    """The page, printed; the same page makes the same bytes. Raises FinishingError where nothing can be printed."""
    page, fetcher = _printer()
    identifier = hashlib.sha256(made.encode("utf-8")).digest()[:16]
    printed: bytes = page(string=made, base_url=None, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier
    )
    return printed


@functools.cache
def _printer() -> tuple[Any, Any]:
    """WeasyPrint's page, and a fetcher that fetches nothing.

    What it logs, which declarations of a style sheet are not for it, is no news to anybody.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise FinishingError("WeasyPrint is not installed", _WANTED) from error
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return HTML, URLFetcher(allowed_protocols=())
