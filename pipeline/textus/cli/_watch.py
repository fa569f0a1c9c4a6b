"""`--watch`: the same command again whenever one of its files changes, until it is interrupted."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from textus.base import files

FLAG = "--watch"
Command = Callable[..., None]


def watchable(endings: Collection[str], *, also_built: bool = False) -> Callable[[Command], Command]:
    """Give a command `--watch`; a change is one of a file with one of these endings.

    Folders that `textus build` wrote are not watched, unless `also_built`.
    """

    def give(command: Command) -> Command:
        @click.option(FLAG, "watched", is_flag=True, help="Re-run whenever a file changes, until Ctrl-C.")
        @functools.wraps(command)
        def wrapped(watched: bool, **others: Any) -> None:
            if watched:
                _watch(others.get("inputs") or [others["folder"]], endings, also_built)
            command(**others)

        return wrapped

    return give


def _watch(inputs: Sequence[str], endings: Collection[str], also_built: bool) -> NoReturn:
    """Run the command line without the flag in a process of its own, now and after every change."""
    for name in inputs:
        if not os.path.lexists(name):
            raise click.UsageError(f"no such file or folder: {name}")
    import subprocess  # here, as is the watcher, because few runs need them

    from watchfiles import watch

    arguments = [argument for argument in click.get_current_context().find_root().obj if argument != FLAG]
    command = [sys.executable, "-m", "textus", *arguments]
    folders = {Path(name) if os.path.isdir(name) else Path(name).parent for name in inputs}
    deep = any(os.path.isdir(name) for name in inputs)

    def wanted(_: object, path: str) -> bool:
        return _is_wanted(Path(path), endings, also_built)

    subprocess.call(command)
    for changes in watch(*folders, watch_filter=wanted, recursive=deep):
        names = sorted({os.path.relpath(path) for _, path in changes})
        click.echo(f"\nchanged: {', '.join(names[:5])}{' …' if len(names) > 5 else ''}", err=True)
        subprocess.call(command)
    raise click.Abort


def _is_wanted(path: Path, endings: Collection[str], also_built: bool) -> bool:
    hidden = any(part.startswith(".") for part in Path(os.path.relpath(path)).parts if part != "..")
    built = not also_built and any((folder / files.BUILD_MARK).exists() for folder in path.parents)
    return path.suffix.lower() in endings and not hidden and not built
