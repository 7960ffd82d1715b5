"""A Bot API server for a whole test session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot_api.process import started_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, url = started_server(tmp_path_factory.mktemp("kills") / "server.log")
    with process:
        yield url
