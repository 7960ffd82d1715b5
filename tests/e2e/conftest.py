"""The server, the snapshot and one shared bot for each way in which updates arrive."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_api.citizen import Citizen
from tests.bot_api.process import started_server
from tests.e2e.installation import Installation, installed
from tests.e2e.service import MODES, Place, Service, new_token, running


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installed(tmp_path_factory)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, url = started_server(tmp_path_factory.mktemp("server") / "server.log")
    with process:
        yield url


@pytest.fixture(scope="session", params=MODES)
def place(request: pytest.FixtureRequest, installation: Installation, server: str) -> Place:
    return Place(installation, server, request.param)


@pytest.fixture(scope="session")
def shared(place: Place) -> Iterator[Service]:
    with running(place, new_token()) as service:
        yield service


@pytest.fixture
def service(shared: Service) -> Iterator[Service]:
    """The shared bot; whatever a test does, nothing the bot sends may be against the Bot API or be refused."""
    since = shared.desk.calls()["next"]
    yield shared
    shared.desk.no_faults()
    shared.process.must_run()
    state = shared.desk.state()
    assert state["contract"] == []
    assert state["unanswered_presses"] == []
    assert shared.refused_calls(since) == []


@pytest.fixture
def citizen(service: Service) -> Citizen:
    """Somebody who has never written to the bot."""
    return service.citizen()
