"""What the office says, in German: refusals, the gate's figures, dates."""

from __future__ import annotations

import errno
import logging
import traceback
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date
from filelock import Timeout

from bot.audit import AuditError
from bot.catalogue import Catalogue
from bot.dialogue import dates
from bot.editing.history import HistoryError
from bot.editing.office import ChangedAnswer, Declined
from bot.editing.remark_text import german
from bot.editing.staff_register import StaffError
from bot.editing.tray import TrayFull
from bot.evaluation.figures import Share
from bot.evaluation.gate import Shortfall
from bot.refreshing import comparison
from bot.refreshing.refresh_error import DiskFull, RefreshBusy, StagedOutdated
from bot.storage.database import StorageError
from index.snapshot import SnapshotError
from knowledge.partial_date import PartialDate
from knowledge.remark import Remark
from knowledge.sources.fetch_error import FetchError
from knowledge.unreadable import UnreadableFile, UnreadableFolder

GERMAN = "de"
_HERE = ZoneInfo("Europe/Berlin")
_FIGURES = {
    "right": "right",
    "wrong": "wrong",
    "hit@1": "hit",
    "near questions answered": "near",
    "far questions answered": "far",
}
_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSALS: dict[type[Exception], str] = {
    TrayFull: "tray-full",
    AuditError: "not-recorded",
    RefreshBusy: "busy",
    Timeout: "busy",
    StagedOutdated: "outdated",
    DiskFull: "disk-full",
    UnreadableFolder: "no-documents",
    SnapshotError: "no-snapshot",
    HistoryError: "disk-error",
    StaffError: "disk-error",
    StorageError: "disk-error",
}
_log = logging.getLogger(__name__)


class Wording:
    """Sentences of `editing.de.ftl`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def text(self, key: str, **values: str | int) -> str:
        return self._catalogue.text(f"editing-{key}", GERMAN, **values)

    def declined(self, key: str, **values: str | int) -> Declined:
        return Declined(self.text(key, **values))

    def refusal(self, error: Exception) -> Declined:
        """What went wrong, in one sentence; an error nobody foresaw is logged by its type and place alone."""
        if isinstance(error, UnreadableFile):
            return self._unreadable(error)
        if isinstance(error, FetchError):
            return self._unreachable(error)
        for kind, key in _REFUSALS.items():
            if isinstance(error, kind):
                return self.declined(key)
        if isinstance(error, OSError):
            return self.declined("disk-full" if error.errno in _FULL else "disk-error")
        place = traceback.extract_tb(error.__traceback__)[-1]
        _log.error("unexpected %s in %s line %s", type(error).__name__, Path(place.filename).name, place.lineno)
        return self.declined("failed")

    def _unreadable(self, error: UnreadableFile) -> Declined:
        """A kind of trouble without a sentence of its own is told as a broken file."""
        key = f"trouble-{error.kind}"
        values = {name: value for name, value in error.values.items() if not isinstance(value, float)}
        return self.declined(key if self._catalogue.has(f"editing-{key}") else "trouble-broken", **values)

    def _unreachable(self, error: FetchError) -> Declined:
        if error.disappeared:
            return self.declined("link-gone")
        return self.declined("link-failed" if error.transient or error.status else "link-no-address")

    def remark(self, remark: Remark) -> str:
        return german(remark, self._catalogue)

    def date(self, published: PartialDate | None) -> str:
        """ "" for none."""
        return dates.written(published, GERMAN) if published else ""

    def moment(self, moment: datetime) -> str:
        here = moment.astimezone(_HERE)
        return self.text("time", date=format_date(here, "long", locale="de_DE"), time=f"{here:%H:%M}")

    def shortfall(self, shortfall: Shortfall) -> str:
        values = {
            "figure": self._figure(shortfall.figure),
            "found": self._share(shortfall.found),
            "bound": _percent(shortfall.bound),
        }
        if shortfall.before:
            values["before"] = self._share(shortfall.before)
        return self.text(f"gate-{shortfall.bounding}", **values)

    def changed_answer(self, changed: comparison.ChangedAnswer) -> ChangedAnswer:
        return ChangedAnswer(changed.question, self._answer(changed.before), self._answer(changed.after))

    def _answer(self, answer: comparison.Answer) -> str:
        return answer.quotation or self.text("no-quotation")

    def _figure(self, name: str) -> str:
        known = _FIGURES.get(name)
        return self.text(f"figure-{known}") if known else self.text("figure-other", name=name)

    def _share(self, share: Share) -> str:
        if not share.of:
            return self.text("gate-none")
        return self.text("gate-share", percent=_percent(share.share), count=share.count, of=share.of)


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")
