"""The formats of reports, one a module; what another program reads is written as that program's page defines it.

Severities are mapped with one thought: `review` is a question to the editor. It is never a failure by itself, and it is
kept apart from remarks wherever the format can.
"""
