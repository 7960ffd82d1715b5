"""An update from its arrival to its reply, and what of the reply has gone out."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from telegram import Update

from bot.inbox.inbox import Inbox
from bot.inbox.kept import Kept
from bot.telegram.rendering import Message

END = "."
"""Noted with the last message of a reply."""


class Case:
    """`attempts`: how many processes have ended while this was answered.

    `opening` goes out before the first message of the reply, if there is a reply. `undelivered`: the reply could not
    be sent, and nothing instead of it. `left`: others may answer it by now; nothing more is sent here.
    """

    def __init__(self, kept: Kept, inbox: Inbox) -> None:
        self.number, self.kept_at, self.attempts = kept.number, kept.kept_at, kept.attempts
        self.opening: list[Message] = []
        self.undelivered = self.forgotten = self.left = False
        self.postponed = 0
        self._sent = list(kept.sent)
        self._before = _replies(kept.sent)
        self._inbox = inbox

    def begin(self) -> None:
        """A further attempt at the whole reply."""
        self.undelivered = False
        self._before = _replies(self._sent)

    def may_send(self) -> bool:
        """Whether nobody else can be answering this."""
        self.left = self.left or not self._inbox.holds
        return not self.left

    def left_of(self, messages: Sequence[Message]) -> list[Message]:
        """What earlier attempts have not sent; nothing where they have sent the last, in whatever words.

        Another snapshot may have come between, and no question is answered twice. Each mark counts once, so that a
        reply may repeat itself.
        """
        noted = self._before.popleft() if self._before else []
        if END in noted:
            return []
        left, sent = [], Counter(noted)
        for message in (*self.opening, *messages):
            mark = mark_of(message)
            sent[mark] -= 1
            if sent[mark] < 0:
                left.append(message)
        self.opening = []
        return left

    async def has_sent(self, message: Message, last: bool) -> None:
        self.undelivered = False
        marks = [mark_of(message), END] if last else [mark_of(message)]
        self._sent += marks
        await self._inbox.sent(self.number, " ".join(marks))


def _replies(marks: Sequence[str]) -> deque[list[str]]:
    """What has gone out of each reply, in order; most updates have one."""
    replies: deque[list[str]] = deque([[]])
    for mark in marks:
        replies[-1].append(mark)
        if mark == END:
            replies.append([])
    return replies


_current: ContextVar[Case | None] = ContextVar("case", default=None)


def current_case() -> Case | None:
    """The one that is being answered here; None outside of one."""
    return _current.get()


def mark_of(message: Message) -> str:
    """The same for the same content."""
    file = message.attachment.name if message.attachment else ""
    return hashlib.blake2b(f"{message.html}\0{file}".encode(), digest_size=8).hexdigest()


class Cases:
    """All that wait or are being answered."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self._open: dict[int, tuple[Case, int]] = {}
        self._edits: dict[tuple[int, int], int] = {}
        self._told: list[Callable[[int], None]] = []

    def when_closed(self, told: Callable[[int], None]) -> None:
        """Call `told` with the number of each that need not be answered any longer."""
        self._told.append(told)

    @property
    def waiting(self) -> int:
        """How many are not answered yet."""
        return len(self._open)

    def open(self, kept: Kept, update: Update) -> None:
        self._open[kept.number] = (Case(kept, self.inbox), kept.chat)
        if update.edited_message:
            self._edits[_place(update)] = kept.number

    def of(self, update: object) -> Case | None:
        """None for one that did not come through the inbox."""
        found = self._open.get(update.update_id) if isinstance(update, Update) else None
        return found[0] if found else None

    def is_superseded(self, update: Update) -> bool:
        """Whether its author has written it anew since."""
        return self._edits.get(_place(update), 0) > update.update_id

    async def close(self, update: Update) -> None:
        """Answered, or not to be answered."""
        self._drop(update)
        await self.inbox.done([update.update_id])

    async def leave(self, update: Update) -> None:
        """To be answered, but not here or not now."""
        self._drop(update)
        await self.inbox.release(update.update_id)

    async def forget(self, chat: int) -> None:
        """Nothing of this chat is answered or kept any longer."""
        for case, its_chat in self._open.values():
            case.forgotten = case.forgotten or its_chat == chat
        await self.inbox.forget(chat)

    def _drop(self, update: Update) -> None:
        self._open.pop(update.update_id, None)
        if self._edits.get(_place(update)) == update.update_id:
            del self._edits[_place(update)]
        for told in self._told:
            told(update.update_id)

    @contextmanager
    def current(self, case: Case) -> Iterator[None]:
        token = _current.set(case)
        try:
            yield
        finally:
            _current.reset(token)


def _place(update: Update) -> tuple[int, int]:
    chat, message = update.effective_chat, update.effective_message
    own = update.message or update.edited_message
    return (chat.id if chat else 0, message.message_id if message and own else 0)
