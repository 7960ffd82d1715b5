"""The installation that the tests of the bot use, too."""

from __future__ import annotations

import pytest

from tests.e2e.installation import Installation, installed


@pytest.fixture(scope="session")
def shipped_installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installed(tmp_path_factory)
