"""What the data protection officer signs says what the program does."""

from __future__ import annotations

import html
import re

from bot.catalogue import Catalogue
from bot.privacy.record import table
from bot.setting_sections import ROOT

FOLDER = ROOT / "docs" / "datenschutz"


def test_the_record_of_processing_holds_the_table_that_the_program_makes() -> None:
    record = (FOLDER / "verzeichnis-der-verarbeitungstaetigkeiten.md").read_text(encoding="utf-8")
    made = record.split("<!-- Anfang: python -m bot.privacy.record -->\n")[1].split("\n<!-- Ende -->")[0]
    assert made == table(Catalogue.from_folder())


def test_the_picture_was_made_from_its_source() -> None:
    source = (FOLDER / "datenfluss.dot").read_text(encoding="utf-8")
    labels = {line for label in re.findall(r'label="([^"]*)"', source) for line in label.split("\\n")}
    picture = (FOLDER / "datenfluss.svg").read_text(encoding="utf-8")
    drawn = {html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", picture)}
    assert labels == drawn


def test_files_that_the_record_names_are_there() -> None:
    for text in FOLDER.glob("*.md"):
        for path in re.findall(r"`((?:bot|tests)/[\w/.]+)`", text.read_text(encoding="utf-8")):
            assert (ROOT / path).exists(), path
