"""Commands that write for people and programs: dossier, coverage, brief, export."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banggiao.cli.options import AsOf, Db, Json, Lang, Output, Pair, codes, day, is_code, language, opened
from banggiao.cli.terminal import say
from banggiao.errors import BadSetting, NothingFound

if TYPE_CHECKING:
    from banggiao.store.store import Store

#: groups of parties named where a register holds nothing of those that were asked for
_KNOWN = 6


def dossier(
    pair: Pair, db: Db = None, lang: Lang = None, as_of: AsOf = None, output: Output = None,
    form: Annotated[str, typer.Option("--format", help="md or json.")] = "md",
) -> None:  # fmt: skip
    """Hồ sơ quan hệ của hai (hay nhiều) bên. The dossier of a pair or group of parties.

    Example: banggiao dossier VNM USA
    """
    from banggiao.export import dossier as room

    if form not in ("md", "json"):
        raise BadSetting(f"--format {form}", "is neither md nor json")
    parties = codes(pair)
    with opened(db) as store:
        found = room.build(store, parties, as_of=day(as_of), lang=language(lang))
        if found.empty:
            raise nothing_of(store, parties)
    write(room.render_md(found) if form == "md" else room.render_json(found), output)


def coverage(
    names: Annotated[list[str], typer.Argument(help="Id of a statement or name of its text; or parties: VNM USA.",
                                               metavar="STATEMENT|PARTY...")],
    db: Db = None, lang: Lang = None, as_of: AsOf = None, output: Output = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Tuyên bố đã được thực hiện đến đâu. Each undertaking of a joint statement, and what followed.

    Example: banggiao coverage VNM USA
    """
    from banggiao.export import coverage as room

    one = names[0] if len(names) == 1 and not is_code(names[0]) else ""
    parties = () if one else codes(names)
    with opened(db) as store:
        found = room.build(store, statement=one, parties=parties, as_of=day(as_of), lang=language(lang))
    write(room.render_json(found) if as_json else room.render_md(found), output)


def brief(
    pair: Pair, db: Db = None, lang: Lang = None, as_of: AsOf = None, output: Output = None,
    pillar: Annotated[str | None, typer.Option("--pillar", help="One field: economic, education ...")] = None,
) -> None:  # fmt: skip
    """Tóm tắt hai trang, câu nào cũng dẫn về trích dẫn. Two pages in which every sentence resolves to its quotes."""
    from banggiao.export import brief as room
    from banggiao.model.kinds import PILLARS

    parties = codes(pair)
    if pillar is not None and pillar not in PILLARS:
        raise BadSetting(f"--pillar {pillar}", "is no pillar", "one of: " + ", ".join(PILLARS))
    with opened(db) as store:
        if next(store.entries(parties=parties), None) is None:
            raise nothing_of(store, parties)
        text = room.write(store, parties, as_of=day(as_of), lang=language(lang), pillar=pillar)
        faults = room.check(text, store)
    write(text, output)
    if faults:
        say("\n".join(f"banggiao: {f}" for f in faults))
        raise typer.Exit(1)


def export(
    db: Db = None, output: Output = None, lang: Lang = None, as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", help="jsonl, csv, xlsx, cross.")] = "jsonl",
    parties: Annotated[list[str] | None, typer.Option("--party", help="Only entries of these parties.")] = None,
) -> None:  # fmt: skip
    """Xuất sổ bộ. Write the register out: jsonl whole, csv and xlsx as the sheet that a desk works with."""
    from banggiao.export import FORMATS

    if form not in FORMATS:
        raise BadSetting(f"--format {form}", "is no format", "one of: " + ", ".join(sorted(FORMATS)))
    chosen = codes(parties or [])
    if output is None and form == "xlsx" and sys.stdout.isatty():
        raise BadSetting("--format xlsx", "is no text for a terminal", "give --output desk.xlsx")
    with opened(db) as store:
        if output is None:
            FORMATS[form].write(store, sys.stdout.buffer, parties=chosen, as_of=day(as_of), lang=language(lang))
            return
        try:
            with output.open("wb") as stream:
                FORMATS[form].write(store, stream, parties=chosen, as_of=day(as_of), lang=language(lang))
        except OSError as e:
            raise unwritable(output, e) from e
    say(f"banggiao: written to {output}")


def nothing_of(store: Store, parties: tuple[str, ...]) -> NothingFound:
    """The error that says of whom the register does hold something, the most told first."""
    pairs = Counter(filed.parties for filed in store.documents() if len(filed.parties) > 1)
    known = ", ".join(f"{' '.join(p)} ({n})" for p, n in sorted(pairs.items(), key=lambda x: (-x[1], x[0]))[:_KNOWN])
    way_out = f"documents by parties: {known}" if known else "`banggiao ingest PATH...` reads texts into it"
    return NothingFound(" ".join(parties), "the register holds nothing of them together", way_out)


def unwritable(output: Path, error: OSError) -> BadSetting:
    """The error of an output file that cannot be written."""
    return BadSetting(f"--output {output}", f"cannot be written: {error.strerror or error}", "give another path")


def write(text: str, output: Output) -> None:
    """Text to a file or to stdout. Raises BadSetting where the file cannot be written."""
    if output is None:
        typer.echo(text.rstrip("\n"))
        return
    try:
        output.write_text(text if text.endswith("\n") else text + "\n", "utf-8")
    except OSError as e:
        raise unwritable(output, e) from e
    say(f"banggiao: written to {output}")
