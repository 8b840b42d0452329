"""Commands over time and reasons: changes (the morning digest) and explain."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from banggiao.cli.options import AsOf, Db, Lang, Output, codes, day, language, opened
from banggiao.cli.publish import write
from banggiao.errors import BadSetting


def moment(since: str) -> date | int:
    """A day (YYYY-MM-DD) or the number of a run. Raises BadSetting where it is neither."""
    if since.isdecimal():
        return int(since)
    try:
        return date.fromisoformat(since)
    except ValueError as e:
        raise BadSetting(f"--since {since}", "is no day and no run", "write YYYY-MM-DD, or a number of `info`") from e


def changes(
    since: Annotated[str, typer.Option("--since", help="Day of ingest (YYYY-MM-DD), or the number of a run.")],
    db: Db = None, lang: Lang = None, as_of: AsOf = None, output: Output = None,
    parties: Annotated[list[str] | None, typer.Option("--party", help="Only entries of these parties.")] = None,
) -> None:  # fmt: skip
    """Điểm sáng: điều gì mới, chắc hơn, xong, quá hạn, bị nói khác. What is new, firmer, delivered, overdue, disputed.

    Example: banggiao changes --since 2026-11-20 --party VNM --party USA
    """
    from banggiao.export import changes as room

    chosen, start = codes(parties or []), moment(since)
    with opened(db) as store:
        found = room.build(store, since=start, as_of=day(as_of), parties=chosen, lang=language(lang))
    write(room.render_md(found), output)


def explain(
    entry: Annotated[str, typer.Argument(help="Id of an entry.", metavar="ENTRY")], db: Db = None, lang: Lang = None
) -> None:
    """Vì sao các điều này là một mục. Why an entry's claims are together, and which candidates were kept out."""
    from banggiao.export.explain import render

    with opened(db) as store:
        typer.echo(render(store, entry, lang=language(lang)))
