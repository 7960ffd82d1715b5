"""One bot of its own for the short versions; the long ones are commands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_api.process import started_server
from tests.e2e.installation import Installation, installed
from tests.e2e.service import MODES
from tests.load.stage import Stage, running_at


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installed(tmp_path_factory)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, url = started_server(tmp_path_factory.mktemp("load") / "server.log")
    with process:
        yield url


@pytest.fixture
def stage(installation: Installation, server: str) -> Iterator[Stage]:
    """A bot with a webhook."""
    with running_at(installation.folder, server, MODES[1]) as stage:
        yield stage
