from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.telegram.log_redaction import protect_logs, redacted, without_content
from tests.bot.telegram.chats import TOKEN, bench

OUTSPOKEN = (
    "telegram.ext",
    "telegram.ext.ExtBot",
    "telegram.ext.Updater",
    "telegram.ext.Application",
    "telegram.request.BaseRequest",
)


@pytest.fixture
def protected(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    made = logging.getLogRecordFactory()
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore", "telegram", "tornado")}
    protect_logs(TOKEN)
    caplog.set_level(logging.DEBUG)
    yield caplog
    logging.setLogRecordFactory(made)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    for name in OUTSPOKEN:
        logging.getLogger(name).removeFilter(without_content)


def test_the_token_appears_neither_in_message_arguments_nor_tracebacks(protected: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("anybody")
    log.debug("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning(f"token {TOKEN}")
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        log.exception("failed")
    log.info("two %s", TOKEN, "too many")
    assert TOKEN not in protected.text
    assert "bot<token>/getMe" in protected.text
    assert "ValueError" in protected.text


def test_other_tokens_in_addresses_are_hidden_too() -> None:
    assert redacted("GET /file/bot987654:AAbb_cc-dd/photos/1.jpg") == "GET /file/bot<token>/photos/1.jpg"
    assert redacted("am 12:30 Uhr, robot7: ja") == "am 12:30 Uhr, robot7: ja"


def test_the_library_s_loud_errors_are_cut_down_to_their_kind(protected: pytest.LogCaptureFixture) -> None:
    for name in OUTSPOKEN:
        try:
            raise TypeError("mein Geheimnis")
        except TypeError:
            logging.getLogger(name).critical("not processed! Received data: %s", "Geheimnis", exc_info=True)
    assert "Geheimnis" not in protected.text
    assert protected.text.count("not processed! Received data: [TypeError]") == 5


def test_http_requests_and_updates_are_not_logged_at_all(protected: pytest.LogCaptureFixture) -> None:
    for name in ("httpx", "httpcore.connection", "telegram.ext.ExtBot"):
        assert not logging.getLogger(name).isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)


async def test_a_poison_update_leaves_no_trace_of_its_words(protected: pytest.LogCaptureFixture) -> None:
    async with bench() as desk:
        desk.request.updates = [{"update_id": 1, "message": {"text": "mein Geheimnis"}}]
        await desk.application.bot.get_updates()
    assert "skipped update 1" in protected.text
    assert "Geheimnis" not in protected.text
