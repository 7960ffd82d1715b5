"""What the handlers of staff share: who is staff, and the editorial office off the event loop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.editing.office import EditorialOffice
from bot.telegram.desk import Desk
from bot.telegram.rendering import Message
from bot.telegram.staff_menu import StaffMenu
from bot.telegram.staff_rendering import StaffRenderer
from bot.telegram.typing_action import typing
from bot.telegram.visitor import Visitor
from bot.telegram.workers import Workers

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_ACT = 900.0
"""Seconds after which nobody waits for an act of staff any longer."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the staff while one update is in work; `person` is Telegram's number."""

    person: int
    visitor: Visitor


Handle: TypeAlias = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]
Act: TypeAlias = Callable[[Member, Update], Awaitable[None]]


def workers_of_staff() -> Workers:
    """One thread: publishing for half a minute takes none from citizens, and no two acts meet."""
    return Workers(1, waiting=20, patience=LONGEST_ACT, name="staff")


@dataclass(frozen=True, slots=True)
class Staffroom:
    """The editorial office, those who work for it, and how many megabytes a file may have."""

    office: EditorialOffice
    workers: Workers
    largest_upload_mb: int = 20


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """The editorial office on one side, Telegram on the other."""

    desk: Desk
    room: Staffroom
    renderer: StaffRenderer
    menu: StaffMenu

    @property
    def office(self) -> EditorialOffice:
        return self.room.office

    def only(self, act: Act, otherwise: Handle) -> Handle:
        """A handler that does `act` for staff in a private chat, and for all others what it would without staff."""

        async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            member = await self._member(update)
            if member is None:
                return await otherwise(update, context)
            await act(member, update)
            await self.menu.offer(member.visitor)

        return handle

    async def does(
        self, member: Member, work: Callable[Concatenate[int, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What the office makes of it; typing is shown meanwhile."""
        async with typing(self.desk.bot, member.visitor.place):
            return await self.room.workers.run(work, member.person, *args, **kwargs)

    async def send(self, member: Member, messages: Sequence[Message]) -> int | None:
        """The number of the last message, where it is known."""
        return await self.desk.delivery.send(member.visitor.place, messages)

    async def say(self, member: Member, key: str, **values: str | int) -> None:
        """A fixed text of the catalogue."""
        await self.send(member, self.desk.renderer.text(key, member.visitor.language, **values))

    async def _member(self, update: Update) -> Member | None:
        """Asked among the citizens' questions: nobody waits behind a publication to hear that they are no staff."""
        user, chat, visitor = update.effective_user, update.effective_chat, self.desk.visitors.of(update)
        if user is None or chat is None or visitor is None or chat.type != ChatType.PRIVATE:
            return None
        known = await self.desk.workers.run(self.office.is_staff, user.id)
        return Member(user.id, visitor) if known else None
