"""Log lines go to standard error, one event a line; other people's libraries only from warnings on."""

from __future__ import annotations

import subprocess
import sys

from bot.setting_sections import ROOT

SCRIPT = """
import logging
from bot.logs import configure_logs
configure_logs()
logging.getLogger("bot.live").info("changed over")
logging.getLogger("bot.live").debug("detail")
logging.getLogger("httpx").info("GET https://api.telegram.org/bot1:secret/getMe")
logging.getLogger("httpx").warning("slow")
"""


def test_our_events_and_warnings_of_others_are_told_on_standard_error() -> None:
    ended = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == ["INFO bot.live: changed over", "WARNING httpx: slow"]
