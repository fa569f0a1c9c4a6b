"""What lxml imports on the side is not loaded by the command line until a grammar in compact syntax is read."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("rnc2rng")

WAYS = {
    "an import by another library": ("import rnc2rng", "ImportError"),
    "an import after it was asked for": ("deferred.needed('rnc2rng')\n    import rnc2rng", "loaded"),
    "an import of lxml": ("import lxml.etree\n    assert 'rnc2rng.parser' not in sys.modules", "loaded"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_library_that_was_put_off_is_there_only_when_it_is_needed(way: str) -> None:
    words, outcome = WAYS[way]
    program = (
        "import sys\nfrom textus.base import deferred\ndeferred.put_off()\n"
        f"try:\n    {words}\n    print('loaded')\nexcept ImportError:\n    print('ImportError')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == outcome


def test_what_was_imported_before_stays() -> None:
    program = (
        "import sys, rnc2rng\nfrom textus.base import deferred\ndeferred.put_off()\n"
        "print(sys.modules['rnc2rng'] is rnc2rng)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
