from __future__ import annotations

import pytest
import telegram
from telegram.constants import BOT_API_VERSION

from tests.bot.telegram.chats import bench, message

POISON = {"update_id": 5, "callback_query": {"id": "1", "data": "Geheimnis"}}


async def test_an_unreadable_update_is_skipped_and_the_next_is_read(caplog: pytest.LogCaptureFixture) -> None:
    async with bench() as desk:
        good = message("Frage") | {"update_id": 6}
        desk.request.updates = [POISON, good]
        updates = await desk.application.bot.get_updates(offset=5, timeout=10)
        after = await desk.application.bot.get_updates(offset=7, timeout=10)
    assert [update.update_id for update in updates] == [5, 6]
    assert updates[0].effective_user is None
    assert updates[1].message is not None
    assert updates[1].message.text == "Frage"
    assert after == ()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert ours == ["Telegram sent an update that cannot be read: TypeError", "skipped update 5: TypeError"]


async def test_an_update_with_a_field_that_is_none_of_telegrams_is_skipped_too() -> None:
    async with bench() as desk:
        spoilt, good = message("Geheimnis"), message("Frage")
        spoilt["message"]["date"] = None
        desk.request.updates = [spoilt, good]
        updates = await desk.application.bot.get_updates(offset=spoilt["update_id"])
    assert [update.message.text if update.message else None for update in updates] == [None, "Frage"]


async def test_unknown_kinds_of_updates_and_fields_are_read() -> None:
    async with bench() as desk:
        new = {"update_id": 8, "hologram": {"a": 1}}
        odd = message("Frage", hologram=[1], entities=[{"type": "hologram", "offset": 0, "length": 1}])
        desk.request.updates = [new, odd | {"update_id": 9}]
        updates = await desk.application.bot.get_updates(offset=8)
        await desk.take(new, odd)
    assert [update.update_id for update in updates] == [8, 9]
    assert desk.dialogue.asked == ["Frage"]


def test_the_library_and_its_bot_api_are_the_ones_whose_faults_are_known() -> None:
    assert (telegram.__version__, BOT_API_VERSION) == ("22.8", "10.0")
