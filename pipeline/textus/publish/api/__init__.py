"""The Python API: what `import textus` offers, one module a subject; `textus/__init__.py` names all of it."""
