from __future__ import annotations

import logging

from bot.operations.log_counter import LogCounter
from bot.operations.meters import Meters
from tests.bot.operations.test_meters import value


def test_lines_from_warning_on_are_counted_by_level() -> None:
    meters, log = Meters(), logging.getLogger("bot.some.part")
    counter = LogCounter(meters)
    log.addHandler(counter)
    try:
        log.info("all is well")
        log.warning("hm")
        log.error("oh")
        log.error("oh %s", "again")
    finally:
        log.removeHandler(counter)
    counts = [
        value(meters, f'strategiebot_log_lines_total{{kind="{kind}"}}') for kind in ("warning", "error", "critical")
    ]
    assert counts == [1, 2, 0]
