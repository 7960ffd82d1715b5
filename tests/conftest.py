"""How tests are shared out among the workers of `pytest -n 2`: what needs one running bot stays together."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from pydantic import SecretStr

from bot.storage.storage import Storage

if TYPE_CHECKING:
    from tests.postgresql import Server

_WAY_OF_ARRIVAL = re.compile(r"tests/(?:e2e|witness)/.*\[(polling|webhook)\b")


os.environ["STRATEGIEBOT_FETCHING__CHECK_LINKS"] = "false"
"""No test asks the web whether the links of documents still lead anywhere, nor does any process that it starts."""


settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
"""What takes how long is measured elsewhere; here, others may be working beside."""


def together(nodeid: str) -> str:
    """Tests of one way of arrival go to one worker, which starts one bot for them; others are shared out by file."""
    way = _WAY_OF_ARRIVAL.match(nodeid)
    return way.group(1) if way else nodeid.split("::", 1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """`--dist loadgroup` would be the usual way; pytest-xdist 3.8 does not honour it under pytest 9.2."""
    scheduling = importlib.import_module("xdist.scheduler").LoadScopeScheduling(config, log)  # has no type hints
    scheduling._split_scope = together
    return scheduling


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One for all tests of a worker."""
    from tests.postgresql import running_postgresql

    with running_postgresql() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    """An empty one of each kind."""
    if request.param == "sqlite":
        return Storage(tmp_path)
    server: Server = request.getfixturevalue("postgresql")
    return Storage(tmp_path, SecretStr(server.fresh()))
