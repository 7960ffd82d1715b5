"""The journal's tables as this version writes them; how older files become so is told in migrations/."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Float, Index, Integer, MetaData, String, Table, Text

HEAD = "0007"
"""The newest migration."""

metadata = MetaData()

version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("passage", String(200), nullable=False),
    Column("snapshot", String(100), nullable=False),
    Column("helpful", Boolean, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("status", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("follow_up", Boolean, nullable=False),
    Column("snapshot", String(100), nullable=False),
    Column("passage", String(200), nullable=False),
    Column("heading", Text, nullable=False),
    Column("score", Float, nullable=False),
    Index("questions_by_day", "day"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("sent", Text, nullable=False),
    Column("owner", String(32), nullable=False, server_default=""),
    Index("inbox_by_chat", "bot", "chat"),
)

answered = Table(
    "answered",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
    Index("answered_by_day", "day"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", Text, primary_key=True),
    Column("language", String(10), nullable=False),
)

awaited = Table(
    "awaited",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("language", String(10), nullable=False),
    Column("day", Date, nullable=False),
    Column("checked", String(100), nullable=False),
    Column("answerable", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Index("awaited_by_chat", "bot", "chat"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("issue", Integer, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("state", String(10), nullable=False),
    Column("failures", Integer, nullable=False),
    Index("outbox_once", "bot", "issue", "chat", unique=True),
)

news = Table(
    "news",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("issue", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("published", String(10), nullable=False),
    Column("url", Text, nullable=False),
    Column("topics", Text, nullable=False),
    Column("published_now", Boolean, nullable=False),
)

announced = Table(
    "announced",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Text, primary_key=True),
    Column("mark", String(32), primary_key=True),
)

editions = Table(
    "editions",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("snapshot", String(100), nullable=False),
)

replicas = Table(
    "replicas",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    Column("process", String(32), nullable=False),
    Column("beats", BigInteger, nullable=False),
    Column("leads", Boolean, nullable=False),
)

exchanges = Table(
    "exchanges",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("value", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

languages = Table(
    "languages",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),
)

reserved = Table(
    "reserved",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("owner", String(32), nullable=False),
)
