"""The composition root builds each part once, and nothing that is not needed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot import assembly as module
from bot.assembly import Assembly
from bot.dialogue.reply import Status
from bot.journal.entry import Entry
from bot.journal.journal import today
from bot.privacy.holding import HOLDINGS
from bot.privacy.notice import notice_in
from bot.settings import load_settings
from tests.bot.command_line import CommandLine
from tests.hashing_encoder import HashingEncoder


@pytest.fixture
def assembly(strategiebot: CommandLine) -> Assembly:
    return Assembly(load_settings(strategiebot.config))


def test_the_encoder_is_loaded_once_with_model_folder_and_threads(
    strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Path, int]] = []

    def load(model: str, folder: Path, *, threads: int, progress: object) -> HashingEncoder:
        asked.append((model, folder, threads))
        return HashingEncoder()

    monkeypatch.setattr(module, "load_encoder", load)
    built = Assembly(load_settings(strategiebot.config))
    assert asked == []
    assert built.encoder() is built.encoder()
    assert asked == [("hashing", strategiebot.config.parent / "var" / "models", 1)]


def test_reading_and_looking_back_need_no_encoder(strategiebot: CommandLine, assembly: Assembly) -> None:
    assert [document.id for document in assembly.room.read().documents] == ["01-konferenz", "02-foerderung"]
    assert assembly.previous() is None
    assert strategiebot.encoders == []


def test_the_first_dialogue_builds_the_first_snapshot_and_later_ones_use_it(
    strategiebot: CommandLine, assembly: Assembly
) -> None:
    assert assembly.dialogue().reply("Wann war die Konferenz?").status is not Status.ERROR
    live = assembly.store.live_id()
    assert live is not None
    encoded = strategiebot.texts_encoded
    assert Assembly(load_settings(strategiebot.config)).live().current().snapshot.id == live
    assert strategiebot.texts_encoded == encoded


def test_a_file_that_cannot_be_read_is_named_in_one_line_while_the_first_snapshot_is_built(
    strategiebot: CommandLine, assembly: Assembly, capsys: pytest.CaptureFixture[str]
) -> None:
    (strategiebot.documents / "03-tabelle-mit-einem-recht-langen-namen.xlsx").write_bytes(b"PK\x03\x04")
    assembly.live()
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["not read", "No snapshot yet"]


def test_a_press_is_written_to_the_journal_in_the_data_folder(strategiebot: CommandLine, assembly: Assembly) -> None:
    dialogue = assembly.dialogue()
    dialogue.feedback(next(iter(dialogue.library().passages)), helpful=True)
    assert (strategiebot.config.parent / "var" / "journal.sqlite").exists()


def test_texts_tell_the_truth_about_the_settings(strategiebot: CommandLine, assembly: Assembly) -> None:
    assert "90 Tage" in notice_in(assembly.catalogue, "de").plain
    strategiebot.configure(
        more='[journal]\nquestions = false\n[fluency]\nendpoint = "http://127.0.0.1:9/v1"\nmodel = "m"\n'
    )
    told = notice_in(Assembly(load_settings(strategiebot.config)).catalogue, "de").plain
    assert "Fragen ohne hilfreiche Antwort" not in told
    assert "gehen Ihre Frage und die gefundenen Textstellen an ein Sprachmodell" in told


def test_a_golden_question_is_recorded_by_neither_dialogue_and_a_citizens_is(assembly: Assembly) -> None:
    question = "Gibt es Parkplätze am Gelände?"
    assembly.dialogue().reply(question, conversation="c")
    assembly.dialogue_over(assembly.live().current().snapshot).reply(question, conversation="c")
    assert assembly.journal().questions() == ()
    assembly.citizens_dialogue().reply(question, conversation="c")
    assembly.close()
    assert [each.question for each in assembly.journal().questions()] == [question]


async def test_old_questions_and_submissions_are_deleted_by_their_holding(assembly: Assembly) -> None:
    purges = assembly.purges()
    assembly.settings.data_dir.mkdir(exist_ok=True)
    assert set(purges) <= {holding.key for holding in HOLDINGS}
    assembly.journal().record_question(
        Entry(today() - timedelta(days=90), "Wo?", "no_answer", "de", False, "S", "p", "h", 0.1)
    )
    assert {key: await purge() for key, purge in purges.items()} == {"questions": 1, "staff": 0}
    assert assembly.journal().questions() == ()
