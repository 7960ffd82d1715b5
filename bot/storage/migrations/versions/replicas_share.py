"""Whose each waiting update is, and which replicas there are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("inbox", sa.Column("owner", sa.String(32), nullable=False, server_default=""))
    op.create_index("inbox_by_chat", "inbox", ["bot", "chat"])
    op.create_table(
        "replicas",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("process", sa.String(32), nullable=False),
        sa.Column("beats", sa.BigInteger, nullable=False),
        sa.Column("leads", sa.Boolean, nullable=False),
    )
