"""Writing documents: whole or not at all, once for the same bytes.

Takes pages with what was read in them, gives their place in the register. Keeps true: one transaction a document;
the same bytes are one document with every name they were found under; which reading is stored does not depend on the
order in which names came (the reading of the least name counts, for one version of the rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy import Connection

from banggiao.errors import BadInput
from banggiao.model.document import Document
from banggiao.model.page import Page
from banggiao.model.register import Filed
from banggiao.store import tables as t
from banggiao.store.bulk import Row, insert
from banggiao.store.claim_rows import ClaimRows, claim_number, claim_range, rows_of
from banggiao.store.document_rows import document_row, origin_row, page_row, reading_digest, steps_text
from banggiao.store.packing import dump, load
from banggiao.store.text_index import put_texts, take_texts_away
from banggiao.store.words import MOST, plain, tag, text_number, words


class Outcome(StrEnum):
    """What putting a page did to the register."""

    NEW = "new"
    #: the same bytes under a name that was not known
    NAMED = "named"
    #: read anew: other rules, or other given values
    RENEWED = "renewed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of one reading, made before the database is held."""

    document: Row
    claims: list[ClaimRows]

    @classmethod
    def of(cls, filed: Filed) -> Reading:
        """The rows of `filed`; claims are numbered from 0 until the document has its number."""
        steps = steps_text(filed.document)
        claims = [rows_of(place, claim) for place, claim in enumerate(filed.claims)]
        row = document_row(filed.document, filed.parties, steps)
        return cls(row | {"digest": reading_digest(row, steps, claims), "rules": filed.rules}, claims)


def put(connection: Connection, page: Page, filed: Filed, reading: Reading) -> Outcome:
    """Put one page with its reading, inside the transaction of `connection`."""
    found = connection.execute(_KNOWN, {"id": filed.document.id}).mappings().one_or_none()
    if found is None:
        return _new(connection, page, filed, reading)
    number, name = found["number"], filed.origins[0]
    named = _name(connection, number, filed)
    again = Outcome.NAMED if named else Outcome.SAME
    mine, theirs = [name.doc, name.origin], load(found["read_as"])
    if found["rules"] == filed.rules and mine > theirs:
        return again
    values: Row = {"rules": filed.rules, "read_as": dump(mine)}
    renewed = reading.document["digest"] != found["digest"]
    if renewed:
        _take_away(connection, number)
        values |= reading.document | {"renewed": filed.run}
        _put_claims(connection, number, reading)
    elif found["rules"] == filed.rules and mine == theirs:
        return again
    connection.execute(t.documents.update().where(t.documents.c.number == number), values)
    return Outcome.RENEWED if renewed else again


_KNOWN = sa.select(
    t.documents.c.number, t.documents.c.digest, t.documents.c.rules, t.documents.c.read_as, t.documents.c.name
).where(t.documents.c.id == sa.bindparam("id"))


def check(page: Page, document: Document) -> None:
    """Raise BadInput where the text holds what no database can hold: NUL, or half of a character pair."""
    for text in (document.text, document.title, *(o for o in (page.origin, page.media_type))):
        if "\0" in text:
            raise BadInput(page.origin, "holds NUL characters", "it is no text; convert it first")
        try:
            text.encode()
        except UnicodeEncodeError as e:
            raise BadInput(page.origin, "holds half of a character pair", "mend its encoding") from e


def _new(connection: Connection, page: Page, filed: Filed, reading: Reading) -> Outcome:
    name = filed.origins[0]
    insert(connection, t.pages, [page_row(page)])
    row = reading.document | {"name": name.doc, "read_as": dump([name.doc, name.origin])}
    row |= {"run": filed.run, "renewed": filed.run}
    number = connection.execute(_NEW, row).scalar_one()
    insert(connection, t.origins, [origin_row(number, o) for o in filed.origins])
    _put_claims(connection, number, reading)
    return Outcome.NEW


_NEW = t.documents.insert().returning(t.documents.c.number)


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
            insert(connection, t.origins, [row])
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


def _put_claims(connection: Connection, number: int, reading: Reading) -> None:
    day, base = reading.document["day"], claim_number(number, 0)
    ordinal = date.fromisoformat(day).toordinal() if day else 0
    texts = [_document_text(number, ordinal, reading.document)]
    for place, rows in enumerate(reading.claims):
        rows.claim.update(number=base + place, document=number)
        for row in (*rows.parties, *rows.evidence):
            row["claim"] = base + place
        if place < MOST:
            texts.append(_claim_text(text_number(ordinal, number, place + 1), rows, day))
    insert(connection, t.claims, [rows.claim for rows in reading.claims])
    insert(connection, t.claim_parties, [row for rows in reading.claims for row in rows.parties])
    insert(connection, t.evidence, [row for rows in reading.claims for row in rows.evidence])
    put_texts(connection, texts)


def _document_text(number: int, ordinal: int, document: Row) -> Row:
    body = words(document["text"])
    tags = [tag("k", "document"), *(tag("p", code) for code in load(document["parties"]))]
    if ordinal:
        tags.append(tag("y", document["day"][:4]))
    return {
        "number": text_number(ordinal, number, 0), "document": number, "claim": None,
        "title": plain(words(document["title"])), "body": body, "bare": plain(body), "tags": " ".join(tags),
    }  # fmt: skip


def _claim_text(number: int, rows: ClaimRows, day: str | None) -> Row:
    row = rows.claim
    body = words(row["quote"])
    tags = [tag("k", row["kind"]), *(tag("p", code) for code in row["parties"].split())]
    tags += [tag("f", p) for p in rows.shape.get("pillar", ())]
    tags += [tag(letter, row[name]) for letter, name in (("s", "stage"), ("a", "act")) if row[name]]
    if day:
        tags.append(tag("y", day[:4]))
    return {
        "number": number, "document": row["document"], "claim": row["number"],
        "title": "", "body": body, "bare": plain(body), "tags": " ".join(tags),
    }  # fmt: skip


def mark_stale(connection: Connection, document: str) -> None:
    """Write down that entries do not stand for a document as it is now."""
    c = t.stale.c
    if connection.execute(sa.select(c.document).where(c.document == document)).one_or_none() is None:
        connection.execute(t.stale.insert(), {"document": document})
