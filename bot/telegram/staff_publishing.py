"""Publishing, which takes its time: says so first, then what came of it."""

from __future__ import annotations

from bot.editing.office import Publication, Published, Submission
from bot.telegram.staff_desk import Member, StaffDesk


class Publishing:
    """One submission at a time and member of staff; the press below its message comes here once."""

    def __init__(self, staff: StaffDesk) -> None:
        self._staff = staff

    async def publish(self, member: Member, ref: str, *, despite_gate: bool = False) -> None:
        waiting = await self._staff.does(member, self._staff.office.submission, ref)
        if waiting is None:
            return await self._staff.say(member, "staff-gone")
        number = await self._staff.send(
            member, self._staff.renderer.about("staff-checking", waiting, member.visitor.language)
        )
        try:
            published = await self._staff.does(member, self._staff.office.publish, ref, despite_gate=despite_gate)
        except TimeoutError:
            return await self._staff.say(member, "staff-takes-long")
        await self._tell(member, waiting, published, number)

    async def withdraw(self, member: Member, ref: str, *, despite_gate: bool = False) -> None:
        await self._staff.say(member, "staff-withdrawing")
        try:
            withdrawn = await self._staff.does(member, self._staff.office.withdraw, ref, despite_gate=despite_gate)
        except TimeoutError:
            return await self._staff.say(member, "staff-takes-long")
        await self._staff.send(member, self._staff.renderer.withdrawal(withdrawn, ref, member.visitor.language))

    async def _tell(self, member: Member, waiting: Submission, published: Published, number: int | None) -> None:
        """The result is a message of its own: nobody is told of one that only changes."""
        renderer, language = self._staff.renderer, member.visitor.language
        if number is not None:
            (checked,) = renderer.about("staff-checked", waiting, language)
            await self._staff.desk.delivery.rewrite(member.visitor.place, number, checked)
        if isinstance(published, Publication):
            await self._staff.send(member, renderer.publication(published, waiting.ref, language))
            return
        again = await self._staff.does(member, self._staff.office.submission, waiting.ref)
        await self._staff.send(member, renderer.declined(published, again, language))
