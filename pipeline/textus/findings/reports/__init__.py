"""Findings in the forms people and programs read.

The folder `formats` is the registry: every module of it is a format, imported when it is asked for. Its name is the
format's name, and its function `render` makes the whole report of the results of a run.
"""
