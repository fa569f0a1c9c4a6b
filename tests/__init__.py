"""The tests of textus: a folder for each package, and for `schema/`, `xslt/`, `tools/` and the checkout as such."""
