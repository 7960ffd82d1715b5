"""What the handbook for editors tells them to write is what the bot understands."""

from __future__ import annotations

import re
from pathlib import Path

from bot.__main__ import strategiebot
from bot.catalogue import Catalogue
from bot.editing.particulars import Particulars
from bot.setting_sections import ROOT
from bot.telegram.staff_menu import GERMAN
from knowledge.document import Kind
from knowledge.partial_date import PartialDate
from knowledge.readers.markdown import read_markdown

HANDBOOK = (ROOT / "docs" / "redaktion.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", HANDBOOK, re.MULTILINE | re.DOTALL)


def test_its_commands_exist() -> None:
    assert set(re.findall(r"`/(\w+)", HANDBOOK)) - {"koppeln", "abo"} == set(GERMAN)
    assert set(re.findall(r"`strategiebot (\w+)", HANDBOOK)) <= set(strategiebot.commands)


def test_its_buttons_exist() -> None:
    texts = Catalogue.from_folder()
    for button in ("pub", "all"):
        assert f"„{texts.text(f'staff-button-{button}', 'de')}“" in HANDBOOK


def test_its_particulars_are_understood() -> None:
    particulars = Particulars.from_note(BLOCKS[0])
    document = read_markdown(Path("messe.md"), BLOCKS[1].encode()).document
    assert particulars.unread == ()
    for said in (particulars.said, document):
        assert (said.title, said.kind, said.topics) == (
            "Neue Messe in Leipzig",
            Kind.PRESS_RELEASE,
            ("Messe", "Leipzig"),
        )
        assert (said.published, said.source_url[:8]) == (PartialDate(2026, 11, 3), "https://")
    assert document.publisher == particulars.said.publisher
