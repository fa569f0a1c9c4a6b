"""An EPUB container: the files a stylesheet made, packed the way OCF demands (EPUB 3.3, section 4).

The same files make the same bytes: entries stand in their order and carry no time.
"""

from __future__ import annotations

import copy
import io
import zipfile

from lxml import etree

_FILE = "{urn:textus:xslt}file"
_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""the first moment a ZIP file can name"""
_XHTML = "{http://www.w3.org/1999/xhtml}html"


def finish(made: str) -> bytes:
    """The book, as one file; `made` is a tx:publication that holds a tx:file for each file of the book."""
    publication = etree.fromstring(made.encode("utf-8"), etree.XMLParser(no_network=True, huge_tree=True))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        # First, and as it is: programs know the file by the bytes at its beginning.
        _add(book, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for file in publication.iterchildren(_FILE):
            _add(book, file.attrib["path"], _content(file), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _content(file: etree._Element) -> bytes:
    if file.get("text"):
        return (file.text or "").encode("utf-8")
    root = copy.deepcopy(file[0])  # out of the publication, whose namespaces are not the book's
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub", "dc"])
    doctype = "<!DOCTYPE html>" if root.tag == _XHTML else None
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False, doctype=doctype)


def _add(book: zipfile.ZipFile, path: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(path, _NO_TIME)
    entry.compress_type, entry.create_system, entry.external_attr = method, 3, 0o644 << 16
    book.writestr(entry, data)
