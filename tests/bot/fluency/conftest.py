"""One model server for all tests of this folder that a worker runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.bot.fluency.model_server import READY
from tests.bot_api.process import Process


@pytest.fixture(scope="session")
def model_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address to configure as endpoint."""
    log = tmp_path_factory.mktemp("model_server") / "log"
    with Process([sys.executable, "-m", "tests.bot.fluency.model_server"], log) as process:
        port = process.waits_for_line(READY, within=30)
        yield f"http://127.0.0.1:{port}/v1"
