"""Handlers for what staff send: files, links and commands."""

from __future__ import annotations

from telegram import Update

from bot.editing.office import Submitted
from bot.telegram.question_handlers import Context
from bot.telegram.staff_desk import Member, StaffDesk
from bot.telegram.staff_upload import Upload, UploadError
from bot.telegram.typing_action import typing


class StaffHandlers:
    """Each asks the office once and sends what it says."""

    def __init__(self, staff: StaffDesk) -> None:
        self._staff = staff

    async def upload(self, member: Member, update: Update) -> None:
        """A document, which becomes a submission."""
        message = update.effective_message
        if message is None or message.document is None:
            return
        megabytes = self._staff.room.largest_upload_mb
        try:
            async with typing(self._staff.desk.bot, member.visitor.place):
                file = await Upload.from_telegram(message.document, megabytes * 1_000_000)
        except UploadError as refusal:
            return await self._staff.say(member, str(refusal), megabytes=megabytes)
        work, note = self._staff.office.submit_file, message.caption or ""
        await self._show(member, await self._staff.does(member, work, file.name, file.content, note=note))

    async def link(self, member: Member, update: Update) -> None:
        """An address, whose page becomes a submission; what is to be known of it may stand below."""
        if (message := update.effective_message) and message.text:
            address, _, note = message.text.strip().partition("\n")
            work = self._staff.office.submit_link
            await self._show(member, await self._staff.does(member, work, address.strip(), note=note))

    async def standing(self, member: Member, update: Update) -> None:
        """What is live and what waits."""
        standing = await self._staff.does(member, self._staff.office.standing)
        await self._staff.send(member, self._staff.renderer.standing(standing, member.visitor.language))

    async def ask_to_roll_back(self, member: Member, update: Update) -> None:
        """Names the snapshot that would be left, and asks."""
        standing = await self._staff.does(member, self._staff.office.standing)
        await self._staff.send(member, self._staff.renderer.rolling_back(standing, member.visitor.language))

    async def ask_to_withdraw(self, member: Member, update: Update) -> None:
        """Names the document that is meant, and asks."""
        message = update.effective_message
        words = " ".join((message.text or "").split()[1:]) if message else ""
        if not words:
            return await self._staff.say(member, "staff-withdraw-what")
        found = await self._staff.does(member, self._staff.office.find, words)
        await self._staff.send(member, self._staff.renderer.withdrawing(found, member.visitor.language))

    async def gaps(self, member: Member, update: Update) -> None:
        """What citizens asked in vain, as a table and as a file."""
        table = await self._staff.does(member, self._staff.office.gaps)
        await self._staff.send(member, self._staff.renderer.gaps(table, member.visitor.language))

    async def pair(self, update: Update, context: Context) -> None:
        """Makes staff of somebody who knows a code; open to all, like a door with a lock."""
        desk, user = self._staff.desk, update.effective_user
        visitor, code = desk.visitors.of(update), " ".join(context.args or ())
        if visitor is None or user is None:
            return
        paired = bool(code) and await desk.workers.run(self._staff.office.pair, user.id, code)
        await desk.say(visitor, "staff-paired" if paired else "staff-not-paired")
        if paired:
            await self._staff.menu.offer(visitor)

    async def _show(self, member: Member, submitted: Submitted) -> None:
        await self._staff.send(member, self._staff.renderer.submitted(submitted, member.visitor.language))
