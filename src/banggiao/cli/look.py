"""Commands that look into a register: info, show, search, verify."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from banggiao.cli.options import Db, Json, Lang, language, opened
from banggiao.cli.terminal import say
from banggiao.errors import BadSetting, NothingFound

if TYPE_CHECKING:
    from banggiao.store.store import Store


def info(db: Db = None, as_json: Json = False) -> None:
    """Sổ bộ có gì. What the register holds, and its hash."""
    with opened(db) as store:
        report: dict[str, Any] = {
            "db": store.name, "counts": store.counts(), "state": store.state_hash(), "resolved": store.resolved(),
            "runs": [asdict(r) for r in store.runs()], "failures": [asdict(f) for f in store.failures()],
        }  # fmt: skip
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    typer.echo(f"register   {report['db']}\nstate      {report['state']}")
    for name, value in store_lines(report["counts"]):
        typer.echo(f"{name:24} {value}")
    for failure in report["failures"]:
        typer.echo(f"failed     {failure['origin']}: {failure['reason']}")


def store_lines(counts: object, prefix: str = "") -> list[tuple[str, object]]:
    """Counts, nested ones flattened, as lines."""
    if not isinstance(counts, dict):
        return [(prefix, counts)]
    return [line for k, v in counts.items() for line in store_lines(v, f"{prefix} {k}".strip())]


def show(
    name: Annotated[str, typer.Argument(help="Id of an entry or claim, or a document's name.", metavar="ID")],
    db: Db = None, lang: Lang = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Mở một mục, điều ghi được hay tài liệu, với trích dẫn. Open an entry, a claim or a document with its quotes."""
    from banggiao.export.show import render

    with opened(db) as store:
        text = json.dumps(raw(store, name), ensure_ascii=False) if as_json else render(store, name, lang=language(lang))
    typer.echo(text.rstrip())


def raw(store: Store, name: str) -> Any:
    """An entry with its claims, a claim or a document, as JSON values. Raises NothingFound."""
    from banggiao.model.document_shape import document_shape
    from banggiao.model.shape import to_shape

    if entry := store.entry(name):
        held = [found for c in entry.claims if (found := store.claim(c))]
        return asdict(entry) | {"claims": [to_shape(c) | {"doc": f.doc} for f, c in held]}
    if found := store.claim(name):
        return to_shape(found[1]) | {"doc": found[0].doc}
    if filed := store.document(name):
        return document_shape(filed.doc, filed.document, filed.parties, filed.claims)
    raise NothingFound(name, "is no entry, claim or document of the register", "banggiao search finds ids")


def search(
    words: Annotated[list[str], typer.Argument(help="Words, with or without diacritics; \"a phrase\" in quotes.")],
    db: Db = None, limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="document, commitment, event ...")] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Tìm trong tài liệu và điều ghi được, có dấu hay không dấu. Search documents and claims, diacritics or none."""
    from banggiao.model.claims import CLAIM_CLASSES

    known = ("document", *CLAIM_CLASSES)
    if wrong := [k for k in kind or () if k not in known]:
        raise BadSetting(f"--kind {wrong[0]}", "is no kind", "one of: " + ", ".join(known))
    with opened(db) as store:
        hits = store.search(" ".join(words), kinds=tuple(kind or ()), limit=limit)
        if as_json:
            typer.echo(json.dumps([asdict(h) for h in hits], ensure_ascii=False, indent=1))
        else:
            for h in hits:
                typer.echo(f"{h.doc}  {h.kind}  {h.claim or ''}\n    {h.snippet}")
    if not hits:
        raise NothingFound(" ".join(words), "nothing found", "try fewer words, or leave the diacritics out")


def verify(db: Db = None, as_json: Json = False) -> None:
    """Kiểm lại từng trích dẫn và từng mã băm. Re-check every quote and every hash; exit 1 on any mismatch."""
    from banggiao.store.checking import verify as check

    with opened(db) as store:
        report = check(store)
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))
    else:
        typer.echo(str(report))
    if report.faults:
        say("banggiao: the register does not stand; see `banggiao doctor`")
        raise typer.Exit(1)
