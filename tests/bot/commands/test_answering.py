"""`ask`, `chat` and `serve` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import NoReturn

import pytest

from bot import assembly
from bot.setting_sections import ROOT
from index.bundled_model import ModelUnavailable
from tests.bot.command_line import TEXTS, CommandLine
from tests.e2e.installation import Installation

FIELDS = [
    "id",
    "question",
    "status",
    "language",
    "text",
    "quotes",
    "hits",
    "confidence",
    "snapshot",
    "model",
    "timings_ms",
]
QUOTE_FIELDS = ["text", "document", "title", "publisher", "published", "url", "heading", "start", "end"]
STATUSES = {"answered", "clarify", "no_answer", "out_of_scope", "smalltalk", "refused", "error"}


@pytest.mark.parametrize("question", ["Wann war die Konferenz?", "Hallo", "Was isst ein Elefant?", "x" * 4000, "\x00"])
def test_ask_prints_one_json_object_with_the_very_fields(strategiebot: CommandLine, question: str) -> None:
    live = strategiebot.published()
    ended = strategiebot("ask", question, "--json")
    assert (ended.status, ended.err) == (0, "")
    assert list(ended.json) == FIELDS
    assert list(ended.json["timings_ms"]) == ["encode", "search", "compose", "total"]
    assert (ended.json["question"], ended.json["snapshot"], ended.json["model"]) == (question, live, "hashing")
    assert ended.json["status"] in STATUSES


def test_the_first_question_builds_the_first_snapshot_and_says_so_beside_the_answer(strategiebot: CommandLine) -> None:
    ended = strategiebot("ask", "Wann war die Konferenz?", "--json")
    assert ended.status == 0
    assert "building the first one" in ended.err
    assert [hit["document"] for hit in ended.json["hits"]] == ["01-konferenz", "02-foerderung"]
    assert (strategiebot.snapshots / "live").read_text(encoding="utf-8").strip() == ended.json["snapshot"]


def test_ask_prints_the_reply_for_people(strategiebot: CommandLine) -> None:
    strategiebot.published()
    ended = strategiebot("ask", "Hallo")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.count("\n") == 1


def test_the_question_before_is_taken_into_account(strategiebot: CommandLine) -> None:
    strategiebot.published()
    ended = strategiebot("ask", "Und wie viel?", "--previous", "Zuschuss für Unternehmen", "--json")
    assert ended.json["hits"][0]["document"] == "02-foerderung"


def test_chat_answers_each_line_until_the_end(strategiebot: CommandLine) -> None:
    strategiebot.published()
    strategiebot.type("Hallo\nDanke\n/ende\nTschüss\n")
    ended = strategiebot("chat")
    assert (ended.status, ended.err) == (0, "")
    assert len(ended.out.strip().split("\n\n")) == 2


def test_chat_speaks_the_language_that_is_asked_for(strategiebot: CommandLine) -> None:
    strategiebot.published()
    strategiebot.type("2017\n")
    english = strategiebot("chat", "--language", "en").out
    strategiebot.type("2017\n")
    assert strategiebot("chat").out != english


def test_chat_in_a_language_without_texts_is_wrong_usage(strategiebot: CommandLine) -> None:
    ended = strategiebot("chat", "--language", "xx")
    assert (ended.status, ended.out) == (2, "")
    assert "'xx' is not one of" in ended.err


def test_a_data_folder_that_is_a_file_is_told_in_one_line(strategiebot: CommandLine) -> None:
    (strategiebot.config.parent / "var").write_text("", encoding="utf-8")
    ended = strategiebot("ask", "Wann?")
    assert (ended.status, ended.out) == (1, "")
    assert "check the path" in ended.error


def test_a_damaged_snapshot_says_what_mends_it_and_refresh_does(strategiebot: CommandLine) -> None:
    strategiebot.damage(strategiebot.published())
    ended = strategiebot("ask", "Wann?")
    assert (ended.status, ended.out) == (1, "")
    assert "passages.jsonl" in ended.error
    assert "strategiebot refresh" in ended.error
    strategiebot.published()
    assert strategiebot("ask", "Wann?").status == 0


def test_with_an_older_snapshot_a_damaged_one_stops_nothing(strategiebot: CommandLine) -> None:
    first = strategiebot.published()
    strategiebot.write("02-foerderung", TEXTS["02-foerderung"].replace("50.000", "60.000"))
    strategiebot.damage(strategiebot.published())
    assert strategiebot("ask", "Wann?", "--json").json["snapshot"] == first


def test_a_snapshot_of_another_model_says_what_mends_it(strategiebot: CommandLine) -> None:
    strategiebot.published()
    strategiebot.configure(model="another")
    ended = strategiebot("ask", "Wann?")
    assert (ended.status, ended.out) == (1, "")
    assert "'another'" in ended.error
    assert "strategiebot refresh" in ended.error


def test_a_live_file_that_is_no_text_is_no_crash(strategiebot: CommandLine) -> None:
    strategiebot.published()
    (strategiebot.snapshots / "live").write_bytes(b"\xff\xfe\x00")
    ended = strategiebot("ask", "Wann?")
    assert "unexpected" not in ended.err
    assert ended.status == 0 or "strategiebot refresh" in ended.error


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\x00\xff\x00", "can be read"), (b"---\ntitle: Ohne Text\n---\n", "holds anything to quote")],
)
def test_a_folder_with_nothing_to_quote_is_told_and_nothing_is_published(
    strategiebot: CommandLine, content: bytes, told: str
) -> None:
    for file in strategiebot.documents.iterdir():
        file.write_bytes(content)
    ended = strategiebot("ask", "Wann?")
    assert ended.status == 1
    assert told in ended.error
    assert not (strategiebot.snapshots / "live").exists()


@pytest.mark.parametrize("token", ["", "  "])
def test_serve_without_a_token_says_where_to_get_one(
    strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("STRATEGIEBOT_TELEGRAM__TOKEN", token)
    monkeypatch.delenv("STRATEGIEBOT_TELEGRAM__TOKEN_FILE", raising=False)
    ended = strategiebot("serve")
    assert (ended.status, ended.out) == (1, "")
    assert "@BotFather" in ended.error
    assert "strategiebot chat" in ended.error


def test_a_model_that_cannot_be_loaded_leaves_answers_by_words_with_a_notice_and_the_cure_in_the_log(
    strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    strategiebot.published()

    def broken(model: str, *_: object, **__: object) -> NoReturn:
        raise ModelUnavailable(f"The model {model} is damaged: delete its folder.")

    monkeypatch.setattr(assembly, "load_encoder", broken)
    ended = strategiebot("ask", "Wann war die Konferenz?", "--json")
    assert ended.status == 0
    assert ended.json["hits"][0]["document"] == "01-konferenz"
    assert "denselben Wörtern" in ended.json["text"]
    assert "by words alone until the model can be loaded: The model hashing is damaged: delete its folder." in ended.err


@pytest.mark.model
def test_the_real_command_answers_with_a_quotation_from_the_shipped_documents(
    shipped_installation: Installation,
) -> None:
    config = shipped_installation.settings("ask")
    command = [sys.executable, "-m", "bot", "ask", "Wann war die erste Strategiekonferenz?", "--json"]
    ended = subprocess.run(
        [*command, "--config", str(config)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    (line,) = ended.stdout.splitlines()
    reply = json.loads(line)
    assert list(reply) == FIELDS
    assert reply["status"] == "answered"
    assert "7. März 2017" in reply["text"]
    assert all(list(quote) == QUOTE_FIELDS for quote in reply["quotes"])
    assert len(reply["hits"]) == 10
    assert "https://" in reply["text"]
