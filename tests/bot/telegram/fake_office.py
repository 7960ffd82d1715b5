"""An editorial office of one tray, without documents or snapshots; it remembers what it was told."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bot.editing.office import (
    ChangedAnswer,
    Declined,
    Gap,
    GapTable,
    PassagePreview,
    Publication,
    Published,
    PublishedDocument,
    Standing,
    Submission,
    Submitted,
)

STAFF = 7
"""The chat that tests write from."""
CODE = "blaue-tanne-31"
REF = "a1b2"
PASSAGES = (
    PassagePreview("Termin", "Die Konferenz findet am **7. März 2027** in Leipzig statt."),
    PassagePreview("Ort <Halle> & Co", "Die Kongresshalle am Zoo. " * 40),
    PassagePreview("Anmeldung", "Bis 1. März."),
    PassagePreview("Anreise", "Mit der Bahn."),
)
SUBMISSION = Submission(
    ref=REF,
    name="konferenz.pdf",
    title="Vierte <b>Strategiekonferenz</b>",
    publisher="SMWA & Partner",
    published="9. Februar 2027",
    replaces="",
    passages=PASSAGES,
    warnings=("Das Dokument nennt keine Quelle.",),
)
FOUND = PublishedDocument("c3d4", "Messe & <Halle>", "SMWA", "")
CHANGED = ChangedAnswer("Wann ist die Konferenz?", "Dazu weiß ich nichts.", "Am 7. März 2027.")
LIVE = Publication(True, "20261123T0500-neu", 26, 312, (CHANGED,), ())
OBJECTED = Publication(False, "", 26, 312, (CHANGED,), ("Richtige Antworten: 0,71 statt mindestens 0,75.",))
GAPS = GapTable(
    (
        Gap("Wie hoch ist der Zuschuss\nfür mein <Unternehmen>?", 12, "1. März 2026", "22.11.2026", "Förderung", 0.41),
        Gap("Wer ist zuständig?", 3, "2. März 2026", "3.9.2026", "Kontakt", 0.38),
    ),
    "Frage;Anzahl\n".encode("utf-8-sig"),
)


class FakeOffice:
    """`submitting` and `publishing` say what comes of it; a published or discarded submission waits no longer."""

    def __init__(
        self,
        submitting: Callable[[], Submitted] = lambda: SUBMISSION,
        publishing: Callable[[bool], Published] = lambda despite_gate: LIVE,
    ) -> None:
        self.submitting = submitting
        self.publishing = publishing
        self.staff = {STAFF}
        self.acts: list[tuple[object, ...]] = []
        self.threads: set[str] = set()
        self.waiting: dict[str, Submission] = {}
        self.snapshots = ["20261122T0500-alt", "20261123T0400-live"]
        self.table: GapTable | Declined = GAPS

    def is_staff(self, person: int) -> bool:
        return person in self.staff

    def pair(self, person: int, code: str) -> bool:
        if code == CODE:
            self.staff.add(person)
        return code == CODE

    def submit_file(self, person: int, name: str, content: bytes, *, note: str = "") -> Submitted:
        return self._submitted("file", person, name, content, *filter(None, [note]))

    def submit_link(self, person: int, address: str, *, note: str = "") -> Submitted:
        return self._submitted("link", person, address, *filter(None, [note]))

    def submission(self, person: int, ref: str) -> Submission | None:
        return self.waiting.get(ref)

    def publish(self, person: int, ref: str, *, despite_gate: bool = False) -> Published:
        self._note("publish", person, ref, despite_gate)
        published = self.publishing(despite_gate)
        if isinstance(published, Publication) and published.live:
            self.waiting.pop(ref)
        return published

    def discard(self, person: int, ref: str) -> bool:
        self._note("discard", person, ref)
        return self.waiting.pop(ref, None) is not None

    def standing(self, person: int) -> Standing | Declined:
        return Standing(self.snapshots[-1], "heute, 5:00 Uhr", 25, 310, "1. März 2026", tuple(self.waiting.values()))

    def roll_back(self, person: int) -> Standing | Declined:
        self._note("roll_back", person)
        if len(self.snapshots) == 1:
            return Declined("Es gibt keinen älteren Stand.")
        self.snapshots.pop()
        return self.standing(person)

    def find(self, person: int, words: str) -> PublishedDocument | Declined:
        return FOUND if words == FOUND.title else Declined("Ein Dokument dieses Namens ist nicht veröffentlicht.")

    def withdraw(self, person: int, document: str, *, despite_gate: bool = False) -> Published:
        self._note("withdraw", person, document, despite_gate)
        return self.publishing(despite_gate)

    def gaps(self, person: int) -> GapTable | Declined:
        return self.table

    def _submitted(self, *act: object) -> Submitted:
        self._note(*act)
        submitted = self.submitting()
        if isinstance(submitted, Submission):
            self.waiting[submitted.ref] = submitted
        return submitted

    def _note(self, *act: object) -> None:
        self.acts.append(act)
        self.threads.add(threading.current_thread().name)
