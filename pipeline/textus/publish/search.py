"""Full-text search of a built collection in the browser, without a server: an index made by Pagefind.

Indexed is the text of each work and nothing its page says besides; what the page is about (author, decade, kind) goes
with it, to be filtered by. The library is an extra (`textus[search]`): without it there is a list of works instead.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree, html

from textus.findings.finding import Finding, Place, finding
from textus.publish.site import Outputs
from textus.rendering.formats import TX

BUNDLE = "pagefind"
"""the folder of the index within the build folder"""
SECONDS = 1800.0
_ENTRY = "pagefind-entry.json"
_WORD, _FILTERS = b"pagefind_dcd", 3
"""what its tables begin with, and where the filters stand in the table of a language"""
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js", "*.wasm.map")
_BESIDE = ".furniture, .title-block .type-provenance, .toc, .about, .call, .returns, .switch, .pb"
"""what a page says besides its text"""
_WORK = f"{{{TX}}}"


def is_installed() -> bool:
    """Whether the library is there."""
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def is_there(out: Path) -> bool:
    """Whether a build folder holds an index."""
    return (out / BUNDLE / _ENTRY).is_file()


def index(out: Path, works: Sequence[Outputs], shown: str) -> tuple[Finding, ...]:
    """Write the index of the pages of works that lie in the build folder; raises OSError.

    The same pages make the same bytes. An index from before is replaced; `shown` is what findings call it.
    """
    there = [(work, path) for work in works for form, path in work.files if form == "html"]
    remove(out)
    if not there:
        return ()
    if any(path.is_file() for path in (out / BUNDLE).rglob("*")):
        words = "no search index was made: a folder of that name exists and is not a search index"
        return (finding("build/no-search", Place(shown), words, "move it, or set search = false under [output]"),)
    with tempfile.TemporaryDirectory(prefix="textus-") as name:
        folder = Path(name)
        for work, path in there:
            page = _page((out / path).read_bytes(), work)
            place = folder / "site" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(page)
        problem = _run(folder, _language(work for work, _ in there))
        if problem:
            return (finding("build/no-search", Place(shown), f"no search index was made: {problem}"),)
        _settle(folder / "made")
        shutil.copytree(folder / "made", out / BUNDLE, dirs_exist_ok=True)
    return ()


def remove(out: Path) -> None:
    """Take away an index made before; a folder that is none is left alone."""
    if is_there(out):
        shutil.rmtree(out / BUNDLE)


def _run(folder: Path, language: str) -> str:
    """Run the indexer over a folder of pages; what went wrong, or nothing."""
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        return "Pagefind is not installed (pip install 'textus[search]')"
    command = [
        os.fspath(program), "--site", os.fspath(folder / "site"), "--output-path", os.fspath(folder / "made"),
        "--root-selector", "article", "--exclude-selectors", _BESIDE, "--force-language", language,
        "--keep-index-url", "--silent",
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False, errors="replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"Pagefind could not be run ({type(error).__name__})"
    return "" if done.returncode == 0 else f"Pagefind failed (exit code {done.returncode})"


def _language(works: Iterator[Outputs]) -> str:
    """The language most works are in: whose words are found in all their forms. One index holds all languages."""
    told = Counter(etree.fromstring(work.digest).get("lang", "") for work in works if work.digest)
    return max(sorted(told), key=lambda tag: told[tag], default="").partition("-")[0] or "en"


def _page(data: bytes, work: Outputs) -> bytes:
    """The page as the indexer is to read it: with what can be filtered by, and shown with a result."""
    page = html.document_fromstring(data, html.HTMLParser(encoding="utf-8"))
    article = next(page.iter("article"), None)
    if article is not None and work.digest:
        for kind, name, words in _facts(etree.fromstring(work.digest)):
            said = etree.SubElement(article, "span", {f"data-pagefind-{kind}": name, "data-pagefind-ignore": ""})
            said.text = words
    data = etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return bytes(data)


def _facts(work: etree._Element) -> Iterator[tuple[str, str, str]]:
    """What a result shows (meta) and can be filtered by (filter), each with its name."""
    names = work.iterfind(f"{_WORK}item/{_WORK}credit[@role='author']/{_WORK}name")
    authors = ["".join(name.itertext()) for name in names]
    date = next((found for found in (work.find(f"{_WORK}{path}") for path in _DATES) if found is not None), None)
    title = work.findtext(f"{_WORK}title")
    yield from (("filter", "author", author) for author in authors)
    yield "filter", "kind", work.get("kind", "")
    if title:
        yield "meta", "title", title
    if authors:
        yield "meta", "author", ", ".join(authors)
    if date is not None:
        year = date.get("from") or date.get("to") or ""
        yield "meta", "date", date.text or year
        if year[:3].isdigit():
            yield "filter", "decade", f"{year[:3]}0s"


_DATES = (f"written/{_WORK}date", f"item/{_WORK}date")


def _settle(folder: Path) -> None:
    """Leave out what the search page does not use, and bring into one order what the indexer writes in any."""
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    entry = json.loads((folder / _ENTRY).read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _ordered(folder, language["hash"])
    (folder / _ENTRY).write_text(json.dumps(entry, sort_keys=True, ensure_ascii=False), encoding="utf-8")


def _ordered(folder: Path, name: str) -> str:
    """Bring the filters of one language into the order of the alphabet; the name its table has from then on.

    Pagefind 1.5 keeps them in hash tables: CBOR behind a word of its own, compressed, named by a digest.
    """
    place = folder / f"pagefind.{name}.pf_meta"
    table = _unpacked(place)
    for kept in table[_FILTERS]:
        values = folder / "filter" / f"{kept[1]}.pf_filter"
        told, found = _unpacked(values)
        values.unlink()
        kept[1] = _packed(values, [told, sorted(found)], kept[1])
    table[_FILTERS].sort()
    place.unlink()
    return _packed(place, table, name)


def _unpacked(path: Path) -> list[Any]:
    import cbor2

    data = gzip.decompress(path.read_bytes()).removeprefix(_WORD)
    unpacked: list[Any] = cbor2.loads(data)
    return unpacked


def _packed(path: Path, table: list[Any], name: str) -> str:
    """Write a table beside where it was, and give back its new name: the language, and a digest."""
    import cbor2

    data = _WORD + cbor2.dumps(table)
    new = f"{name.partition('_')[0]}_{hashlib.sha256(data).hexdigest()[: len(name.partition('_')[2])]}"
    path.with_name(path.name.replace(name, new)).write_bytes(gzip.compress(data, mtime=0))
    return new
