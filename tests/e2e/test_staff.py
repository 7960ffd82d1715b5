"""An editor's day: pairing, handing in, publishing against objections, taking back, the gap report."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.catalogue import Catalogue
from tests.bot_api.citizen import Citizen
from tests.bot_api.process import ROOT
from tests.bot_api.refusal import Json
from tests.e2e.installation import Installation, copied
from tests.e2e.screen import buttons, quotations
from tests.e2e.service import Place, Service, new_token, running

pytestmark = pytest.mark.e2e

TEXTS = Catalogue.from_folder()
QUESTION = "Wann öffnete das Zentrum für Wasserstofftechnik in Görlitz?"
NAME = "wasserstoff-quastenflosser.md"
DOCUMENT = """---
title: Zentrum <b>Wasserstofftechnik</b> & Partner
kind: pressemitteilung
publisher: SMWA
published: 2021-05-03
source_url: https://www.medienservice.sachsen.de/medien/news/1
language: de
---

## Eröffnung

Das Zentrum für Wasserstofftechnik in Görlitz öffnete am 3. Mai 2021 und zeigt Betrieben,
wie Elektrolyseure arbeiten.

## Beratung

Das Zentrum für Wasserstofftechnik berät Betriebe kostenlos zu Quastenflossern und Elektrolyseuren.
""".encode()
GOLDEN = {
    "id": "g1",
    "question": "Wer hielt 2017 die Keynote?",
    "language": "de",
    "style": "plain",
    "answerable": True,
    "answer_contains": ["Jens Jungmann"],
}
"""The documents hold this answer, but to another question."""
PUBLISHING = 120.0
"""Seconds: building, and asking the golden question on a busy machine."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A bot whose documents belong to this test, with one golden question that is never answered right."""

    service: Service

    def code(self, name: str) -> str:
        """What the terminal shows for somebody new."""
        command = [sys.executable, "-m", "bot", "pair", name, "--config", str(self.service.settings)]
        shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
        found = re.search(r"/koppeln (\S+)", shown)
        assert found, shown
        return found.group(1)


@pytest.fixture(scope="module")
def newsroom(installation: Installation, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("newsroom")
    questions, gate = folder / "questions.jsonl", folder / "gate.toml"
    questions.write_text(json.dumps(GOLDEN) + "\n", encoding="utf-8")
    gate.write_text("right_at_least = 0.5\n", encoding="utf-8")
    own = copied(installation, folder, questions)
    with running(Place(own, server, "polling"), new_token()) as service:
        yield Newsroom(service)
        assert service.desk.state()["contract"] == []
        assert service.desk.state()["unanswered_presses"] == []
        assert service.refused_calls(0) == []


@pytest.fixture(scope="module")
def editor(newsroom: Newsroom) -> Citizen:
    """Somebody who has paired."""
    citizen = newsroom.service.citizen()
    citizen.say(f"/koppeln {newsroom.code('Erika Muster')}")
    assert citizen.reads()["text"] == TEXTS.text("staff-paired", "de")
    return citizen


def published(editor: Citizen, message: Json, label: str) -> Json:
    """What comes of publishing, behind the message that it is under way."""
    editor.press(message, label)
    assert "wird geprüft" in editor.reads()["text"]
    assert editor.sees("editMessageText", PUBLISHING)["result"]["text"].endswith("ist geprüft.")
    return editor.reads(PUBLISHING)


def knows_the_answer(newsroom: Newsroom) -> bool:
    """Whether a citizen who asks now is told."""
    visitor = newsroom.service.citizen()
    visitor.say(QUESTION)
    return any("3. Mai 2021" in quote for quote in quotations(visitor.reads()))


def test_a_document_is_shown_then_published_against_objections_and_taken_back(
    newsroom: Newsroom, editor: Citizen
) -> None:
    editor.upload(NAME, "text/markdown", DOCUMENT)
    shown = editor.reads(30)
    facts = shown["text"].split("\n\n")[0].splitlines()
    assert facts[:3] == ["Zentrum <b>Wasserstofftechnik</b> & Partner", "Herausgeber: SMWA", "Datum: 3. Mai 2021"]
    assert "Ein neues Dokument." in facts
    assert buttons(shown)[:2] == ["Veröffentlichen", "Verwerfen"]
    assert not knows_the_answer(newsroom)

    objected = published(editor, shown, "Veröffentlichen")
    assert objected["text"].startswith("Nicht veröffentlicht.\n\nDie Prüfung hat Einwände:\n• ")
    assert not knows_the_answer(newsroom)
    editor.press(objected, "Trotzdem")
    done = published(editor, editor.reads(), "Ja, trotzdem")
    assert done["text"].startswith("Veröffentlicht.")
    assert knows_the_answer(newsroom)

    editor.press(shown, "Veröffentlichen")
    editor.say("/zurueck")
    asked = editor.reads()
    editor.press(asked, "Ja, zurück")
    assert editor.reads(30)["text"].startswith("Zurückgesetzt.")
    assert not knows_the_answer(newsroom)


def test_what_was_handed_in_waits_until_it_is_discarded(editor: Citizen) -> None:
    editor.upload("../../" + NAME, "text/markdown", DOCUMENT)
    shown = editor.reads(30)
    editor.say("/stand")
    standing = editor.reads()
    assert "1 Dokument wartet" in standing["text"]
    editor.press(standing, "Wasserstofftechnik")
    again = editor.reads()
    assert (again["text"], buttons(again)) == (shown["text"], buttons(shown))
    editor.press(again, "Verwerfen")
    assert editor.reads()["text"] == TEXTS.text("staff-discarded", "de")
    editor.press_data(shown, shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
    assert editor.reads()["text"] == TEXTS.text("staff-gone", "de")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leer.pdf", b"%PDF-1.7 Quastenflosser"),
        ("x.docx", b"PK\x03\x04kein Zip"),
        ("../../x", b"\x00\x01"),
        ("a.exe", b"MZ"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(editor: Citizen, name: str, content: bytes) -> None:
    editor.upload(name, "application/octet-stream", content)
    answer = editor.reads(30)
    assert len(answer["text"]) > 20
    assert buttons(answer) == []


def test_a_link_of_staff_into_the_inner_network_is_declined(editor: Citizen) -> None:
    editor.say("http://127.0.0.1:1/geheim")
    answer = editor.reads(30)
    assert len(answer["text"]) > 20
    assert (buttons(answer), quotations(answer)) == ([], [])


def test_the_gap_report_is_sent(newsroom: Newsroom, editor: Citizen) -> None:
    visitor = newsroom.service.citizen()
    visitor.say("Wie hoch ist der Zuschuss der Industriestrategie für Wasserstoffbusse in Zwickau?")
    visitor.reads()
    editor.say("/luecken")
    assert "1  Wie hoch ist der Zuschuss der…" in editor.reads(30)["text"]
    file = editor.sees("sendDocument")["result"]["document"]
    assert (file["file_name"], file["mime_type"]) == ("luecken.csv", "text/csv")


def test_a_code_works_once_and_citizens_stay_citizens(newsroom: Newsroom) -> None:
    code = newsroom.code("Ada Probe")
    first, second = newsroom.service.citizen(), newsroom.service.citizen()
    first.say(f"/koppeln {code}")
    assert first.reads()["text"] == TEXTS.text("staff-paired", "de")
    second.say(f"/koppeln {code}")
    assert second.reads()["text"] == TEXTS.text("staff-not-paired", "de")
    second.say("/stand")
    assert second.reads()["text"] == TEXTS.text("telegram-unknown-command", "de")
    second.upload(NAME, "text/markdown", DOCUMENT)
    assert second.reads()["text"] == TEXTS.text("telegram-only-text", "de")


def test_nothing_of_what_staff_do_is_logged(newsroom: Newsroom, editor: Citizen) -> None:
    editor.upload(NAME, "text/markdown", DOCUMENT)
    editor.press(editor.reads(30), "Verwerfen")
    editor.reads()
    log = newsroom.service.process.log
    assert "Quastenflosser" not in log
    assert "quastenflosser" not in log
    assert "Erika" not in log
    assert str(editor.id) not in log
