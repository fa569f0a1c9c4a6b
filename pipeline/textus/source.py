"""TEMPORARY minimal source, replaced by its owner."""
from __future__ import annotations
import bisect, hashlib, re
from dataclasses import dataclass
from pathlib import Path
from textus.findings import Finding, Place, finding
@dataclass(frozen=True, slots=True)
class Source:
    path: str
    text: str
    encoding: str
    certainty: str
    sha256: str
    size: int
    line_starts: tuple[int, ...]
    def position(self, offset: int) -> tuple[int, int]:
        n = bisect.bisect_right(self.line_starts, offset)
        return n, offset - self.line_starts[n - 1] + 1
    def line(self, number: int) -> str:
        s = self.line_starts[number - 1]
        e = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[s:e].rstrip("\r\n")
    def place(self, offset: int) -> Place:
        return Place(self.path, *self.position(offset))
    def finding(self, rule: str, offset: int, message: str, hint: str = "") -> Finding:
        return finding(rule, self.place(offset), message, hint, self.line(self.position(offset)[0])[:100])
def read(path: Path, *, encoding=None, strict=False, shown=None):
    data = path.read_bytes()
    return _make(data.decode("utf-8-sig"), shown or str(path), data), ()
def _make(text, path, data):
    return Source(path, text, "utf-8", "valid", hashlib.sha256(data).hexdigest(), len(data), (0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))))
def of_text(text: str, path: str = "-") -> Source:
    return _make(text, path, text.encode())
