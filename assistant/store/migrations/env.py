"""Alembic's entrance: runs the steps on the connection, and in the transaction, that assistant.store.migrate opened."""

from __future__ import annotations

from alembic import context

from assistant.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
