"""What there is to answer from, and what is said where there is nothing."""

from __future__ import annotations

import pytest

from bot.reading_room import ReadingRoom
from bot.settings import load_settings
from knowledge.unreadable import UnreadableFolder
from tests.bot.command_line import CommandLine


def test_where_a_source_is_all_there_is_what_it_lacks_is_told(strategiebot: CommandLine) -> None:
    strategiebot.configure(more='[[sources]]\nkind = "folder"\naddress = "/away"\n')
    for file in strategiebot.documents.iterdir():
        file.unlink()
    with pytest.raises(UnreadableFolder, match=r"can be read \(first: '/away': cannot be read \(No such file"):
        ReadingRoom(load_settings(strategiebot.config)).read()
    strategiebot.configure(more='[[sources]]\nkind = "page"\naddress = "https://example.org/a"\n')
    with pytest.raises(UnreadableFolder, match=r"can be read \(nor is there a copy of a source\)"):
        ReadingRoom(load_settings(strategiebot.config)).read(offline=True)
