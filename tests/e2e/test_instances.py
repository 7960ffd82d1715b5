"""One bot, one process; and what a start that cannot succeed says."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.bot_api.citizen import Desk
from tests.bot_api.process import Process
from tests.e2e.installation import Installation
from tests.e2e.service import START_TIME, Place, Service, new_token, running

pytestmark = pytest.mark.e2e

LOADING = "; loading"
LOADS_ALREADY = 1.0
STOP_TIME = 10.0
FOREIGN = "http://127.0.0.1:9/hook"


def _fails(process: Process) -> str:
    """The one line that tells why."""
    with process:
        assert process.exit_code(START_TIME) == 1
    lines = [line for line in process.log.splitlines() if line.strip()]
    assert "Traceback" not in process.log
    assert LOADING not in process.log
    return lines[-1]


def test_a_second_instance_refuses_to_start_and_the_first_goes_on(service: Service, tmp_path: Path) -> None:
    second = service.place.installation.serve(service.settings, service.desk.token, tmp_path / "second.log")
    assert "already running" in _fails(second)
    visitor = service.citizen()
    visitor.say("/hilfe")
    assert visitor.reads()["text"]


def test_a_poller_leaves_the_webhook_of_another_instance_alone_unless_it_is_told_to(
    installation: Installation, server: str, tmp_path: Path
) -> None:
    place, token = Place(installation, server, "polling"), new_token()
    with Desk(server, token) as desk:
        desk.method("setWebhook", url=FOREIGN)
        refusing = installation.serve(place.settings("foreign"), token, tmp_path / "refusing.log")
        assert "takeover" in _fails(refusing)
        assert desk.state()["webhook"] == FOREIGN
        with running(place, token, takeover=True):
            assert desk.state()["webhook"] == ""


def test_a_wrong_token_ends_with_one_sentence_that_does_not_show_it(
    installation: Installation, server: str, tmp_path: Path
) -> None:
    token = "123456789:AAunknown-to-the-server-000000000000"
    settings = Place(installation, server, "polling").settings("wrong-token")
    process = installation.serve(settings, token, tmp_path / "wrong.log")
    assert "token" in _fails(process)
    assert token not in process.log


def test_a_bot_that_is_stopped_while_it_loads_ends_at_once_and_well(place: Place, tmp_path: Path) -> None:
    desk = Desk(place.server, new_token())
    with desk, place.installation.serve(place.settings("stopped"), desk.token, tmp_path / "stopped.log") as process:
        until = time.monotonic() + START_TIME
        while LOADING not in process.log and time.monotonic() < until:
            process.must_run()
            time.sleep(0.02)
        time.sleep(LOADS_ALREADY)
        process.signal_stop()
        assert process.exit_code(STOP_TIME) == 0
    assert "stopped while loading" in process.log
    assert "Traceback" not in process.log
