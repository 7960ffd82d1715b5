"""Presses of "hilfreich"; version 0.1 made this table without a number of a version, and it is taken over as it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passage", sa.String(200), nullable=False),
        sa.Column("snapshot", sa.String(100), nullable=False),
        sa.Column("helpful", sa.Boolean, nullable=False),
        if_not_exists=True,
    )
