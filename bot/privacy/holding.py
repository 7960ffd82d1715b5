"""Everything that is kept about people, as data: for /datenschutz, the record of processing and the deletion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holding:
    """`key` names its texts in the catalogues: privacy-<key>-name, -purpose, -retention.

    `tables` of the database and `files` in the data folder (patterns) are where it stands; neither: in memory, or
    elsewhere. `attributable`: it can be found by a chat's number, and a store shows and deletes it. `given` names the
    fact of the catalogue that must not be 0 or "no". `citizens`: said on /datenschutz; else it concerns staff alone.
    """

    key: str
    tables: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    attributable: bool = False
    given: str = ""
    citizens: bool = True


DATABASES = ("journal.sqlite", "inbox.sqlite")
"""Files with tables; each table is a holding's."""

HOLDINGS = (
    Holding("messages", tables=("inbox",), attributable=True),
    Holding("numbers", tables=("answered",)),
    Holding("subscriptions", tables=("subscriptions", "awaited", "outbox"), attributable=True),
    Holding("conversation", tables=("exchanges",), attributable=True),
    Holding("language", tables=("languages",), attributable=True),
    Holding("counters"),
    Holding("questions", tables=("questions",), given="keep"),
    Holding("ratings", tables=("feedback",)),
    Holding("logs"),
    Holding("backups"),
    Holding("model", given="fluent"),
    Holding(
        "staff",
        tables=("reserved",),
        files=("staff.json", "pairing.json", "audit.jsonl", "submissions"),
        citizens=False,
    ),
)
"""In the order in which people read of them."""

IMPERSONAL = (
    "answers",  # replies to golden questions
    "checks",  # what proofreading has read of documents
    "documents",  # published by staff
    "embeddings",
    "models",
    "snapshots",
    "sources",  # published on the web
    "withdrawn",  # published once
    "*.lock",
)
"""What else stands in the data folder; patterns."""

IMPERSONAL_TABLES = ("alembic_version", "announced", "editions", "news", "replicas")
"""What else stands in the database."""
