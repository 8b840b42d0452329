"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.errors import BadSetting

if TYPE_CHECKING:
    from banggiao.store.store import Store

Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="PATH...")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes that read pages.")]
Manifest = Annotated[
    Path | None, typer.Option("--manifest", help="CSV or JSONL: path, url, publisher, published, retrieved, rights.")
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="Largest file that is read, in bytes.")]
Db = Annotated[str | None, typer.Option("--db", help="File or URL of the register (default sqlite:///banggiao.db).")]
Json = Annotated[bool, typer.Option("--json", help="JSON on stdout, for programs.")]
Lang = Annotated[str | None, typer.Option("--lang", help="vi or en.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="The day that overdue and silent are computed against (YYYY-MM-DD).")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="A file instead of stdout.")]
Pair = Annotated[list[str], typer.Argument(help="Codes of the parties: VNM USA.", metavar="PARTY...")]


def opened(db: str | None, *, write: bool = False, create: bool = False) -> Store:
    """The register that `--db`, BANGGIAO_DB or banggiao.toml names."""
    from banggiao.settings import load
    from banggiao.store import open_store

    return open_store(load(db=db).db, read_only=not write, create=create)


def day(as_of: str | None) -> date:
    """The day of `--as-of`, today where it is not given. Raises BadSetting where it is no day."""
    try:
        return date.fromisoformat(as_of) if as_of else date.today()
    except ValueError as e:
        raise BadSetting(f"--as-of {as_of}", "is no day", "write YYYY-MM-DD") from e


def language(lang: str | None) -> str:
    """vi or en, by flag, environment, file, default."""
    from banggiao.settings import load

    return load(lang=lang).lang


def codes(pair: list[str]) -> tuple[str, ...]:
    """Party codes in capitals. Raises BadSetting where one is not three letters or a group."""
    from banggiao.model.kinds import GROUPS

    found = tuple(dict.fromkeys(p.upper() for p in pair))
    for code in found:
        if not is_code(code):
            raise BadSetting(code, "is no party", "give ISO 3166-1 alpha-3 codes or " + ", ".join(GROUPS))
    return found


def is_code(word: str) -> bool:
    """Whether a word has the form of a party's code: three letters, or a group."""
    from banggiao.model.kinds import GROUPS

    return word.upper() in GROUPS or (len(word) == 3 and word.isascii() and word.isalpha())
