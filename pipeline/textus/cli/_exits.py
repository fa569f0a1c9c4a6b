"""The exit codes, for programs and for the help texts."""

from __future__ import annotations

CLEAN = 0
FINDINGS = 1
USAGE = 2
UNFINISHED = 3
INTERRUPTED = 130

SHORT_EXIT_CODES = """\b
Exit codes:
  0  done
  2  error in the command line; nothing was done
  3  not completed: a file could not be written, or textus itself failed
"""

EXIT_CODES = """\b
Exit codes:
  0  done; no finding at or above --fail-on
  1  done; findings at or above --fail-on (a refused or invalid file is an error)
  2  error in the command line or the settings; nothing was done
  3  not completed: a file could not be written, or textus itself failed
"""
