"""Commands that care for a register: backup, restore, doctor, resolve."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from banggiao.cli.options import Db, Json, opened
from banggiao.cli.terminal import say

Force = Annotated[bool, typer.Option("--force", help="Overwrite what is there.")]


def backup(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    db: Db = None,
    force: Force = False,
) -> None:
    """Sao lưu sổ bộ vào một tệp. Write the whole register, ledger included, to one file."""
    from banggiao.store.care import backup as write

    with opened(db) as store:
        size = write(store, path, force=force)
    say(f"banggiao: {size} bytes written to {path}")


def restore(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")], db: Db = None, force: Force = False
) -> None:
    """Đưa bản sao lưu trở lại. Put a backup back in the register's place."""
    from banggiao.settings import load
    from banggiao.store.care import restore as put_back

    url = load(db=db).db
    put_back(path, url, force=force)
    say(f"banggiao: {path} restored to {url}")


def doctor(db: Db = None, as_json: Json = False) -> None:
    """Khám sổ bộ. Look the register over: file, schema, ledger, judgements whose claim is gone. Exit 1 on a fault."""
    from banggiao.settings import load
    from banggiao.store.care import doctor as examine

    found = examine(load(db=db).db)
    typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1) if as_json else str(found))
    if found.faults:
        raise typer.Exit(1)


def resolve(db: Db = None) -> None:
    """Gộp lại mọi mục từ các điều ghi được và sổ thẩm định. Make all entries anew from claims and ledger."""
    from banggiao.pipeline import resolve_register

    with opened(db, write=True) as store:
        made = resolve_register(store)
    say(f"banggiao: {len(made.entries)} entries")
    for judgement in made.orphans:
        say(f"banggiao: judgement {judgement.number} ({judgement.decision}) has no claim or entry any more; it is kept")
