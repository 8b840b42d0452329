"""v0004: sightings keep what entries tell of a claim, ties how alike two looks are. A frozen copy; never changed once
released."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "v0004"
down_revision = "v0003"

TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _whole(name: str) -> Column[int]:
    return Column(name, NUMBER, nullable=False)


def upgrade() -> None:
    """Make the two tables anew, empty: the next resolve fills them, since nothing counts as resolved."""
    op.drop_table("sightings")
    op.create_table(
        "sightings",
        _text("claim"), _text("look"), _text("rule"), _text("document"), _whole("start"), _whole("end"),
        _text("sentence"), _text("told"),
        sa.PrimaryKeyConstraint("claim", name="sightings_pk"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("sightings_look", "sightings", ["look"])
    op.create_index("sightings_document", "sightings", ["document"])
    op.drop_table("ties")
    op.create_table(
        "ties",
        _text("a"), _text("b"), _text("rule"), Column("same", sa.Boolean, nullable=False),
        Column("alike", sa.Float, nullable=False), _text("told"),
        sa.PrimaryKeyConstraint("a", "b", "rule", name="ties_pk"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ties_b", "ties", ["b"])
    op.execute("UPDATE facts SET value = 0 WHERE name = 'resolved_by'")
