"""v0001: the first schema. A frozen copy of `store.tables` as it was then; never changed once released."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Table

revision = "v0001"
down_revision = None

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
    Column("content", sa.LargeBinary, nullable=False),
    _text("media_type"), _text("encoding"),
    Column("source", sa.LargeBinary),
)  # fmt: skip

documents = Table(
    "documents", metadata, _key(),
    Column("id", TEXT, ForeignKey("pages.sha256"), nullable=False, unique=True),
    _text("name"), _text("read_as"),
    _text("title"), _text("published", null=True), _text("day", null=True), _text("publisher", null=True),
    _text("extent"), _text("shape"), Column("sample", sa.Boolean, nullable=False),
    _text("parties"), _text("text"), _text("segments"), _text("printed"), _text("given"),
    Column("steps", sa.LargeBinary, nullable=False),
    _text("rules"),
    _text("digest"),
    Column("run", NUMBER, ForeignKey("runs.number"), nullable=False),
    Column("renewed", NUMBER, ForeignKey("runs.number"), nullable=False),
    Index("documents_run", "run"), Index("documents_day", "day"),
)  # fmt: skip

origins = Table(
    "origins", metadata,
    Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True),
    Column("origin", TEXT, primary_key=True),
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
    _text("type", null=True),
    _text("name", null=True),
    _text("parties"),
    Column("value", sa.Float), _text("unit", null=True),
    _text("first_day", null=True), _text("last_day", null=True),
    _text("said_first", null=True), _text("said_last", null=True),
    Column("confidence", sa.Float, nullable=False),
    _text("flags"),
    _text("shape"),
    Index("claims_confidence", "kind", "confidence", "id"), Index("claims_queue", "confidence", "id"),
    Index("claims_stage", "kind", "stage", "pillar"),
    Index("claims_said", "kind", "said_last"),
)  # fmt: skip

claim_parties = Table(
    "claim_parties", metadata,
    Column("claim", NUMBER, ForeignKey("claims.number"), primary_key=True, autoincrement=False),
    Column("role", TEXT, primary_key=True), Column("party", TEXT, primary_key=True),
    Index("claim_parties_party", "party", "claim"),
    sqlite_with_rowid=False,
)  # fmt: skip

evidence = Table(
    "evidence", metadata,
    Column("claim", NUMBER, ForeignKey("claims.number"), primary_key=True, autoincrement=False),
    Column("role", TEXT, primary_key=True), Column("field", TEXT, primary_key=True),
    _whole("start"), _whole("end"), _text("quote"),
    sqlite_with_rowid=False,
)  # fmt: skip

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
    _text("label_key"),
    _text("parties"), _text("stage", null=True), _text("pillar", null=True), _text("act", null=True),
    _text("type", null=True), Column("value", sa.Float), _text("unit", null=True),
    _text("first_day", null=True), _text("last_day", null=True),
    _text("said_last", null=True),
    _whole("witnesses"), _whole("claims"), Column("confidence", sa.Float, nullable=False),
    _text("fields"), _text("flags"), _text("why"),
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

entry_facets = Table(
    "entry_facets", metadata, _entry(),
    Column("facet", TEXT, primary_key=True), Column("value", TEXT, primary_key=True),
    Index("entry_facets_value", "facet", "value", "entry"), sqlite_with_rowid=False,
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

judgements = Table(
    "judgements", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    _text("decision"), _text("reviewer"), _text("at"), _text("reason"), _text("rules"),
    _text("document", null=True), _text("kind", null=True),
    _whole("start", null=True), _whole("end", null=True), _text("claim", null=True),
    _text("entry", null=True), _text("values"),
    _text("hash"),
    Index("judgements_document", "document"), Index("judgements_claim", "claim"),
    Index("judgements_entry", "entry"), Index("judgements_at", "at"),
)  # fmt: skip

jobs = Table(
    "jobs", metadata, _key(),
    _text("state"),
    _text("name"), _text("media_type"), _text("given"),
    Column("content", sa.LargeBinary),
    _text("sha256"), _text("reason"), _text("document", null=True),
    _text("created"), _text("started", null=True), _text("finished", null=True),
    Column("lease", sa.Float), _text("worker", null=True), _whole("tries"),
    Index("jobs_state", "state", "number"),
)  # fmt: skip


SQLITE = """
CREATE VIRTUAL TABLE texts_index USING fts5(
  body, bare, tags, content='texts', content_rowid='number', tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER judgements_follow BEFORE INSERT ON judgements
  WHEN new.number <> (SELECT coalesce(max(number), 0) + 1 FROM judgements) BEGIN
  SELECT RAISE(ABORT, 'the ledger is append-only'); END;
"""
POSTGRESQL = """
ALTER TABLE texts
  ADD COLUMN body_words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, body)) STORED,
  ADD COLUMN bare_words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, bare)) STORED,
  ADD COLUMN tag_words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, tags)) STORED;
CREATE INDEX texts_index ON texts USING gin (body_words, bare_words, tag_words);
CREATE FUNCTION judgements_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' AND new.number = (SELECT coalesce(max(number), 0) + 1 FROM judgements) THEN RETURN new; END IF;
    RAISE EXCEPTION 'the ledger is append-only';
  END $$;
CREATE TRIGGER judgements_stay BEFORE INSERT OR UPDATE OR DELETE ON judgements
  FOR EACH ROW EXECUTE FUNCTION judgements_append_only();
CREATE TRIGGER judgements_remain BEFORE TRUNCATE ON judgements
  FOR EACH STATEMENT EXECUTE FUNCTION judgements_append_only();
"""
FACTS = (("data_version", 1), ("documents_version", 1), ("resolved_version", 0), ("judgements", 0))
#: "BGIA"
APPLICATION_ID = 0x42474941


def upgrade() -> None:
    """Make the tables, the full-text index and the triggers that keep the ledger append-only."""
    bind = op.get_bind()
    metadata.create_all(bind, checkfirst=False)
    if bind.dialect.name == "sqlite":
        bind.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        statements = SQLITE.strip().split(";\n")
    else:
        statements = [POSTGRESQL]
    for statement in statements:
        bind.exec_driver_sql(statement)
    op.bulk_insert(facts, [{"name": name, "value": value} for name, value in FACTS])
