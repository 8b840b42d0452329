"""v0005: sightings lie in the order in which they came. A frozen copy; never changed once released."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "v0005"
down_revision = "v0004"

TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, NUMBER, nullable=False)


def upgrade() -> None:
    """Make the table anew, empty: the next resolve fills it, since nothing counts as resolved."""
    op.drop_table("sightings")
    op.create_table(
        "sightings",
        _text("claim"), _text("look"), _text("rule"), _text("document"), _whole("start"), _whole("end"),
        _text("sentence"), _text("told"),
        sa.PrimaryKeyConstraint("claim", name="sightings_pk"),
    )  # fmt: skip
    op.create_index("sightings_look", "sightings", ["look"])
    op.create_index("sightings_document", "sightings", ["document"])
    op.execute("UPDATE facts SET value = 0 WHERE name = 'resolved_by'")
