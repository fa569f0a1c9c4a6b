"""The stylesheets in `xslt/`."""
