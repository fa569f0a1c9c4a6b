"""The tools of development in `tools/`."""
