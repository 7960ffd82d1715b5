"""The editorial office of the ministry: staff hand in, publish and take back; all others are told a friendly no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock, RLock
from typing import TypeVar

from bot.audit import AuditLog
from bot.editing.intake import Delivered, Intake, LookingOver, not_looked_over
from bot.editing.office import (
    Declined,
    GapTable,
    Publication,
    Published,
    PublishedDocument,
    Standing,
    Submission,
    Submitted,
)
from bot.editing.pairing import Pairing
from bot.editing.published_documents import named, ref_of
from bot.editing.publishing import Change, Order, Publishing
from bot.editing.staff_register import Paired, StaffRegister
from bot.editing.tray import Tray
from bot.editing.wording import Wording
from bot.refreshing.refresh_error import RefreshBusy
from index.snapshot import Snapshot
from knowledge.document import Document
from knowledge.sources.fetched import Fetched

R = TypeVar("R")
_MEGABYTE = 1_000_000
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Staff:
    """Who may act, and how somebody new comes to it; without `pairing` nobody does."""

    register: StaffRegister
    pairing: Pairing | None


@dataclass(frozen=True, slots=True)
class Sources:
    """What the office looks things up in: the web (`fetch` raises FetchError), the live snapshot, the journal."""

    fetch: Callable[[str], Fetched | None]
    live: Callable[[], Snapshot]
    gaps: Callable[[], GapTable]
    largest_upload_mb: int
    looked_over: LookingOver = not_looked_over


class PressOffice:
    """An `EditorialOffice`. Thread-safe: what changes anything happens one after another."""

    def __init__(
        self, staff: Staff, sources: Sources, tray: Tray, publishing: Publishing, *, audit: AuditLog, wording: Wording
    ) -> None:
        self._staff = staff
        self._sources = sources
        self._tray = tray
        self._publishing = publishing
        self._audit = audit
        self._wording = wording
        self._intake = Intake(tray, wording, sources.looked_over)
        self._changing = RLock()
        self._counting = Lock()
        self._refused_strangers = 0

    @property
    def refused_strangers(self) -> int:
        """How often somebody who is no staff has tried; who it was is not kept."""
        return self._refused_strangers

    def open(self) -> None:
        """Mend what a process that was killed has left; a refresh under way is waited for by the first publication."""
        self._tray.clear()
        try:
            self._publishing.recover_alone()
        except RefreshBusy:
            return

    def is_staff(self, person: int) -> bool:
        return self._staff.register.name_of(person) is not None

    def pair(self, person: int, code: str) -> bool:
        try:
            return self._paired(person, code)
        except Exception as exc:  # the Protocol promises that nothing is raised; the error is logged by its type
            self._wording.refusal(exc)
            return False

    def submit_file(self, person: int, name: str, content: bytes, *, note: str = "") -> Submitted:
        limit = self._sources.largest_upload_mb
        if len(content) > limit * _MEGABYTE:
            return self._acting(person, lambda who: self._wording.declined("too-large", limit=limit))
        return self._acting(person, lambda who: self._taken(who, Delivered.from_file(name, content, note)))

    def submit_link(self, person: int, address: str, *, note: str = "") -> Submitted:
        return self._acting(person, lambda who: self._taken(who, self._page(address, note)))

    def submission(self, person: int, ref: str) -> Submission | None:
        waiting = self._tray.get(ref) if self.is_staff(person) else None
        return waiting.submission if waiting else None

    def publish(self, person: int, ref: str, *, despite_gate: bool = False) -> Published:
        return self._acting(person, lambda who: self._published(who, ref, despite_gate))

    def withdraw(self, person: int, document: str, *, despite_gate: bool = False) -> Published:
        return self._acting(person, lambda who: self._withdrawn(who, document, despite_gate))

    def find(self, person: int, words: str) -> PublishedDocument | Declined:
        return self._acting(person, lambda who: self._found(words))

    def discard(self, person: int, ref: str) -> bool:
        return self._acting(person, lambda who: self._discarded(who, ref)) is True

    def standing(self, person: int) -> Standing | Declined:
        return self._acting(person, lambda who: self._standing())

    def roll_back(self, person: int) -> Standing | Declined:
        return self._acting(person, self._rolled_back)

    def gaps(self, person: int) -> GapTable | Declined:
        return self._acting(person, self._gaps)

    def _acting(self, person: int, act: Callable[[str], R]) -> R | Declined:
        """What comes of an act of staff, told by the name that the audit log knows."""
        name = self._staff.register.name_of(person)
        if name is None:
            with self._counting:
                self._refused_strangers += 1
            return self._wording.declined("not-staff")
        try:
            return act(f"staff:{name}")
        except Exception as exc:  # the Protocol promises a sentence instead; the error is logged by its type
            return self._wording.refusal(exc)

    def _paired(self, person: int, code: str) -> bool:
        name = self._staff.pairing.use(person, code) if self._staff.pairing else None
        if name is None:
            with self._counting:
                self._refused_strangers += 1
            return False
        with self._audit.during(f"staff:{name}", "pair"):
            self._staff.register.add(Paired(name=name, id=person, since=datetime.now(UTC).date().isoformat()))
        return True

    def _page(self, address: str, note: str) -> Delivered:
        words = address.strip()
        fetched = self._sources.fetch(words if "://" in words else f"https://{words}")
        if fetched is None:
            raise ValueError("an address asked without conditions cannot be unchanged")
        return Delivered.from_page(fetched, note)

    def _taken(self, who: str, delivered: Delivered) -> Submission:
        """Recorded behind the reading, since there is nothing to record before; unrecorded it does not stay."""
        waiting = self._intake.take(delivered, who, self._sources.live().documents)
        try:
            self._audit.record(who, "submit", objects=(waiting.submission.ref, waiting.document))
        except Exception:
            self._tray.remove(waiting.submission.ref)
            raise
        return waiting.submission

    def _published(self, who: str, ref: str, despite_gate: bool) -> Published:
        with self._changing:
            waiting = self._tray.get(ref)
            if waiting is None:
                return self._wording.declined("gone")
            return self._told(self._publishing.publish(waiting, self._order(who, despite_gate)))

    def _withdrawn(self, who: str, words: str, despite_gate: bool) -> Published:
        with self._changing:
            live = self._sources.live().documents
            found = self._named(words, live)
            if isinstance(found, Declined):
                return found
            if len(live) == 1:
                return self._wording.declined("last-document")
            with self._audit.during(who, "withdraw", objects=(found.id,)):
                return self._told(self._publishing.withdraw(found.id, self._order(who, despite_gate)))

    def _found(self, words: str) -> PublishedDocument | Declined:
        found = self._named(words, self._sources.live().documents)
        if isinstance(found, Declined):
            return found
        return PublishedDocument(ref_of(found.id), found.title, found.publisher, self._wording.date(found.published))

    def _named(self, words: str, live: Sequence[Document]) -> Document | Declined:
        found = named(words, live)
        if len(found) == 1:
            return found[0]
        if not found:
            return self._wording.declined("not-live")
        titles = ", ".join(f"„{each.title}“" for each in found[:_MOST_TITLES])
        return self._wording.declined("several-live", count=len(found), titles=titles)

    def _order(self, who: str, despite_gate: bool) -> Order:
        return Order(who, self._wording.text("despite-gate") if despite_gate else None)

    def _told(self, change: Change) -> Publication:
        snapshot, check = change.staged.snapshot, change.staged.check
        return Publication(
            live=change.live,
            snapshot=snapshot.id,
            documents=len(snapshot.documents),
            passages=len(snapshot.passages),
            changed_answers=tuple(map(self._wording.changed_answer, check.changed_answers)),
            gate=tuple(map(self._wording.shortfall, check.shortfalls)),
        )

    def _discarded(self, who: str, ref: str) -> bool:
        with self._changing:
            waiting = self._tray.get(ref)
            if waiting is None:
                return False
            with self._audit.during(who, "discard", objects=(ref, waiting.document)):
                return self._tray.remove(ref)

    def _rolled_back(self, who: str) -> Standing:
        with self._changing:
            self._publishing.roll_back(who, self._wording.text("rolled-back"))
            return self._standing()

    def _standing(self) -> Standing:
        snapshot = self._sources.live()
        dated = (each.published for each in snapshot.documents if each.published)
        newest = max(dated, key=lambda published: published.first_day(), default=None)
        return Standing(
            snapshot=snapshot.id,
            since=self._wording.moment(snapshot.manifest.created),
            documents=len(snapshot.documents),
            passages=len(snapshot.passages),
            newest=self._wording.date(newest),
            waiting=tuple(each.submission for each in self._tray.waiting()),
        )

    def _gaps(self, who: str) -> GapTable:
        self._audit.record(who, "gap report")
        return self._sources.gaps()
