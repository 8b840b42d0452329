"""The register's tables, once for both databases.

Takes nothing, gives SQLAlchemy tables. Keeps true: the migrations build exactly these (tests compare them). Text is
ordered by code point on both databases, so that every listing has one order; JSON is kept as text in one canonical
form (`packing`), so that the same thing has the same bytes on both.

Inside the database documents and claims have whole numbers besides their ids: `documents.number`, and
`claims.number = documents.number << CLAIM_BITS | place`, so that all claims of a document lie side by side.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Index, Table

#: A document holds fewer than 2**20 claims; the rest of 63 bits numbers documents.
CLAIM_BITS: Final = 20
#: "BGIA": marks an SQLite file as a register of this program.
APPLICATION_ID: Final = 0x42474941

metadata = sa.MetaData(
    # named, so that a later step can take a constraint away on SQLite too
    naming_convention={
        "pk": "%(table_name)s_pk", "uq": "%(table_name)s_%(column_0_name)s_uq",
        "fk": "%(table_name)s_%(column_0_name)s_fk", "ix": "%(table_name)s_%(column_0_name)s",
    }
)  # fmt: skip
TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, NUMBER, nullable=null)


def _key() -> Column[int]:
    return Column("number", NUMBER, sa.Identity(), primary_key=True)


facts = Table("facts", metadata, Column("name", TEXT, primary_key=True), _whole("value"), sqlite_with_rowid=False)

runs = Table(
    "runs", metadata, _key(),
    _text("rules"), _text("started"), _text("finished", null=True), _text("counts"),
)  # fmt: skip

failures = Table(
    "failures", metadata, _key(),
    Column("run", NUMBER, ForeignKey("runs.number"), nullable=False, index=True),
    _text("origin"), _text("reason"), _text("way_out"),
)  # fmt: skip

pages = Table(
    "pages", metadata,
    Column("sha256", TEXT, primary_key=True),
    _whole("size"),
    #: the bytes as found, deflated
    Column("content", sa.LargeBinary, nullable=False),
    _text("media_type"), _text("encoding"),
    #: the decoded text, deflated, where `content` decoded with `encoding` does not give it again
    Column("source", sa.LargeBinary),
)  # fmt: skip

documents = Table(
    "documents", metadata, _key(),
    Column("id", TEXT, ForeignKey("pages.sha256"), nullable=False, unique=True),
    #: names the document where one name is needed: the least of its origins' `doc`, and whose reading is stored
    _text("name"), _text("read_as"),
    _text("title"), _text("published", null=True), _text("day", null=True), _text("publisher", null=True),
    _text("extent"), _text("shape"), Column("sample", sa.Boolean, nullable=False),
    _text("parties"), _text("text"), _text("segments"), _text("printed"), _text("given"),
    Column("steps", sa.LargeBinary, nullable=False),
    _text("rules"),
    #: SHA-256 over text, metadata, steps, claims and evidence
    _text("digest"),
    Column("run", NUMBER, ForeignKey("runs.number"), nullable=False),
    Column("renewed", NUMBER, ForeignKey("runs.number"), nullable=False),
    Index("documents_run", "run"), Index("documents_day", "day"),
)  # fmt: skip

origins = Table(
    "origins", metadata,
    Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True),
    Column("origin", TEXT, primary_key=True),
    #: `doc` as printed, and its first 200 characters for the index (a path may be longer than an index row)
    _text("doc"), _text("doc_key"), _text("media_type"), _text("given"),
    Index("origins_doc", "doc_key"),
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False, unique=True),
    Column("document", NUMBER, ForeignKey("documents.number"), nullable=False),
    _text("kind"), _whole("start"), _whole("end"), _text("quote"),
    _text("act", null=True), _text("stage", null=True), _text("pillar", null=True),
    #: event, mechanism or organisation type; metric; level
    _text("type", null=True),
    #: name of a mechanism, person or organisation; label of a status
    _text("name", null=True),
    _text("parties"),
    Column("value", sa.Float), _text("unit", null=True),
    #: bounds of the deadline, date or period, and of when it was said: ISO days
    _text("first_day", null=True), _text("last_day", null=True),
    _text("said_first", null=True), _text("said_last", null=True),
    Column("confidence", sa.Float, nullable=False),
    _text("flags"),
    #: the JSON shape without what the columns and `evidence` say
    _text("shape"),
    Index("claims_confidence", "kind", "confidence", "id"), Index("claims_queue", "confidence", "id"),
    Index("claims_stage", "kind", "stage", "pillar"),
    Index("claims_said", "kind", "said_last"),
)  # fmt: skip

claim_parties = Table(
    "claim_parties", metadata,
    Column("claim", NUMBER, ForeignKey("claims.number"), primary_key=True, autoincrement=False),
    #: by, to, speaker, agent, party, participant, country, of, in
    Column("role", TEXT, primary_key=True), Column("party", TEXT, primary_key=True),
    Index("claim_parties_party", "party", "claim"),
    sqlite_with_rowid=False,
)  # fmt: skip

evidence = Table(
    "evidence", metadata,
    Column("claim", NUMBER, ForeignKey("claims.number"), primary_key=True, autoincrement=False),
    #: "field": where the field's value stands; "anchor": what a relative value was resolved with
    Column("role", TEXT, primary_key=True), Column("field", TEXT, primary_key=True),
    _whole("start"), _whole("end"), _text("quote"),
    sqlite_with_rowid=False,
)  # fmt: skip

#: What search reads: one row a document and one a claim. `number` begins with the day, so that newest first is the
#: index's own order. The full-text index over it differs by database and stands in the migration.
texts = Table(
    "texts", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("document", NUMBER, ForeignKey("documents.number"), nullable=False, index=True),
    Column("claim", NUMBER, ForeignKey("claims.number"), unique=True),
    _text("title"), _text("body"), _text("bare"), _text("tags"),
)  # fmt: skip

witnesses = Table(
    "witnesses", metadata,
    Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    Column("witness", TEXT, nullable=False, index=True),
)  # fmt: skip

entries = Table(
    "entries", metadata,
    Column("id", TEXT, primary_key=True),
    _text("kind"), _text("label"),
    #: first 200 characters of the label: the order of listings (a label may be longer than an index row)
    _text("label_key"),
    _text("parties"), _text("stage", null=True), _text("pillar", null=True), _text("act", null=True),
    _text("type", null=True), Column("value", sa.Float), _text("unit", null=True),
    _text("first_day", null=True), _text("last_day", null=True),
    #: the last day on which something of it was said
    _text("said_last", null=True),
    _whole("witnesses"), _whole("claims"), Column("confidence", sa.Float, nullable=False),
    _text("fields"), _text("flags"), _text("why"),
    #: SHA-256 over what it gathers, without ids of entries, and over all that it says
    _text("core"), _text("digest"),
    Index("entries_order", "kind", "label_key", "id"), Index("entries_stage", "kind", "stage", "pillar"),
)  # fmt: skip


def _entry() -> Column[str]:
    return Column("entry", TEXT, ForeignKey("entries.id"), primary_key=True)


def _place() -> Column[int]:
    return Column("place", NUMBER, primary_key=True, autoincrement=False)


entry_claims = Table(
    "entry_claims", metadata, _entry(), _place(), _text("claim"),
    Index("entry_claims_claim", "claim"), sqlite_with_rowid=False,
)  # fmt: skip

#: party, pillar, flag and year of an entry, for filters and counts
entry_facets = Table(
    "entry_facets", metadata, _entry(),
    Column("facet", TEXT, primary_key=True), Column("value", TEXT, primary_key=True),
    Index("entry_facets_value", "facet", "value", "entry"), sqlite_with_rowid=False,
)  # fmt: skip

#: What a list of entries is filtered, counted and ordered by, once for every entry (`value` ""), once under each of its
#: parties and once under each pair of them ("USA-VNM"): a list reads one run of short rows and no other.
entry_lists = Table(
    "entry_lists", metadata,
    Column("value", TEXT, primary_key=True), Column("kind", TEXT, primary_key=True), _entry(),
    _text("stage", null=True), _text("act", null=True), _text("type", null=True),
    _text("first_day", null=True), _text("last_day", null=True), _text("said_last", null=True),
    _whole("witnesses"), Column("confidence", sa.Float, nullable=False),
    Index("entry_lists_entry", "entry"), sqlite_with_rowid=False,
)  # fmt: skip

entry_links = Table(
    "entry_links", metadata, _entry(), _place(),
    _text("relation"), _text("other"), _text("why"), _text("claim", null=True),
    Index("entry_links_other", "other"),
)  # fmt: skip

entry_chain = Table(
    "entry_chain", metadata, _entry(), _place(),
    _text("what"), _text("date", null=True), _text("claim"), _text("note"),
    Index("entry_chain_what", "what"), Index("entry_chain_claim", "claim"),
)  # fmt: skip

aliases = Table("aliases", metadata, Column("alias", TEXT, primary_key=True), _text("entry"),
                Index("aliases_entry", "entry"))  # fmt: skip

#: No foreign key leads out of the ledger: a judgement outlives what was judged.
judgements = Table(
    "judgements", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    _text("decision"), _text("reviewer"), _text("at"), _text("reason"), _text("rules"),
    _text("document", null=True), _text("kind", null=True),
    _whole("start", null=True), _whole("end", null=True), _text("claim", null=True),
    _text("entry", null=True), _text("values"),
    #: SHA-256 over the row and the hash of the row before it
    _text("hash"),
    Index("judgements_document", "document"), Index("judgements_claim", "claim"),
    Index("judgements_entry", "entry"), Index("judgements_at", "at"),
)  # fmt: skip

jobs = Table(
    "jobs", metadata, _key(),
    #: waiting, running, done, failed
    _text("state"),
    _text("name"), _text("media_type"), _text("given"),
    #: deflated; emptied once the job is done
    Column("content", sa.LargeBinary),
    _text("sha256"), _text("reason"), _text("document", null=True),
    _text("created"), _text("started", null=True), _text("finished", null=True),
    #: until when the worker holds it, seconds since 1970
    Column("lease", sa.Float), _text("worker", null=True), _whole("tries"),
    Index("jobs_state", "state", "number"),
)  # fmt: skip

#: What resolving keeps between two runs (`model.candidates`). All of it can be made again from documents and ledger,
#: so that no foreign key leads into or out of it.
looks = Table(
    "looks", metadata, _key(),
    Column("name", TEXT, nullable=False, unique=True),
    _text("rule"),
    #: empty where claims of many documents share the look
    Column("document", TEXT, nullable=False, index=True),
    _text("seen"),
)  # fmt: skip

#: `key` is a checksum: looks that share one by chance are compared, and found to be different
keys = Table(
    "keys", metadata,
    Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    Column("look", NUMBER, primary_key=True, autoincrement=False),
    Index("keys_look", "look"), sqlite_with_rowid=False,
)  # fmt: skip

ties = Table(
    "ties", metadata,
    Column("a", TEXT, primary_key=True), Column("b", TEXT, primary_key=True), Column("rule", TEXT, primary_key=True),
    Column("same", sa.Boolean, nullable=False), Column("alike", sa.Float, nullable=False), _text("told"),
    Index("ties_b", "b"), sqlite_with_rowid=False,
)  # fmt: skip

#: with a row number, since rows are long: a claim is found in short rows of an index, those of a document lie together
sightings = Table(
    "sightings", metadata,
    Column("claim", TEXT, primary_key=True), Column("look", TEXT, nullable=False, index=True), _text("rule"),
    Column("document", TEXT, nullable=False, index=True), _whole("start"), _whole("end"), _text("sentence"),
    #: what entries tell of the claim (`resolve.telling`)
    _text("told"),
)  # fmt: skip

leaves = Table(
    "leaves", metadata,
    Column("document", TEXT, primary_key=True),
    _text("doc"), _text("title"), _text("extent"), _text("parties"), _text("day", null=True), _whole("run"),
    Column("happening", TEXT, nullable=False, index=True), _text("witness"),
    sqlite_with_rowid=False,
)  # fmt: skip

#: documents that are new, or others than when entries were last resolved
stale = Table("stale", metadata, Column("document", TEXT, primary_key=True), sqlite_with_rowid=False)
