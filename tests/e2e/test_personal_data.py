"""Personal data is planted wherever a citizen or Telegram can put it; then everything that was written is searched."""

from __future__ import annotations

import json
import sqlite3
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import httpx
import pytest

from bot.privacy.holding import DATABASES, HOLDINGS, IMPERSONAL
from tests.bot_api.citizen import Citizen, Desk
from tests.bot_api.refusal import Json
from tests.e2e.installation import Installation, copied
from tests.e2e.screen import quotations
from tests.e2e.service import Place, Service, new_token, started

pytestmark = pytest.mark.e2e

ANSWERED = "Wann fand die erste Strategiekonferenz statt? Grüße von Ingeborg Zwiebelfisch"
UNANSWERED = "Wie schwer ist ein Quastenflosser? Ich heiße Kunigunde Zwetschgenmus, 0351 4567890, k.z@pflaume.example"
PERSON = {"first_name": "Quirinius", "last_name": "Bratapfelduft", "username": "bratapfelduft_q", "language_code": "de"}
PLANTED = {
    "name": ["Quirinius", "Bratapfelduft", "bratapfelduft_q"],
    "answered question": ["Ingeborg", "Zwiebelfisch"],
    "personal part of an unanswered question": ["Kunigunde", "Zwetschgenmus", "4567890", "pflaume.example"],
    "edited message": ["Lakritz", "Schneckenhaus"],
    "caption": ["Berta", "Suppenhuhn"],
    "file name": ["steuerbescheid-dosenpfand"],
    "callback data": ["knallfrosch"],
    "deep link": ["nussknacker"],
    "malformed update": ["Mettigel"],
    "unknown field": ["Eierlikoer"],
    "Telegram's refusal": ["Gurkenglas"],
    "nonsense from Telegram": ["Pustekuchen"],
    "contact": ["1729384756"],
}
ONLY_IN_THE_JOURNAL = ["Quastenflosser", "Papst", "Schnitzel"]
"""Questions without an answer are kept there, as /datenschutz says."""


@dataclass(frozen=True, slots=True)
class Written:
    """All that a process has written: its output, what it tells operators, and the files of its data folder."""

    log: str
    metrics: str
    files: dict[str, bytes]

    def places_of(self, words: str) -> list[str]:
        found = [name for name, content in self.files.items() if words.encode() in content]
        return found + [name for name in ("log", "metrics") if words in getattr(self, name)]


@pytest.fixture(scope="module")
def written(
    installation: Installation, place: Place, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Written, Citizen, Installation]]:
    own = copied(installation, tmp_path_factory.mktemp(f"planted-{place.mode}"), installation.questions)
    with Desk(place.server, new_token()) as desk:
        settings = Place(own, place.server, place.mode).settings("planted")
        settings.write_text(settings.read_text() + '\n[logs]\nlevel = "debug"\n', encoding="utf-8")
        with started(place_of(own, place), desk, settings) as service:
            citizen = service.citizen()
            citizen.person |= PERSON
            citizen.chat |= {key: PERSON[key] for key in ("first_name", "last_name", "username")}
            plant(citizen, service)
            metrics = metrics_of(settings)
            process = service.process
        yield Written(process.log, metrics, files_below(own.data)), citizen, own


def place_of(own: Installation, place: Place) -> Place:
    return Place(own, place.server, place.mode)


def plant(citizen: Citizen, service: Service) -> None:
    desk = service.desk
    asked = citizen.say(ANSWERED)["update"]["message"]
    assert quotations(citizen.reads())
    citizen.say(UNANSWERED)
    citizen.reads()
    desk.update(
        {
            "edited_message": {
                **asked,
                "edit_date": int(time.time()),
                "text": "Wo wohnt der Papst? Ich heiße Lakritz Schneckenhaus",
            }
        }
    )
    citizen.reads()
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    citizen.post(photo=photo, caption="Was kostet ein Schnitzel? Ich heiße Berta Suppenhuhn")
    citizen.reads()
    citizen.upload("steuerbescheid-dosenpfand.pdf", "application/pdf", b"%PDF-1.7")
    message = citizen.reads()
    for data in ("v1:ctx:knallfrosch", "v9:knallfrosch", "knallfrosch"):
        citizen.press_data(message, data)
        citizen.reads()
    citizen.say("/start nussknacker")
    citizen.reads()
    citizen.post(contact={"phone_number": "+491729384756", "first_name": "Quirinius"})
    citizen.reads()
    go_wrong(citizen, service)
    citizen.say("/meinedaten")
    citizen.sees("sendDocument")


def go_wrong(citizen: Citizen, service: Service) -> None:
    """Handlers that raise, with words of a citizen's in the error."""
    desk = service.desk
    raw: Json = {"chat": citizen.chat, "from": citizen.person, "text": "Mettigel", "message_id": 1}
    desk.update({"message": raw}, raw=True)
    frame = {"message_id": 990_001, "date": int(time.time()), "chat": citizen.chat, "from": citizen.person}
    desk.update({"message": {**frame, "text": "Hallo", "drink": "Eierlikoer"}}, raw=True)
    citizen.reads()
    desk.fault("sendMessage", chat=citizen.id, status=400, description="Bad Request: cannot send Gurkenglas")
    citizen.say("Hallo")
    assert citizen.sees("sendMessage")["ok"] is False
    apology = citizen.reads()["text"]
    assert "nennen Sie bitte diese Nummer" in apology
    for body in ('{"ok": true, "result": {"Pustekuchen": 1}}', "Pustekuchen", '{"ok": true, "result": "Pustekuchen"}'):
        desk.fault("sendMessage", chat=citizen.id, body=body, when="after")
        citizen.say("Hallo")
        citizen.sees("sendMessage", within=30)
    desk.no_faults()


def metrics_of(settings: Path) -> str:
    listen = tomllib.loads(settings.read_text(encoding="utf-8"))["operations"]["listen"]
    return "\n".join(httpx.get(f"http://{listen}/{path}", timeout=10).text for path in ("metrics", "healthz", "readyz"))


def files_below(folder: Path) -> dict[str, bytes]:
    """Those of the model and of snapshots hold published texts alone, and are large."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    kept = [path for path in found if path.relative_to(folder).parts[0] not in ("models", "snapshots", "embeddings")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


@pytest.mark.parametrize("where", PLANTED)
def test_planted_words_stand_nowhere(written: tuple[Written, Citizen, Installation], where: str) -> None:
    for words in PLANTED[where]:
        assert written[0].places_of(words) == [], words


def test_a_question_without_an_answer_stands_in_the_journal_alone(
    written: tuple[Written, Citizen, Installation],
) -> None:
    places = [{name.removesuffix("-wal") for name in written[0].places_of(words)} for words in ONLY_IN_THE_JOURNAL]
    assert places[0] == {"journal.sqlite"}
    assert set.union(*places) == {"journal.sqlite"}


def test_no_number_of_a_chat_or_person_and_no_token_is_written(written: tuple[Written, Citizen, Installation]) -> None:
    everything, citizen, own = written
    assert everything.places_of(str(citizen.id)) == []
    assert everything.places_of(citizen.desk.token) == []
    assert everything.places_of(citizen.desk.token.split(":")[1]) == []
    for name in DATABASES:
        with sqlite3.connect(own.data / name) as database:
            tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = [row for table in tables for row in database.execute(f"SELECT * FROM {table}")]  # noqa: S608
            assert [row for row in rows if citizen.id in row] == []
            if name == "inbox.sqlite":
                assert database.execute("SELECT count(*) FROM inbox").fetchone() == (0,)


def test_everything_in_the_data_folder_is_registered(written: tuple[Written, Citizen, Installation]) -> None:
    personal = [pattern for holding in HOLDINGS for pattern in holding.files]
    patterns = [*personal, *IMPERSONAL, *(f"{name}*" for name in DATABASES)]
    unknown = [path.name for path in written[2].data.iterdir() if not any(fnmatch(path.name, p) for p in patterns)]
    assert unknown == []


def test_every_line_is_json_and_an_answer_can_be_followed_by_its_request(
    written: tuple[Written, Citizen, Installation],
) -> None:
    events = [json.loads(line) for line in written[0].log.splitlines()]
    assert {"level", "logger", "event", "timestamp"} <= set.intersection(*(set(event) for event in events))
    replied = next(event for event in events if event["event"] == "replied" and event["status"] == "answered")
    steps = [event for event in events if event.get("request") == replied["request"]]
    assert [event["event"] for event in steps] == ["replied", "sent", "update handled"]
    assert {event["chat"] for event in steps} == {replied["chat"]}
    assert {"snapshot", "language", "encode_ms", "search_ms", "compose_ms", "reply_ms"} <= replied.keys()
    assert steps[1]["send_ms"] > 0
    assert steps[2]["total_ms"] >= replied["reply_ms"]
    failed = [event for event in events if "failed" in event["event"] and "BadRequest" in event["event"]]
    assert len(failed) == 1
    assert failed[0]["request"] in failed[0]["event"]
