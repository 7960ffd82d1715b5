"""One snapshot of the shipped documents, made by the bundled model, for all tests that are marked `model`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assembly import Assembly
from bot.dialogue.quoting import QuotingDialogue
from bot.settings import load_settings
from tests.bot.command_line import CommandLine
from tests.bot.refreshing.golden import Editors
from tests.e2e.installation import Installation, installed


@pytest.fixture(scope="session")
def shipped_installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The same as that of the end-to-end tests: built once for all workers of a run."""
    return installed(tmp_path_factory)


@pytest.fixture(scope="session")
def shipped(shipped_installation: Installation) -> Assembly:
    return Assembly(load_settings(shipped_installation.settings("dialogue")))


@pytest.fixture(scope="session")
def shipped_dialogue(shipped: Assembly) -> QuotingDialogue:
    return shipped.dialogue()


@pytest.fixture
def strategiebot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path, monkeypatch, capsys)


@pytest.fixture
def editors(strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Editors:
    return Editors(strategiebot, monkeypatch)
