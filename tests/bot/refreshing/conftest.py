"""Parts that the tests of a refresh share."""

from __future__ import annotations

import pytest

from bot.assembly import Assembly
from bot.settings import load_settings
from tests.bot.command_line import CommandLine


@pytest.fixture
def assembly(strategiebot: CommandLine) -> Assembly:
    return Assembly(load_settings(strategiebot.config))
