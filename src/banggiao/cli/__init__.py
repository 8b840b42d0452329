"""One file a command; the only place that prints and reads the clock."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True)
