"""From a refresh to a subscriber's screen: press releases, belated answers, calendar entries and pins."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bot_api.citizen import Citizen, Desk, NothingHappenedError
from tests.bot_api.process import ROOT
from tests.e2e.installation import Installation, copied
from tests.e2e.screen import buttons, links, quotations
from tests.e2e.service import Place, Service, new_token, started

pytestmark = pytest.mark.e2e

FAIR = "Wann findet die Fachmesse Elektrolyse statt?"
GOLDEN = {
    "id": "g1",
    "question": FAIR,
    "language": "de",
    "style": "plain",
    "answerable": True,
    "answer_contains": ["März 2099"],
}
QUESTION = "Wann öffnet das Zentrum für Wasserstofftechnik in Görlitz?"
OLD = """---
title: Fachmesse Elektrolyse in Leipzig
kind: pressemitteilung
publisher: SMWA
published: 2026-11-02
source_url: https://www.example.org/elektrolyse
topics: [Messe]
event:
  start: 2099-03-09
  end: 2099-03-12
  start_time: 10:00
  end_time: "18:00"
  place: Leipziger Messe
---

## Termin

Die Fachmesse Elektrolyse findet vom 9. bis 12. März 2099 auf der Leipziger Messe statt.
"""
NEW = """---
title: Zentrum <b>Wasserstofftechnik</b> & Partner
kind: pressemitteilung
publisher: SMWA
published: 2026-11-23
source_url: https://www.example.org/wasserstoff
topics: [Wasserstoff]
---

## Eröffnung

Das Zentrum für Wasserstofftechnik in Görlitz öffnet am 3. Mai 2027.
"""
BY_DAY_AND_NIGHT = """
[announcements]
quiet_from = 0
quiet_until = 0
check_seconds = 0.5
"""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A bot whose documents belong to this test."""

    service: Service
    documents: Path

    def publish(self, name: str, text: str, question: str) -> None:
        """A document, and a question that its editors expect."""
        write(self.documents, name, text, question)
        refresh(self.service.settings)


def write(documents: Path, name: str, text: str, question: str) -> None:
    heading = text.split("## ")[1].splitlines()[0]
    (documents / f"{name}.md").write_text(text, encoding="utf-8")
    (documents / f"{name}.fragen.yaml").write_text(f"{heading}:\n  - {question}\n", encoding="utf-8")


def refresh(settings: Path) -> None:
    command = [sys.executable, "-m", "bot", "refresh", "--despite-gate", "Test", "--config", str(settings)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def newsroom(installation: Installation, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("announcements")
    documents, questions = folder / "documents", folder / "questions.jsonl"
    shutil.copytree(ROOT / "knowledge" / "documents", documents)
    write(documents, "alt", OLD, FAIR)
    questions.write_text(json.dumps(GOLDEN) + "\n", encoding="utf-8")
    place = Place(copied(installation, folder, questions), server, "polling")
    settings = place.settings(f"announcing-{os.getpid()}")
    written = settings.read_text(encoding="utf-8").replace(str(ROOT / "knowledge" / "documents"), str(documents))
    settings.write_text(written + BY_DAY_AND_NIGHT, encoding="utf-8")
    refresh(settings)
    with Desk(server, new_token()) as desk, started(place, desk, settings) as service:
        yield Newsroom(service, documents)
        assert service.desk.state()["contract"] == []
        assert service.desk.state()["unanswered_presses"] == []
        assert service.refused_calls(0) == []


def asked_to_wait(citizen: Citizen, question: str) -> None:
    citizen.say(question)
    refusal = citizen.reads()
    assert quotations(refusal) == []
    citizen.press(refusal, "Sag mir, wenn du das beantworten kannst")
    assert "längstens 90 Tage" in citizen.reads()["text"]


def test_a_new_press_release_reaches_its_subscribers_once_and_a_question_its_answer(newsroom: Newsroom) -> None:
    everything, topic, waiting, nobody = (newsroom.service.citizen() for _ in range(4))
    for citizen in (everything, topic, nobody):
        citizen.say("/abo")
    everything.press(everything.reads(), "Alle Pressemitteilungen")
    assert "Gespeichert ist" in everything.reads()["text"]
    topic.press(topic.reads(), "Nur ein Thema")
    topic.press(topic.reads(), "Messe")
    assert "„Messe“" in topic.reads()["text"]
    nobody.reads()
    asked_to_wait(waiting, QUESTION)

    newsroom.publish("neu", NEW, QUESTION)
    news = everything.reads(within=60)
    assert "Es gibt eine neue Pressemitteilung:" in news["text"]
    assert "Zentrum <b>Wasserstofftechnik</b> & Partner" in news["text"]
    assert links(news) == ["https://www.example.org/wasserstoff"]
    answer = waiting.reads(within=60)
    assert f"Ihre Frage: {QUESTION}" in answer["text"]
    assert any("3. Mai 2027" in quote for quote in quotations(answer))

    newsroom.publish("nochmals", OLD.replace("Elektrolyse", "Brennstoffzelle"), FAIR.replace("Elektrolyse", "Zelle"))
    assert "Fachmesse Brennstoffzelle" in topic.reads(within=60)["text"]
    assert "Fachmesse Brennstoffzelle" in everything.reads()["text"]
    for citizen in (everything, topic, waiting, nobody):
        with pytest.raises(NothingHappenedError):
            citizen.reads(within=0.5)


def test_a_dated_event_goes_into_the_calendar_and_onto_the_map(newsroom: Newsroom) -> None:
    citizen = newsroom.service.citizen()
    citizen.say(FAIR)
    answer = citizen.reads()
    assert "Termin: 9. März 2099 bis 12. März 2099, 10:00 bis 18:00 Uhr, Leipziger Messe" in answer["text"]
    assert {"Kalendereintrag", "Karte"} <= set(buttons(answer))
    citizen.press(answer, "Kalendereintrag")
    sent = citizen.sees("sendDocument")
    assert sent["ok"]
    assert sent["result"]["document"]["mime_type"] == "text/calendar"
    assert "9. März 2099" in sent["result"]["caption"]
    citizen.press(answer, "Karte")
    pin = citizen.sees("sendVenue")
    assert pin["result"]["venue"]["address"] == "Messe-Allee 1, 04356 Leipzig"
