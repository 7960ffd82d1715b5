"""From a reading of all documents to what citizens are answered from: staged, checked, published or discarded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bot.assembly import Assembly
from bot.audit import AuditLog
from bot.evaluation.run import run
from bot.refreshing.answer_book import AnswerBook, Remembering, forget
from bot.refreshing.examination import Asked, Examination, told
from bot.refreshing.golden_check import GoldenCheck, Note, Remark
from bot.refreshing.manifest_figures import manifest_figures
from bot.refreshing.refresh_error import GateRefusal, RefreshBusy, StagedOutdated
from bot.refreshing.staged import Staged
from bot.step_bars import StepProgress
from index.difference import Difference
from index.recipe import recipe
from index.records import DOCUMENTS
from index.snapshot import Snapshot

if TYPE_CHECKING:
    from knowledge.reading import Reading  # its parsers take half a second that other commands do not need

_MOST_OBJECTS = 200
"""Documents that one entry of the audit log names."""
_BOOKS_BESIDE = 3
"""Answer books that stay for dry runs and for what was discarded, besides those of the snapshots that stay."""


class Step(StrEnum):
    """What a refresh is at, after the steps of `index.builder`."""

    ASK = "Asking the golden questions"
    ASK_LIVE = "Asking the live snapshot"


class Refresher:
    """Used by the command line and by the staff office; prints nothing. All methods block.

    The staged snapshot lies in the snapshot folder until it is published or discarded, or until another is staged.
    Replies to golden questions are kept, so staging the same documents again costs little.
    """

    def __init__(self, assembly: Assembly, progress: StepProgress | None = None) -> None:
        settings = assembly.settings
        self._assembly = assembly
        self._store = assembly.store
        self._progress = progress or _silent
        self._audit = AuditLog.in_folder(settings.data_dir)
        self._answers = settings.data_dir / "answers"
        self._lock = FileLock(settings.data_dir / "refresh.lock", timeout=0)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other refreshes out, in this process and others; reentrant in one thread. Raises RefreshBusy."""
        self._assembly.settings.data_dir.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as exc:
            raise RefreshBusy(
                f"another refresh is under way ({self._lock.lock_file} is locked); wait until it has ended, "
                "then try again"
            ) from exc
        try:
            yield
        finally:
            self._lock.release()

    def stage(self, reading: Reading) -> Staged:
        """Build and save the snapshot beside the live one and ask it the golden questions; publishes nothing."""
        with self.alone():
            examination = self._examination()
            self._store.unstage()
            base = self._store.live_id() or ""
            before = self._assembly.previous()
            if before and before.id == base and self._is_same(before, reading):
                return _told(reading, Staged(before, base, Difference.between(before, before), False, GoldenCheck()))
            after = self._assembly.build(reading, before, self._progress)
            self._store.stage(after)
            check = self._check(examination, before, after, {failure.path.stem for failure in reading.failures})
            return _told(reading, Staged(after, base, Difference.between(before, after), True, check))

    def publish(self, staged: Staged, who: str, despite_gate: str | None = None) -> str:
        """Make it live and return its id; `who` as in AuditEntry, `despite_gate` the reason for an override.

        Raises GateRefusal, StagedOutdated, AuditError. What is no longer among the last few snapshots is removed.
        """
        if not staged.changed:
            return staged.id
        if not staged.passes and not despite_gate:
            raise GateRefusal(staged)
        with self.alone():
            self._expect_current(staged)
            reason = (despite_gate or "") if not staged.passes else ""
            with self._audit.during(
                who, "publish", objects=_objects(staged.difference), before=staged.base, after=staged.id, reason=reason
            ):
                figures = manifest_figures(staged.check.after)
                self._store.publish_staged(staged.id, evaluation=figures, despite_gate=reason)
            self._store.prune(self._assembly.settings.snapshots.keep)
            forget(self._answers, self._assembly.settings.snapshots.keep + _BOOKS_BESIDE)
        return staged.id

    def discard(self, staged: Staged) -> None:
        """Remove it again; nothing happens when it is gone already."""
        with self.alone():
            if self._store.is_staged(staged.id):
                self._store.unstage()

    def roll_back(self, who: str, id: str | None = None, reason: str = "") -> str:
        """Make an older snapshot live (the newest usable one before the live one unless named); return its id."""
        target = id or self._store.step_back()
        before = self._store.live_id() or ""
        with self._audit.during(who, "rollback", before=before, after=target, reason=reason):
            return self._store.rollback(target)

    def _is_same(self, before: Snapshot, reading: Reading) -> bool:
        """Whether a snapshot of these documents would answer as this one does."""
        return (
            before.manifest.recipe == recipe()
            and before.manifest.documents == {document.id: DOCUMENTS.hash(document) for document in reading.documents}
            and before.manifest.model_fingerprint == self._assembly.model_fingerprint()
        )

    def _examination(self) -> Examination:
        knowledge = self._assembly.settings.knowledge
        return Examination.from_files(knowledge.questions, knowledge.gate or knowledge.questions.with_name("gate.toml"))

    def _check(
        self, examination: Examination, before: Snapshot | None, after: Snapshot, unread: Collection[str]
    ) -> GoldenCheck:
        if not examination.questions:
            return GoldenCheck(remarks=(Remark(Note.NO_QUESTIONS, (str(examination.file),)),))
        new = self._ask(examination, after, Step.ASK)
        if before and before.manifest.model_fingerprint != after.manifest.model_fingerprint:
            return examination.check(None, new, unread).with_remark(Remark(Note.NOT_COMPARED))
        return examination.check(self._ask(examination, before, Step.ASK_LIVE) if before else None, new, unread)

    def _ask(self, examination: Examination, snapshot: Snapshot, step: Step) -> Asked:
        dialogue = self._assembly.dialogue_over(snapshot)
        answering = Remembering(dialogue, AnswerBook(self._answers, snapshot.manifest))
        judged = run(examination.questions, answering, dialogue.passage_text)
        return Asked(snapshot, tuple(told(judged, len(examination.questions), partial(self._progress, step))))

    def _expect_current(self, staged: Staged) -> None:
        if (self._store.live_id() or "") != staged.base or not self._store.is_staged(staged.id):
            raise StagedOutdated(
                f"snapshot {staged.id} is not published: another one was published or staged since; refresh again"
            )


def _told(reading: Reading, staged: Staged) -> Staged:
    return replace(staged, failures=tuple(map(str, reading.failures)), warnings=tuple(map(str, reading.warnings)))


def _objects(difference: Difference) -> tuple[str, ...]:
    renamed = (f"{each.before} → {each.after}" for each in difference.renamed)
    ids = (*difference.new, *difference.changed, *difference.gone, *renamed)
    more = len(ids) - _MOST_OBJECTS
    return (*ids[:_MOST_OBJECTS], *((f"and {more} more",) if more > 0 else ()))


def _silent(step: str, done: int, total: int) -> None:
    """Nobody watches."""
