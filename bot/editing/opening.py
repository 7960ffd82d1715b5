"""Opens the press office: its parts from the settings, and mends what a process that was killed has left."""

from __future__ import annotations

from functools import partial

from bot.assembly import Assembly
from bot.audit import AuditLog
from bot.editing.pairing import Pairing
from bot.editing.press_office import PressOffice, Sources, Staff
from bot.editing.publishing import Publishing
from bot.editing.staff_register import StaffRegister
from bot.editing.tray import Tray
from bot.editing.wording import Wording
from bot.refreshing.refresher import Refresher

SUBMISSIONS = "submissions"


def press_office(assembly: Assembly) -> PressOffice:
    """The office of these settings; raises SnapshotError when no snapshot can be loaded."""
    settings = assembly.settings
    live, staff = assembly.live(), settings.staff
    office = PressOffice(
        Staff(StaffRegister.from_settings(settings), Pairing.in_folder(settings.data_dir) if staff.pairing else None),
        Sources(
            fetch=assembly.room.fetcher().fetch,
            live=lambda: live.current().snapshot,
            gaps=lambda: assembly.gaps().table(),
            largest_upload_mb=staff.largest_upload_mb,
            looked_over=assembly.room.proofreader(offline=True).remarks,
        ),
        tray(assembly),
        publishing(assembly),
        audit=AuditLog.in_folder(settings.data_dir),
        wording=Wording(assembly.catalogue),
    )
    office.open()
    return office


def publishing(assembly: Assembly) -> Publishing:
    """What changes the documents of staff and what citizens are answered from, at once."""
    read = partial(assembly.room.read, offline=True)  # somebody waits for the answer; fetching is the refresh's work
    return Publishing(tray(assembly), assembly.room.shelf(), Refresher(assembly), read=read, store=assembly.store)


def tray(assembly: Assembly) -> Tray:
    return Tray(assembly.settings.data_dir / SUBMISSIONS)
