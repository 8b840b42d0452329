"""How a search is put to either database.

Takes a query of letters and digits, gives numbers and rows of texts. Keeps true: SQLite and PostgreSQL find the same
texts and give them in the same order; however common the words are, no more than COUNTED texts are counted and no
more than RANKED are ranked.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, RowMapping

from banggiao.store import tables as t
from banggiao.store.query import Query
from banggiao.store.words import plain

#: Newest matches that are ranked; older ones follow by day.
RANKED: Final = 200
#: Matches that are counted; above it a count says "more than".
COUNTED: Final = 500
Numbers = sa.Select[Any]


def match(
    connection: Connection, query: Query, tags: Sequence[str], kinds: Sequence[str], span: tuple[int, int] | None
) -> Numbers:
    """The numbers of the texts that match, in no order."""
    if connection.dialect.name == "sqlite":
        number: ColumnElement[int] = sa.literal_column("texts_index.rowid", sa.BigInteger)
        wanted = sa.literal_column("texts_index").op("MATCH")(_fts5(query, tags, kinds))
        found = sa.select(number.label("number")).select_from(sa.table("texts_index")).where(wanted)
    else:
        number = t.texts.c.number
        found = sa.select(number.label("number")).where(*_tsquery(query, tags, kinds))
    return found if span is None else found.where(number.between(*span))


def _fts5(query: Query, tags: Sequence[str], kinds: Sequence[str]) -> str:
    """The MATCH expression. Terms hold letters and digits alone, and stand in quotes: none is an operator."""
    column = "bare" if query.bare else "body"
    parts = [f'{column} : "{" ".join(term)}"' for term in query.terms] + [f'tags : "{x}"' for x in tags]
    if kinds:
        parts.append("(" + " OR ".join(f'tags : "{k}"' for k in kinds) + ")")
    return " AND ".join(parts)


def _tsquery(query: Query, tags: Sequence[str], kinds: Sequence[str]) -> list[ColumnElement[bool]]:
    column: ColumnElement[Any] = sa.literal_column("texts.bare_words" if query.bare else "texts.body_words")
    tagged: ColumnElement[Any] = sa.literal_column("texts.tag_words")

    def phrase(words: str) -> ColumnElement[object]:
        return sa.func.phraseto_tsquery(sa.literal_column("'simple'::regconfig"), words)

    wanted: list[ColumnElement[bool]] = [column.bool_op("@@")(phrase(" ".join(term))) for term in query.terms]
    wanted += [tagged.bool_op("@@")(phrase(x)) for x in tags]
    if kinds:
        wanted.append(sa.or_(*(tagged.bool_op("@@")(phrase(k)) for k in kinds)))
    return wanted


def ordered(connection: Connection, matching: Numbers, query: Query) -> array[int]:
    """The newest COUNTED and one numbers of the texts that match, in the order of hits: the RANKED newest by rank, then
    older ones."""
    newest = matching.order_by(sa.desc("number")).limit(COUNTED + 1)
    found = array("q", connection.execute(newest).scalars())
    c = t.texts.c
    ranked = sa.select(c.number).where(c.number.in_(found[:RANKED].tolist()))
    ranked = ranked.order_by(_tier(connection, query), c.number.desc())
    return array("q", connection.execute(ranked).scalars()) + found[RANKED:]


def older(connection: Connection, matching: Numbers, limit: int, offset: int) -> list[int]:
    """Numbers of the texts that match behind those that are counted, newest first."""
    return list(connection.execute(matching.order_by(sa.desc("number")).limit(limit).offset(offset)).scalars())


def kinds_of(connection: Connection, numbers: Sequence[int]) -> dict[str, int]:
    """Kind ("document", or of a claim) -> number of the texts with these numbers."""
    kind = sa.func.coalesce(t.claims.c.kind, "document")
    query = sa.select(kind, sa.func.count()).select_from(t.texts).where(t.texts.c.number.in_(numbers))
    query = query.outerjoin(t.claims, t.claims.c.number == t.texts.c.claim).group_by(kind)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def shown(connection: Connection, numbers: Sequence[int]) -> list[RowMapping]:
    """The rows of the texts with these numbers, in their order."""
    query = _joined(sa.select(*_SHOWN)).where(t.texts.c.number.in_(numbers))
    rows = {row["number"]: row for row in connection.execute(query).mappings()}
    return [rows[n] for n in numbers if n in rows]


def _tier(connection: Connection, query: Query) -> ColumnElement[int]:
    """0 where the words stand side by side in a title, 1 where they do in the text, 2 elsewhere."""
    inside = sa.func.instr if connection.dialect.name == "sqlite" else sa.func.strpos
    words, c = f" {query.together} ", t.texts.c
    text = c.bare if query.bare else c.body
    return sa.case(
        (inside(" " + c.title + " ", plain(words)) > 0, 0), (inside(" " + text + " ", words) > 0, 1), else_=2
    )


_SHOWN: Final = (
    t.texts.c.number, t.claims.c.kind, t.documents.c.name, t.documents.c.id.label("document"), t.documents.c.title,
    t.documents.c.published, t.documents.c.publisher, t.claims.c.id.label("claim"), t.claims.c.start, t.claims.c.end,
    t.documents.c.text,
)  # fmt: skip


def _joined(query: sa.Select[Any]) -> sa.Select[Any]:
    query = query.select_from(t.texts).join(t.documents, t.documents.c.number == t.texts.c.document)
    return query.outerjoin(t.claims, t.claims.c.number == t.texts.c.claim)
