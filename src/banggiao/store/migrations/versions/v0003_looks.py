"""v0003: what resolving keeps between two runs. A frozen copy; never changed once released."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "v0003"
down_revision = "v0002"

TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _whole(name: str) -> Column[int]:
    return Column(name, NUMBER, nullable=False)


def upgrade() -> None:
    """Make the tables, empty: the next resolve fills them."""
    op.create_table(
        "looks",
        Column("number", NUMBER, sa.Identity(), nullable=False),
        _text("name"), _text("rule"), _text("document"), _text("seen"),
        sa.PrimaryKeyConstraint("number", name="looks_pk"), sa.UniqueConstraint("name", name="looks_name_uq"),
    )  # fmt: skip
    op.create_index("looks_document", "looks", ["document"])
    op.create_table(
        "keys",
        Column("key", sa.BigInteger, nullable=False), _whole("look"),
        sa.PrimaryKeyConstraint("key", "look", name="keys_pk"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("keys_look", "keys", ["look"])
    op.create_table(
        "ties",
        _text("a"), _text("b"), _text("rule"), Column("same", sa.Boolean, nullable=False), _text("told"),
        sa.PrimaryKeyConstraint("a", "b", "rule", name="ties_pk"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ties_b", "ties", ["b"])
    op.create_table(
        "sightings",
        _text("claim"), _text("look"), _text("rule"), _text("document"), _whole("start"), _whole("end"),
        _text("sentence"),
        sa.PrimaryKeyConstraint("claim", name="sightings_pk"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("sightings_look", "sightings", ["look"])
    op.create_index("sightings_document", "sightings", ["document"])
    op.create_table(
        "leaves",
        _text("document"), _text("doc"), _text("title"), _text("extent"), _text("parties"), _text("day", null=True),
        _whole("run"), _text("happening"), _text("witness"),
        sa.PrimaryKeyConstraint("document", name="leaves_pk"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("leaves_happening", "leaves", ["happening"])
    op.create_table(
        "stale", _text("document"), sa.PrimaryKeyConstraint("document", name="stale_pk"), sqlite_with_rowid=False
    )
    op.execute("INSERT INTO facts (name, value) VALUES ('resolved_by', 0), ('resolved_ledger', 0)")
