"""What all handlers share: ask the dialogue off the event loop, render, deliver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from telegram import Bot, Update

from bot.dialogue.dialogue import Dialogue
from bot.dialogue.reply import Reply
from bot.logs.logger import logger
from bot.logs.request import Stopwatch
from bot.telegram.delivery import Delivery
from bot.telegram.offers import Offers
from bot.telegram.rendering import Message, Renderer
from bot.telegram.typing_action import typing
from bot.telegram.visitor import Visitor, Visitors
from bot.telegram.workers import Workers

_log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """The dialogue on one side, Telegram on the other."""

    bot: Bot
    dialogue: Dialogue
    workers: Workers
    renderer: Renderer
    delivery: Delivery
    visitors: Visitors
    offers: Offers | None = None

    async def answer(self, visitor: Visitor, question: str, asked: str = "") -> None:
        """Answer a question; `asked` repeats it above the answer where it was not typed."""
        watch = Stopwatch()
        async with typing(self.bot, visitor.place):
            reply = await self.workers.run(
                self.dialogue.reply, question, conversation=visitor.conversation, language=visitor.language
            )
        _log_reply(reply, watch.ms)
        offer = self.offers.make(visitor.place.chat, reply) if self.offers else ""
        await self.send(visitor, self.renderer.reply(reply, asked, offer=offer))

    async def show_passage(self, visitor: Visitor, ref: str) -> bool:
        """Show a passage in its context; False when there is none of that reference."""
        view = await self.workers.run(self.dialogue.passage, ref, visitor.language)
        if view is not None:
            await self.send(visitor, self.renderer.passage(view, visitor.language))
        return view is not None

    async def ask_suggested(self, visitor: Visitor, ref: str) -> bool:
        """Answer a suggested question; False when it is not known."""
        question = await self.workers.run(self.dialogue.suggested, ref)
        if question is not None:
            await self.answer(visitor, question, asked=question)
        return question is not None

    async def say(self, visitor: Visitor, key: str) -> None:
        """A fixed text of the catalogue."""
        await self.send(visitor, self.renderer.text(key, visitor.language))

    async def confirm_language(self, update: Update) -> None:
        """In the language that has just been chosen."""
        if visitor := self.visitors.of(update):
            await self.send(visitor, self.renderer.language_chosen(visitor.language))

    async def send(self, visitor: Visitor, messages: Sequence[Message]) -> None:
        watch = Stopwatch()
        await self.delivery.send(visitor.place, messages)
        _log.info("sent", messages=len(messages), send_ms=watch.ms)


def _log_reply(reply: Reply, reply_ms: float) -> None:
    """`reply_ms` holds the waiting for a worker, too; the question stands nowhere."""
    steps = {f"{step}_ms": round(ms, 1) for step, ms in asdict(reply.timings).items()}
    about = {"status": reply.status.value, "language": reply.language, "snapshot": reply.snapshot}
    _log.info("replied", **about, **steps, reply_ms=reply_ms)
