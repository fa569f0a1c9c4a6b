"""A new Python environment with nothing installed in it, which borrows the libraries of the one that runs the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

OFFLINE = {
    "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_QUIET": "1",
}  # fmt: skip
"""for a pip that is to install one thing, with what is there; that 0 switches isolation off is pip's own way"""


def borrowing(folder: Path) -> Path:
    """The Python of a new environment in the folder."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    borrowed = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    Path(site, "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return python


def run(*command: str, cwd: Path) -> str:
    """What a command prints; it must end well."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | OFFLINE
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
