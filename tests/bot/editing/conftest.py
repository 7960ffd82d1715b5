"""A press office over small documents: real files, the real readers, refresher and snapshots; the hashing encoder."""

from __future__ import annotations

import pytest

from tests.bot.command_line import CommandLine
from tests.bot.editing.newsroom import Newsroom


@pytest.fixture
def newsroom(strategiebot: CommandLine) -> Newsroom:
    return Newsroom(strategiebot)
