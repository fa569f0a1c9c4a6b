"""How the documentation is built: `./run docs`, with warnings as errors.

The reference pages of commands, rules, roles, keys, formats and languages are generated from the program before each
build (`tools/reference.py`), so they cannot differ from it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "pipeline")]

import textus  # noqa: E402
from tools import reference  # noqa: E402

project = "textus"
copyright = "the textus developers"
version = release = textus.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx_copybutton"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"textus {version}"
html_theme_options = {"source_edit_link": "", "top_of_page_buttons": []}
html_show_sphinx = False
html_copy_source = False
copybutton_prompt_text = r"\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"


def setup(app: Any) -> None:
    """Write the generated reference pages before Sphinx looks for its sources."""
    del app
    reference.write(Path(__file__).parent / "reference")
