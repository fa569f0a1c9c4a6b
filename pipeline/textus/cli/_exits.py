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
  2  the command line is wrong; nothing was done
  3  could not finish: a file cannot be written, or textus itself failed
"""

EXIT_CODES = """\b
Exit codes:
  0  done, no finding at or above --fail-on
  1  done, findings at or above --fail-on (a refused or faulty file is an error)
  2  the command line or a settings file is wrong; nothing was done
  3  could not finish: a file cannot be written, or textus itself failed
"""
