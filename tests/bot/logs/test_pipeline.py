"""One event a line, whoever it comes from, and never a citizen's words."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bot.logs.fault import kinds, place, places
from bot.logs.foreign import WITHHELD
from bot.logs.redaction import redacted
from bot.setting_sections import ROOT

SETUP = """
import asyncio, logging, sys, threading, warnings
from bot.logs.configuring import adopt_loggers, configure_logs, log_unhandled
from bot.logs.logger import logger
from bot.logs.request import request
from bot.logs.redaction import hide
from bot.setting_sections import LogSettings
SECRET = "geheim"
configure_logs(LogSettings(level="{level}", format="{format}"))
log_unhandled()
"""


def written(script: str, level: str = "debug", format: str = "json") -> str:
    """Standard error of a process with a log of its own; standard output must stay empty."""
    source = SETUP.format(level=level, format=format) + script
    ended = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == ""
    return ended.stderr


def events(script: str, level: str = "debug") -> list[dict[str, object]]:
    return [json.loads(line) for line in written(script, level).splitlines()]


def test_an_event_of_ours_carries_its_fields_and_those_of_the_request() -> None:
    (event,) = events(
        'with request(chat="0a1b", update=7) as number:\n'
        '    logger("bot.telegram.desk").info("replied", status="answered", encode_ms=1.5)\n'
    )
    number = event.pop("request")
    assert isinstance(number, str)
    assert len(number) == 6
    assert str(event.pop("timestamp")).endswith("Z")
    assert event == {
        "event": "replied",
        "status": "answered",
        "encode_ms": 1.5,
        "chat": "0a1b",
        "update": 7,
        "level": "info",
        "logger": "bot.telegram.desk",
    }


def test_a_line_of_the_standard_library_takes_the_same_way() -> None:
    (event,) = events(
        'with request(chat="0a1b"): logging.getLogger("bot.live").warning("changed over to %s", "S1\\nS2")\n'
    )
    assert (event["event"], event["level"], event["chat"]) == ("changed over to S1 S2", "warning", "0a1b")


@pytest.mark.parametrize("format", ["json", "console"])
def test_nothing_in_a_line_is_obeyed_by_a_terminal(format: str) -> None:
    hostile = "a\x1b[31mb\x07c\x00d\u202ee\u2028f\rg"
    line = written(f"logger('bot.x').warning('said', detail={hostile!r})", format=format)
    assert line.count("\n") == 1
    assert "a [31mb c d e f g" in line
    assert line.rstrip("\n").isprintable()


def test_ours_are_told_from_the_level_of_the_settings_on_and_others_from_warning_on() -> None:
    script = (
        'for name in ("bot.x", "index.x", "knowledge.x", "httpx", "sqlalchemy.engine"):\n'
        '    for level in (10, 20, 30): logging.getLogger(name).log(level, "said")\n'
    )
    told = [(event["logger"], event["level"]) for event in events(script, level="info")]
    ours = [(name, level) for name in ("bot.x", "index.x", "knowledge.x") for level in ("info", "warning")]
    assert told == [*ours, ("httpx", "warning"), ("sqlalchemy.engine", "warning")]


def test_of_an_error_only_type_and_place_are_told() -> None:
    script = (
        "try:\n"
        "    try: int(SECRET)\n"
        "    except ValueError as error: raise RuntimeError(SECRET) from error\n"
        'except RuntimeError: logging.getLogger("bot.x").exception("failed")\n'
    )
    (event,) = events(script)
    assert (event["event"], event["error"]) == ("failed", "RuntimeError < ValueError")
    assert str(event["at"]).startswith("__main__:")
    assert "geheim" not in json.dumps(event)


def test_of_a_library_only_words_that_stand_in_its_source_are_told() -> None:
    script = (
        'loud = logging.getLogger("telegram.ext.Application")\n'
        'loud.error("Update %s\\ncaused an error", SECRET)\n'
        "loud.error(f'cannot parse {SECRET}')\n"
        'loud.error("%s", SECRET)\n'
        'loud.error("said", extra={"text": SECRET})\n'
    )
    told = events(script)
    assert [event["event"] for event in told] == ["Update %s caused an error", WITHHELD, WITHHELD, "said"]
    assert "geheim" not in json.dumps(told)


def test_what_python_prints_by_itself_is_logged_without_its_words() -> None:
    script = (
        "async def lost(): raise ValueError(SECRET)\n"
        "async def main():\n"
        "    asyncio.get_running_loop().create_task(lost()); await asyncio.sleep(0)\n"
        "asyncio.run(main())\n"
        "thread = threading.Thread(target=lambda: int(SECRET)); thread.start(); thread.join()\n"
        "class Bad:\n"
        "    def __del__(self): raise ValueError(SECRET)\n"
        "Bad()\n"
        "warnings.warn(SECRET)\n"
    )
    told = events(script)
    assert [(event["event"], event.get("error") or event.get("kind")) for event in told] == [
        (WITHHELD, "ValueError"),
        ("unhandled error in a thread", "ValueError"),
        ("unhandled error in a place that cannot raise", "ValueError"),
        ("a library warns", "UserWarning"),
    ]
    assert "geheim" not in json.dumps(told)


def test_a_line_that_cannot_be_made_is_told_without_the_record() -> None:
    told = events('logging.getLogger("bot.x").warning("%d", SECRET)\nlogging.getLogger("bot.x").info("on")\n')
    assert [event["event"] for event in told] == ["a log line could not be made", "on"]
    assert "geheim" not in json.dumps(told)


def test_a_library_with_handlers_of_its_own_is_taken_in() -> None:
    script = (
        'brought = logging.getLogger("transformers")\n'
        "brought.addHandler(logging.StreamHandler()); brought.propagate = False; brought.setLevel(10)\n"
        "adopt_loggers()\n"
        "brought.warning(f'about {SECRET}'); brought.info('quiet')\n"
    )
    assert [event["event"] for event in events(script)] == [WITHHELD]


def test_in_a_terminal_a_line_is_for_people() -> None:
    line = written('logger("bot.x").info("replied", status="answered")\n', format="console")
    assert "[info     ] replied" in line
    assert "status=answered" in line
    assert line.count("\n") == 1
    assert written('logger("bot.x").info("replied")\n', format="auto").startswith("{")


def test_no_line_holds_the_token() -> None:
    script = (
        'hide("123456:short-secret"); log = logging.getLogger("bot.x")\n'
        'log.warning("at https://api.telegram.org/bot123456:short-secret/getMe")\n'
        'log.warning("short-secret alone")\n'
        'logger("bot.x").error("said", address="/bot99:another/file")\n'
    )
    told = json.dumps(events(script))
    assert "short-secret" not in told
    assert "another" not in told


def test_other_tokens_in_addresses_are_hidden_too() -> None:
    assert redacted("GET /file/bot987654:AAbb_cc-dd/photos/1.jpg") == "GET /file/bot<token>/photos/1.jpg"
    assert redacted("am 12:30 Uhr, robot7: ja") == "am 12:30 Uhr, robot7: ja"


def test_an_error_is_named_by_the_types_of_all_that_caused_it() -> None:
    with pytest.raises(RuntimeError) as caught:
        _fail()
    assert kinds(caught.value) == "RuntimeError < KeyError"
    assert place(caught.value) == places(caught.value)[-1]
    assert place(caught.value).startswith(f"{__name__}:")
    assert kinds(ValueError("geheim")) == "ValueError"
    assert place(ValueError("geheim")) == "unknown place"


def _fail() -> None:
    try:
        dict[str, str]()["geheim"]
    except KeyError as error:
        raise RuntimeError("geheim") from error


def test_setting_up_twice_writes_each_line_once() -> None:
    again = 'configure_logs(LogSettings(format="json"))\nlogging.getLogger("bot.x").info("once")\n'
    assert [event["event"] for event in events(again)] == ["once"]


def test_other_handlers_of_the_process_stay() -> None:
    script = (
        "class Counter(logging.Handler):\n"
        '    def emit(self, record): print("counted", file=sys.stderr)\n'
        "logging.getLogger().addHandler(Counter())\n"
        'configure_logs(LogSettings(format="json"))\nlogging.getLogger("bot.x").warning("said")\n'
    )
    assert "counted" in written(script).splitlines()
