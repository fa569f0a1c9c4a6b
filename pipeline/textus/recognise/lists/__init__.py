"""Lists, tables, contents, figures."""
