"""Handlers for the buttons of staff; each has been acknowledged before it comes here (acknowledgement.py)."""

from __future__ import annotations

import contextlib

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot.editing.office import Declined, Standing
from bot.telegram.callback_data import Action, Press
from bot.telegram.first_press import FirstPress
from bot.telegram.press_handlers import DOUBLE_TAP
from bot.telegram.staff_desk import Member, StaffDesk
from bot.telegram.staff_keyboards import mark_of
from bot.telegram.staff_publishing import Publishing

ONE_ACT = 86_400.0
"""Seconds in which a button that acts, acts once."""

_LOOKS = (Action.SHOW, Action.PASSAGES)
"""Buttons that only show something may be pressed again."""


class StaffPressHandlers:
    """A press may be late or repeated: what it is about is asked for anew each time."""

    def __init__(self, staff: StaffDesk) -> None:
        self._staff = staff
        self._publishing = Publishing(staff)
        self._taps, self._acts = FirstPress(DOUBLE_TAP), FirstPress(ONE_ACT)

    async def pressed(self, member: Member, update: Update) -> None:
        """Do what the button says, once; a message whose button has acted loses its buttons."""
        query = update.callback_query
        press = Press.from_data(query.data if query else None)
        if query is None or press is None:
            return
        looks = press.action in _LOOKS
        if (self._taps if looks else self._acts).is_it(query, member.visitor, f"{press.action}:{press.ref}"):
            if not looks:
                await _without_buttons(query)
            await self._follow(member, press)

    async def _follow(self, member: Member, press: Press) -> None:
        if press.action is Action.PUBLISH:
            await self._publishing.publish(member, press.ref)
        elif press.action is Action.PUBLISH_ANYWAY:
            await self._publishing.publish(member, press.ref, despite_gate=True)
        elif press.action is Action.DISCARD:
            discarded = await self._staff.does(member, self._staff.office.discard, press.ref)
            await self._staff.say(member, "staff-discarded" if discarded else "staff-gone")
        elif press.action is Action.ROLL_BACK:
            await self._roll_back(member, press.ref)
        elif press.action in (Action.WITHDRAW, Action.WITHDRAW_ANYWAY):
            await self._publishing.withdraw(member, press.ref, despite_gate=press.action is Action.WITHDRAW_ANYWAY)
        elif press.action is Action.KEEP:
            await self._staff.say(member, "staff-kept")
        else:
            await self._show(member, press)

    async def _show(self, member: Member, press: Press) -> None:
        waiting = await self._staff.does(member, self._staff.office.submission, press.ref)
        language, renderer = member.visitor.language, self._staff.renderer
        if waiting is None:
            await self._staff.say(member, "staff-gone")
        elif press.action is Action.PASSAGES:
            await self._staff.send(member, renderer.passages(waiting, language))
        elif press.action is Action.INSIST:
            await self._staff.send(member, renderer.insistence(waiting, language))
        else:
            await self._staff.send(member, renderer.submitted(waiting, language))

    async def _roll_back(self, member: Member, mark: str) -> None:
        result = await self._staff.does(member, self._away_from, mark)
        if result is None:
            await self._staff.say(member, "staff-other-snapshot")
        else:
            await self._staff.send(member, self._staff.renderer.rolled_back(result, member.visitor.language))

    def _away_from(self, person: int, mark: str) -> Standing | Declined | None:
        """None when another snapshot is live by now; runs where no other act of staff comes in between."""
        standing = self._staff.office.standing(person)
        if isinstance(standing, Standing):
            return self._staff.office.roll_back(person) if mark_of(standing.snapshot) == mark else None
        return standing


async def _without_buttons(query: CallbackQuery) -> None:
    """As far as Telegram allows; the act matters more."""
    if isinstance(query.message, Message) and query.message.reply_markup:
        with contextlib.suppress(TelegramError):
            await query.message.edit_reply_markup(None)
