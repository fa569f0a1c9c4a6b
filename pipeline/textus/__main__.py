"""`python -m textus`: the same as the command `textus`."""

import sys

from textus.cli import main

if __name__ == "__main__":
    sys.exit(main())
