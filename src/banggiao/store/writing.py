"""Writing documents: whole or not at all, once for the same bytes.

Takes pages with what was read in them, gives their place in the register. Keeps true: one transaction a document;
the same bytes are one document with every name they were found under; which reading is stored does not depend on the
order in which names came (the reading of the least name counts, for one version of the rules).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.errors import BadInput
from banggiao.model.document import Document
from banggiao.model.page import Page
from banggiao.model.register import Filed
from banggiao.model.shape import to_shape
from banggiao.store import tables as t
from banggiao.store.claim_rows import claim_number, claim_range, claim_row, evidence_rows, party_rows
from banggiao.store.document_rows import document_row, origin_row, page_row, reading_digest
from banggiao.store.packing import dump, load
from banggiao.store.text_index import put_texts, take_texts_away
from banggiao.store.words import MOST, plain, tag, text_number, words

Row = dict[str, Any]


class Outcome(StrEnum):
    """What putting a page did to the register."""

    NEW = "new"
    #: the same bytes under a name that was not known
    NAMED = "named"
    #: read anew: other rules, or other given values
    RENEWED = "renewed"
    SAME = "same"


def put(connection: Connection, page: Page, filed: Filed) -> Outcome:
    """Put one page with its reading, inside the transaction of `connection`.

    Raises BadInput where the text holds what no database can hold.
    """
    _storable(page, filed.document)
    found = connection.execute(_KNOWN, {"id": filed.document.id}).mappings().one_or_none()
    if found is None:
        return _new(connection, page, filed)
    number, name = found["number"], filed.origins[0]
    named = _name(connection, number, filed)
    mine, theirs = [name.doc, name.origin], load(found["read_as"])
    if found["rules"] == filed.rules and mine > theirs:
        return Outcome.NAMED if named else Outcome.SAME
    digest = reading_digest(filed.document, filed.parties, filed.claims)
    values: Row = {"rules": filed.rules, "read_as": dump(mine)}
    if digest != found["digest"]:
        _take_away(connection, number)
        values |= document_row(filed.document, filed.parties) | {"digest": digest, "renewed": filed.run}
        _put_claims(connection, number, values["day"], filed)
    elif found["rules"] == filed.rules and mine == theirs:
        return Outcome.NAMED if named else Outcome.SAME
    connection.execute(t.documents.update().where(t.documents.c.number == number), values)
    return Outcome.RENEWED if digest != found["digest"] else Outcome.NAMED if named else Outcome.SAME


_KNOWN = sa.select(
    t.documents.c.number, t.documents.c.digest, t.documents.c.rules, t.documents.c.read_as, t.documents.c.name
).where(t.documents.c.id == sa.bindparam("id"))


def _storable(page: Page, document: Document) -> None:
    for text in (document.text, document.title, *(o for o in (page.origin, page.media_type))):
        if "\0" in text:
            raise BadInput(page.origin, "holds NUL characters", "it is no text; convert it first")
        try:
            text.encode()
        except UnicodeEncodeError as e:
            raise BadInput(page.origin, "holds half of a character pair", "mend its encoding") from e


def _new(connection: Connection, page: Page, filed: Filed) -> Outcome:
    name = filed.origins[0]
    connection.execute(t.pages.insert(), page_row(page))
    row = document_row(filed.document, filed.parties)
    row |= {"name": name.doc, "read_as": dump([name.doc, name.origin]), "rules": filed.rules}
    row |= {"digest": reading_digest(filed.document, filed.parties, filed.claims)}
    row |= {"run": filed.run, "renewed": filed.run}
    number = connection.execute(t.documents.insert().returning(t.documents.c.number), row).scalar_one()
    connection.execute(t.origins.insert(), [origin_row(number, o) for o in filed.origins])
    _put_claims(connection, number, row["day"], filed)
    return Outcome.NEW


def _name(connection: Connection, number: int, filed: Filed) -> bool:
    """Write down the names of a known document; whether one of them was not known."""
    c = t.origins.c
    known = {
        row["origin"]: row for row in connection.execute(t.origins.select().where(c.document == number)).mappings()
    }
    new = False
    for origin in filed.origins:
        row = origin_row(number, origin)
        if origin.origin not in known:
            connection.execute(t.origins.insert(), row)
            new = True
        elif dict(known[origin.origin]) != row:
            at = (c.document == number) & (c.origin == origin.origin)
            connection.execute(t.origins.update().where(at), row)
            new = True
    if new:
        least = sa.select(sa.func.min(c.doc)).where(c.document == number).scalar_subquery()
        connection.execute(t.documents.update().where(t.documents.c.number == number).values(name=least))
    return new


def _take_away(connection: Connection, number: int) -> None:
    """Take the claims of a document out of the register, with all that hangs on them."""
    first, last = claim_range(number)
    take_texts_away(connection, number)
    connection.execute(t.evidence.delete().where(t.evidence.c.claim.between(first, last)))
    connection.execute(t.claim_parties.delete().where(t.claim_parties.c.claim.between(first, last)))
    connection.execute(t.claims.delete().where(t.claims.c.number.between(first, last)))


def _put_claims(connection: Connection, number: int, day: str | None, filed: Filed) -> None:
    claims: list[Row] = []
    parties: list[Row] = []
    spans: list[Row] = []
    ordinal = date.fromisoformat(day).toordinal() if day else 0
    texts = [_document_text(number, ordinal, filed)]
    for place, claim in enumerate(filed.claims):
        at, shape = claim_number(number, place), to_shape(claim)
        row = claim_row(at, claim, shape)
        claims.append(row)
        parties += party_rows(at, shape)
        spans += evidence_rows(at, claim)
        if place < MOST:
            texts.append(_claim_text(text_number(ordinal, number, place + 1), row, shape.get("pillar", ()), day))
    for table, rows in ((t.claims, claims), (t.claim_parties, parties), (t.evidence, spans)):
        if rows:
            connection.execute(table.insert(), rows)
    put_texts(connection, texts)


def _document_text(number: int, ordinal: int, filed: Filed) -> Row:
    body = words(filed.document.text)
    tags = [tag("k", "document"), *(tag("p", code) for code in filed.parties)]
    if ordinal:
        tags.append(tag("y", date.fromordinal(ordinal).isoformat()[:4]))
    return {
        "number": text_number(ordinal, number, 0), "document": number, "claim": None,
        "title": plain(words(filed.document.title)), "body": body, "bare": plain(body), "tags": " ".join(tags),
    }  # fmt: skip


def _claim_text(number: int, row: Mapping[str, Any], pillars: list[str], day: str | None) -> Row:
    body = words(row["quote"])
    tags = [tag("k", row["kind"]), *(tag("p", code) for code in row["parties"].split())]
    tags += [tag("f", p) for p in pillars]
    tags += [tag(letter, row[name]) for letter, name in (("s", "stage"), ("a", "act")) if row[name]]
    if day:
        tags.append(tag("y", day[:4]))
    return {
        "number": number, "document": row["document"], "claim": row["number"],
        "title": "", "body": body, "bare": plain(body), "tags": " ".join(tags),
    }  # fmt: skip
