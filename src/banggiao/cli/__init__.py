"""One file a command; the only place that prints and reads the clock.

Data goes to stdout, talk to stderr. Exit codes: 0 ok, 1 fault, 2 usage, 3 some inputs failed, 4 nothing found,
5 busy, 130 interrupted. Modules of commands import rooms inside their functions, so that `--help` stays quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import typer

from banggiao import __version__
from banggiao.cli import clean, demo, digest, extract, ingest, look, publish, review, schema, serve, upkeep
from banggiao.errors import BangGiaoError

app = typer.Typer(
    name="banggiao",
    help="Đọc tin bang giao và giữ sổ bộ. Reads what is published about relations between states; keeps the register.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    demo.demo, ingest.ingest, publish.dossier, publish.coverage, serve.serve, publish.brief, look.search, look.show,
    publish.export,
    digest.changes, digest.explain, look.info, look.verify, review.review, review.judge,
    upkeep.resolve, upkeep.backup, upkeep.restore, upkeep.doctor,
    extract.extract, clean.clean, schema.schema,
)  # fmt: skip


def in_brief(command: Callable[..., object]) -> str:
    """The line of a command in the list of all: its first sentence in either language."""
    first = (command.__doc__ or "").strip().split("\n")[0]
    return first.rstrip(".").replace(". ", " · ", 1)


for command in COMMANDS:
    app.command(short_help=in_brief(command))(command)


#: Typer carries its own copy of click and names only some of its errors; the common base of all usage errors is found
#: from one that it names.
_USAGE: Any = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")


def _version(show: bool) -> None:
    if show:
        typer.echo(f"banggiao {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Đọc tin bang giao và giữ sổ bộ. Reads what is published about relations between states; keeps the register.

    Begin with `banggiao demo`.
    """


def main() -> None:
    """Run the command line and turn every error into one line on stderr and its exit code."""
    try:
        code = app(standalone_mode=False)
    except BangGiaoError as error:
        typer.echo(f"banggiao: {error}", err=True)
        code = error.exit_code
    except typer.Exit as stop:
        code = stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("banggiao: stopped by the user; what is finished is kept", err=True)
        code = 130
    except _USAGE as error:
        error.show()
        code = 2
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; writing on would only raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
