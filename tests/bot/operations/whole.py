"""All that is watched in a running bot, put together from real parts over small documents."""

from __future__ import annotations

from pathlib import Path

from bot import last_refresh
from bot.engine import Engine, Models
from bot.inbox.inbox import Inbox
from bot.journal.journal import Journal
from bot.live import LiveRetriever
from bot.operations.observation import observe
from bot.operations.operations import Operations
from bot.storage.storage import Storage
from bot.telegram.cases import Cases
from bot.telegram.contact import Contact
from bot.telegram.observation import Observation
from bot.telegram.workers import Workers
from index.builder import build
from index.snapshots import SnapshotStore
from tests.bot.small_documents import DOCUMENTS
from tests.hashing_encoder import HashingEncoder


def whole_operations(folder: Path, operations: Operations | None = None) -> Operations:
    """The bot has heard from Telegram once."""
    watched, encoder, store = operations or Operations(), HashingEncoder(), SnapshotStore(folder / "snapshots")
    store.publish(build(DOCUMENTS, encoder))
    last_refresh.note(folder)
    engine = Engine(lambda: Models(encoder), "hashing", "")
    journal = Journal.from_file(folder / "journal.sqlite")
    observe(watched, live=LiveRetriever(store, engine), engine=engine, journal=journal, data=folder)
    contact = Contact()
    contact.heard()
    Observation(contact, Cases(Inbox.of_bot(1, Storage(folder))), Workers(1)).watch(watched)
    return watched
