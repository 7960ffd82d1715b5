"""From the tray to the citizens, and off the shelf again: each change whole or not at all, whatever happens."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from bot.editing.history import History, UnderWay
from bot.editing.intake import replaced_by
from bot.editing.shelf import Shelf, without
from bot.editing.tray import Tray, Waiting
from bot.refreshing.staged import Staged
from index.manifest import Manifest
from index.records import DOCUMENTS
from index.snapshots import SnapshotStore
from knowledge.document import Document
from knowledge.reading import Reading
from knowledge.unreadable import UnreadableFolder

_log = logging.getLogger(__name__)


class Refreshing(Protocol):
    """What `Refresher` does."""

    def alone(self) -> AbstractContextManager[None]: ...

    def stage(self, reading: Reading) -> Staged: ...

    def publish(self, staged: Staged, who: str, despite_gate: str | None = None) -> str: ...

    def discard(self, staged: Staged) -> None: ...

    def roll_back(self, who: str, id: str | None = None, reason: str = "") -> str: ...


@dataclass(frozen=True, slots=True)
class Order:
    """Who wants it published (as in the audit log), and why despite the gate, None for not despite it."""

    who: str
    despite_gate: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What came of an order: whether `staged` is live now."""

    live: bool
    staged: Staged


class Publishing:
    """One change at a time. The order of its steps, and what is left when the process ends behind each:

    1. the snapshot with the change is staged and passes the gate      - nothing has changed; the submission waits
    2. the history says what will be moved                             - the same; `recover` removes that
    3. the shelf is changed (see Shelf.apply)                          - `recover` takes it back
    4. the snapshot goes live by one rename                            - `recover` finds it live and goes on
    5. the submission leaves the tray                                  - published; `recover` does step 6
    6. the history files the change under the snapshot

    What fails in step 3 or 4 without ending the process is taken back at once.
    """

    def __init__(
        self, tray: Tray, shelf: Shelf, refresher: Refreshing, read: Callable[[], Reading], store: SnapshotStore
    ) -> None:
        self._tray = tray
        self._shelf = shelf
        self._refresher = refresher
        self._read = read
        self._store = store
        self._history = History(shelf.withdrawn)

    def publish(self, waiting: Waiting, order: Order) -> Change:
        """Put a submission in place of what it replaces."""
        path = self._tray.document_file(waiting)
        document = self._shelf.draft(path).document
        with self._refresher.alone():
            self.recover()
            reading = self._read()
            gone = {each.id for each in replaced_by(document, reading.documents)} - {document.id}
            move = self._shelf.plan(path.name, waiting.original, gone, _stamp())
            change = UnderWay(waiting.submission.ref, document.id, DOCUMENTS.hash(document), tuple(sorted(gone)), move)
            return self._carry_out(change, self._with(reading, document, gone), order)

    def withdraw(self, id: str, order: Order) -> Change:
        """Take a document away; its file is kept."""
        with self._refresher.alone():
            self.recover()
            reading = without(self._read(), [id])
            if not reading.documents:
                raise UnreadableFolder(f"{id!r} is the last document; publish another one first; nothing is changed")
            return self._carry_out(
                UnderWay("", "", "", (id,), self._shelf.plan("", "", [id], _stamp())), reading, order
            )

    def roll_back(self, who: str, reason: str) -> str:
        """Make the snapshot before the live one live and take back the changes of the shelf that had led on from it,
        so that the next refresh does not bring them again; what had been placed is kept among the withdrawn files."""
        with self._refresher.alone():
            self.recover()
            left = self._store.live_id() or ""
            back = self._refresher.roll_back(who, reason=reason)
            for snapshot in self._history.snapshots():
                if back < snapshot <= left:
                    self._shelf.undo(self._history.change_of(snapshot).move)
                    self._history.forget(snapshot)
        return back

    def recover_alone(self) -> None:
        """`recover` while no refresh is under way; raises RefreshBusy."""
        with self._refresher.alone():
            self.recover()

    def recover(self) -> bool:
        """Finish or take back a change in which a process has ended; whether there is one that citizens see now."""
        change = self._history.under_way()
        if change is None:
            return False
        live = self._live()
        if live is None or not change.has_arrived(live):
            self._shelf.revert(change.move)
            self._history.abandoned()
            return False
        self._tray.remove(change.ref)
        self._history.arrived(live.id)
        self._history.keep_only(manifest.id for manifest in self._store.list())
        return True

    def _carry_out(self, change: UnderWay, reading: Reading, order: Order) -> Change:
        staged = self._refresher.stage(reading)
        if not staged.changed:
            self._tray.remove(change.ref)
            return Change(True, staged)
        if not staged.passes and order.despite_gate is None:
            self._refresher.discard(staged)
            return Change(False, staged)
        self._history.begin(change)
        try:
            self._move(change)
            self._refresher.publish(staged, order.who, order.despite_gate)
        except Exception as exc:
            if not self.recover():
                with suppress(OSError):  # what went wrong before is the news
                    self._refresher.discard(staged)
                raise
            _log.error("published %s, but then: %s", staged.id, type(exc).__name__)
        else:
            self.recover()
        return Change(True, staged)

    def _move(self, change: UnderWay) -> None:
        if not change.ref:
            return self._shelf.apply(change.move)
        waiting = self._tray.get(change.ref)
        if waiting is None:
            raise FileNotFoundError(self._tray.folder / change.ref)
        self._shelf.apply(change.move, self._tray.document_file(waiting), self._tray.original_file(waiting))

    def _with(self, reading: Reading, document: Document, gone: Iterable[str]) -> Reading:
        """The very reading that a refresh gives once the document lies on the shelf."""
        kept = without(reading, {*gone, document.id})
        shelved = set(self._shelf.ids())
        elsewhere = [each for each in kept.documents if each.id not in shelved]
        own = [document, *(each for each in kept.documents if each.id in shelved)]
        return replace(kept, documents=(*elsewhere, *sorted(own, key=lambda each: f"{each.id}.md")))

    def _live(self) -> Manifest | None:
        live = self._store.live_id()
        return next((manifest for manifest in self._store.list() if manifest.id == live), None)


def _stamp() -> str:
    """Begins the names of files that are kept: sorts by time."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
