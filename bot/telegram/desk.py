"""What all handlers share: ask the dialogue off the event loop, render, deliver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, Update

from bot.dialogue.dialogue import Dialogue
from bot.telegram.delivery import Delivery
from bot.telegram.rendering import Message, Renderer
from bot.telegram.typing_action import typing
from bot.telegram.visitor import Visitor, Visitors
from bot.telegram.workers import Workers


@dataclass(frozen=True, slots=True)
class Desk:
    """The dialogue on one side, Telegram on the other."""

    bot: Bot
    dialogue: Dialogue
    workers: Workers
    renderer: Renderer
    delivery: Delivery
    visitors: Visitors

    async def answer(self, visitor: Visitor, question: str, asked: str = "") -> None:
        """Answer a question; `asked` repeats it above the answer where it was not typed."""
        async with typing(self.bot, visitor.place):
            reply = await self.workers.run(
                self.dialogue.reply, question, conversation=visitor.conversation, language=visitor.language
            )
        await self.send(visitor, self.renderer.reply(reply, asked))

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
        await self.delivery.send(visitor.place, messages)
