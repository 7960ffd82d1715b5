"""The pictures of the handbook show what the bot says today."""

from __future__ import annotations

import re

from bot.setting_sections import ROOT
from tests.pictures.__main__ import FOLDER, pictures


def test_the_pictures_are_drawn_from_todays_texts() -> None:
    drawn = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert drawn == pictures(), "draw them anew: .venv/bin/python -m tests.pictures"


def test_the_handbook_shows_each_of_them() -> None:
    handbook = (ROOT / "docs" / "redaktion.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\(bilder/([\w.-]+)\)", handbook)) == set(pictures())
