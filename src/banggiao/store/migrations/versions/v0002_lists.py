"""v0002: lists of entries read one narrow table. A frozen copy; never changed once released."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "v0002"
down_revision = "v0001"

TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
#: what of an entry stands in a row of lists
COLUMNS = "kind, stage, act, type, first_day, last_day, said_last, witnesses, confidence"


def upgrade() -> None:
    """Make the table, fill it from the entries that are there, and count versions of entries alone."""
    entry = Column("entry", TEXT, sa.ForeignKey("entries.id", name="entry_lists_entry_fk"), nullable=False)
    op.create_table(
        "entry_lists",
        Column("value", TEXT, nullable=False), Column("kind", TEXT, nullable=False), entry,
        *(Column(name, TEXT) for name in ("stage", "act", "type", "first_day", "last_day", "said_last")),
        Column("witnesses", NUMBER, nullable=False), Column("confidence", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("value", "kind", "entry", name="entry_lists_pk"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("entry_lists_entry", "entry_lists", ["entry"])
    into = f"INSERT INTO entry_lists (value, entry, {COLUMNS})"
    columns = ", ".join(f"e.{name}" for name in COLUMNS.split(", "))
    party = "entry_facets p ON p.entry = e.id AND p.facet = 'party'"
    other = "entry_facets q ON q.entry = e.id AND q.facet = 'party' AND q.value > p.value"
    op.execute(f"{into} SELECT '', e.id, {columns} FROM entries e")  # noqa: S608 - own names
    op.execute(f"{into} SELECT p.value, e.id, {columns} FROM entries e JOIN {party}")  # noqa: S608 - own names
    pairs = f"SELECT p.value || '-' || q.value, e.id, {columns} FROM entries e JOIN {party} JOIN {other}"  # noqa: S608
    op.execute(f"{into} {pairs}")
    op.execute("INSERT INTO facts (name, value) VALUES ('entries_version', 1)")
