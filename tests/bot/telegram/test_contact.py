from __future__ import annotations

import asyncio
import time

from bot.telegram.contact import Contact


async def test_the_time_that_loading_takes_is_no_silence_of_telegram_s() -> None:
    contact = Contact(silence=0.2)
    time.sleep(0.3)  # noqa: ASYNC251  # loading keeps the event loop waiting
    watching = asyncio.create_task(contact.watch())
    await asyncio.sleep(0.15)
    assert not contact.lost.is_set()
    await asyncio.sleep(0.25)
    assert contact.lost.is_set()
    await watching
