"""Chats of staff, which only the replica with the editorial office answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "reserved",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("owner", sa.String(32), nullable=False),
    )
