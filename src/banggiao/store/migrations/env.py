"""Run by Alembic inside the transaction that `store.opening` began; reads no configuration file."""

from __future__ import annotations

from alembic import context

from banggiao.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a table in place; both databases undo schema changes with the transaction.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
