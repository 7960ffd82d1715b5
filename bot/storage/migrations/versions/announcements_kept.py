"""Who wants to hear of what, and what is still to be announced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("topic", sa.Text, primary_key=True),
        sa.Column("language", sa.String(10), nullable=False),
    )
    op.create_table(
        "awaited",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("checked", sa.String(100), nullable=False),
        sa.Column("answerable", sa.Boolean, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
    )
    op.create_index("awaited_by_chat", "awaited", ["bot", "chat"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("issue", sa.Integer, nullable=False),
        sa.Column("chat", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
    )
    op.create_index("outbox_once", "outbox", ["bot", "issue", "chat"], unique=True)
    op.create_table(
        "news",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("issue", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("published", sa.String(10), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("published_now", sa.Boolean, nullable=False),
    )
    op.create_table(
        "announced",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("document", sa.Text, primary_key=True),
        sa.Column("mark", sa.String(32), primary_key=True),
    )
    op.create_table(
        "editions",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("snapshot", sa.String(100), nullable=False),
    )
