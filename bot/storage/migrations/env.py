"""What Alembic runs: the migrations, on the connection and in the transaction that `bot.storage.database` has begun."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
