from __future__ import annotations

from structlog.contextvars import get_contextvars

from bot.logs.request import Stopwatch, request, request_id
from bot.telegram.workers import Workers


async def test_the_id_follows_the_work_into_a_thread() -> None:
    workers = Workers(1)
    with request(chat="0a1b") as number:
        assert await workers.run(get_contextvars) == {"request": number, "chat": "0a1b"}
        assert request_id() == number
    assert await workers.run(get_contextvars) == {}
    workers.close()


def test_each_request_has_an_id_of_its_own() -> None:
    numbers = set()
    for _ in range(100):
        with request() as number:
            numbers.add(number)
    assert len(numbers) == 100
    assert request_id() not in numbers


def test_a_stopwatch_tells_milliseconds() -> None:
    watch = Stopwatch()
    assert 0 <= watch.ms < 1000
