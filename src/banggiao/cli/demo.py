"""`banggiao demo`: the dossier of the samples, in one command, and what to do next."""

from __future__ import annotations

from typing import Annotated

import typer

from banggiao.cli.options import AsOf, Lang, day, language, opened
from banggiao.cli.terminal import say

DB = "sqlite:///banggiao-demo.db"

NEXT = """
Các văn bản trên là bản mẫu do Bang Giao tự viết. / The texts above are samples written for this program.

Tiếp theo / Next:
  banggiao serve --db {db}                  mở hồ sơ trong trình duyệt / open the dossier in the browser
  banggiao show ID --db {db}                mở một dòng tới câu gốc / open a line down to its sentence
  banggiao ingest PATH... && banggiao dossier VNM USA      văn bản của bạn / texts of your own
"""


def demo(
    db: Annotated[str, typer.Option("--db", help="Where the samples' register is kept.")] = DB,
    lang: Lang = None, as_of: AsOf = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only make the register.")] = False,
) -> None:  # fmt: skip
    """Thử ngay: hồ sơ từ các văn bản mẫu. Try it: the dossier of the samples."""
    from banggiao import samples
    from banggiao.cli.ingest import file_pages
    from banggiao.export import dossier as room
    from banggiao.pipeline import resolve_register
    from banggiao.sources import doc_names, origins, pages

    paths = [str(p) for p in samples.paths()]
    known = origins(paths)
    names = dict(zip(known, doc_names(known), strict=True))
    with opened(db, write=True, create=True) as store:
        file_pages(store, pages(paths, manifest=samples.manifest()), names, workers=1)
        resolve_register(store)
        if not quiet:
            found = room.build(store, ("VNM", "USA"), as_of=day(as_of), lang=language(lang))
            typer.echo(room.render_md(found))
    if not quiet:
        say(NEXT.format(db=db))
