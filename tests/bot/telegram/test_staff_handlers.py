from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.editing.office import Declined, GapTable
from tests.bot.telegram.chats import bench, edited, in_group, message
from tests.bot.telegram.fake_dialogue import FakeDialogue, echo
from tests.bot.telegram.fake_office import CODE, REF, STAFF, FakeOffice
from tests.bot.telegram.staff_chats import buttons, document, office_bench, said, texts

CITIZEN = 8
TOO_BIG = {"description": "Bad Request: file is too big"}


async def test_a_file_of_staff_becomes_a_submission_with_its_buttons() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (sent,) = await desk.take(document("../../konferenz.pdf"))
    assert office.acts == [("file", STAFF, "konferenz.pdf", b"%PDF-1.7")]
    assert [name.startswith("staff") for name in office.threads] == [True]
    assert sent["text"].startswith(
        "<b>Vierte &lt;b&gt;Strategiekonferenz&lt;/b&gt;</b>\nHerausgeber: SMWA &amp; Partner"
    )
    assert buttons(sent) == {
        "Veröffentlichen": f"v1:pub:{REF}",
        "Verwerfen": f"v1:discard:{REF}",
        "Alle Abschnitte": f"v1:all:{REF}",
    }


async def test_a_file_of_staff_is_a_submission_even_with_words_below_it() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        await desk.take(document(caption="Datum: 3.11.2026"))
    assert [act[0] for act in office.acts] == ["file"]
    assert office.acts[0][-1] == "Datum: 3.11.2026"
    assert desk.dialogue.asked == []


async def test_everybody_else_s_file_gets_a_kind_no_and_words_below_it_an_answer() -> None:
    office = FakeOffice()
    async with office_bench(office, FakeDialogue(echo)) as desk:
        sent = await desk.take(document(chat=CITIZEN), document(chat=CITIZEN, caption="Wann?"))
        assert desk.request.of("getFile") == []
    assert texts(sent) == [said("telegram-only-text"), "Wann?"]
    assert office.acts == []


@pytest.mark.parametrize("address", ["https://www.smwa.sachsen.de/a?b=1", " HTTP://example.org/x \n"])
async def test_a_message_of_staff_that_is_only_a_link_is_a_submission(address: str) -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (sent,) = await desk.take(message(address))
    assert office.acts == [("link", STAFF, address.strip())]
    assert "Veröffentlichen" in buttons(sent)
    assert desk.dialogue.asked == []


async def test_what_stands_below_a_link_goes_with_it() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        await desk.take(message("https://example.org/x \nDatum: 3.11.2026\n\nHerausgeber: SMWA\n"))
    assert office.acts == [("link", STAFF, "https://example.org/x", "Datum: 3.11.2026\n\nHerausgeber: SMWA")]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/x\nWann war das?",
        "Was steht auf https://example.org?",
        "https://a.de https://b.de",
        "www.example.org",
        "Wann?",
        "ftp://a.de",
    ],
)
async def test_any_other_text_of_staff_is_a_question(text: str) -> None:
    office = FakeOffice()
    async with office_bench(office, FakeDialogue(echo)) as desk:
        await desk.take(message(text), edited("https://example.org/geändert"))
    assert desk.dialogue.asked == [text, "https://example.org/geändert"]
    assert office.acts == []


async def test_a_citizen_s_link_is_a_question() -> None:
    office = FakeOffice()
    async with office_bench(office, FakeDialogue(echo)) as desk:
        await desk.take(message("https://example.org/", chat=CITIZEN))
    assert desk.dialogue.asked == ["https://example.org/"]
    assert office.acts == []


async def test_what_the_office_declines_is_told_literally_and_without_buttons() -> None:
    office = FakeOffice(lambda: Declined("In <scan.pdf> steht kein Text."))
    async with office_bench(office) as desk:
        (sent,) = await desk.take(document())
    assert sent["text"] == "In &lt;scan.pdf&gt; steht kein Text."
    assert buttons(sent) == {}


@pytest.mark.parametrize(
    "command", ["/stand", "/status", "/zurueck", "/rollback", "/luecken", "/gaps", "/entfernen x", "/remove x"]
)
async def test_citizens_do_not_know_the_commands_of_staff(command: str) -> None:
    async with office_bench(FakeOffice()) as desk:
        assert texts(await desk.take(message(command, CITIZEN))) == [said("telegram-unknown-command")]
        assert desk.request.of("setMyCommands") == []


async def test_in_groups_staff_is_nobody_special() -> None:
    office, commands = (
        FakeOffice(),
        ("/stand", "/zurueck", "/luecken", f"/koppeln {CODE}", f"/pair@strategie_bot {CODE}"),
    )
    marked = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])} for text in commands]
    written = [in_group(text, entities=[mark]) for text, mark in zip(commands, marked, strict=True)]
    file = in_group("", document={"file_id": "F1", "file_unique_id": "F1"})
    async with office_bench(office) as desk:
        assert await desk.take(*written, file, in_group("https://example.org/")) == []
    assert office.acts == []
    assert office.staff == {STAFF}


async def test_without_an_office_nobody_is_staff() -> None:
    async with bench() as desk:
        sent = await desk.take(message("/stand"), message(f"/koppeln {CODE}"), document())
    unknown = said("telegram-unknown-command")
    assert texts(sent) == [unknown, unknown, said("telegram-only-text")]


async def test_a_right_code_makes_staff_and_a_wrong_one_is_met_kindly() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        sent = await desk.take(
            message("/koppeln", CITIZEN),
            message("/koppeln falsch", CITIZEN),
            message(f"/koppeln {CODE}", CITIZEN),
            message("/stand", CITIZEN),
        )
    no = said("staff-not-paired")
    assert texts(sent)[:3] == [no, no, said("staff-paired")]
    assert texts(sent)[3].startswith("<b>Veröffentlicht ist:</b>")


async def test_standing_names_what_is_live_and_offers_what_waits() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        before, _, after = await desk.take(message("/stand"), document(), message("/status"))
    lines = ("Stand 20261123T0400-live, seit heute, 5:00 Uhr", "25 Dokumente, 310 Abschnitte")
    assert before["text"] == "\n".join(
        ["<b>Veröffentlicht ist:</b>", *lines, "Neuestes Dokument: 1. März 2026", "", said("staff-waiting", count=0)]
    )
    assert after["text"].endswith(said("staff-waiting", count=1))
    assert buttons(after) == {"Vierte <b>Strategiekonferenz</b>": f"v1:show:{REF}"}


async def test_the_gap_report_is_a_narrow_table_and_a_file() -> None:
    async with office_bench(FakeOffice()) as desk:
        (table,) = await desk.take(message("/luecken"))
        (file,) = desk.request.of("sendDocument")
    assert table["text"] == (
        "2 Fragen ohne Antwort:\n\n<pre>"
        "12  Wie hoch ist der Zuschuss für…\n"
        "    zuletzt 22.11.2026\n"
        " 3  Wer ist zuständig?\n"
        "    zuletzt 3.9.2026</pre>"
    )
    assert desk.request.uploads == [("luecken.csv", b"\xef\xbb\xbfFrage;Anzahl\n", "text/csv")]
    assert file["caption"] == said("staff-all-gaps")


async def test_no_gaps_and_a_declined_report_are_sentences_without_a_file() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        office.table = GapTable((), b"")
        sent = await desk.take(message("/luecken"))
        office.table = Declined("Das Protokoll ist nicht lesbar.")
        sent += await desk.take(message("/gaps"))
        assert desk.request.of("sendDocument") == []
    assert texts(sent) == [said("staff-no-gaps"), "Das Protokoll ist nicht lesbar."]


async def test_staff_see_their_commands_in_the_menu_set_once_and_nobody_minds_a_refusal() -> None:
    async with office_bench(FakeOffice()) as desk:
        desk.request.failures["setMyCommands"].append((400, {"description": "Bad Request: chat not found"}))
        sent = await desk.take(message("/stand"), message("/stand"), message(f"/koppeln {CODE}", 9, language="en"))
        first, second = desk.request.of("setMyCommands")
    assert len(sent) == 3
    assert first["scope"] == {"type": "chat", "chat_id": STAFF}
    assert [each["command"] for each in first["commands"]][:5] == ["stand", "zurueck", "luecken", "entfernen", "hilfe"]
    assert second["scope"] == {"type": "chat", "chat_id": 9}
    assert [each["command"] for each in second["commands"]][:5] == ["status", "rollback", "gaps", "remove", "help"]
    assert "language_code" not in first


async def test_a_file_that_is_too_big_is_not_even_asked_for() -> None:
    async with office_bench(FakeOffice()) as desk:
        assert texts(await desk.take(document(size=20_000_001))) == [said("staff-file-too-big", megabytes=20)]
        assert desk.request.of("getFile") == []


@pytest.mark.parametrize(
    ("method", "failure", "sentence"),
    [
        ("getFile", (400, TOO_BIG), "staff-file-too-big"),
        ("getFile", (400, {"description": "Bad Request: invalid file_id"}), "staff-file-not-loaded"),
        ("getFile", TimedOut(), "staff-file-slow"),
        ("F1", (404, {"description": "Not Found"}), "staff-file-not-loaded"),
        ("F1", (502, {"description": "Bad Gateway"}), "staff-file-not-loaded"),
        ("F1", TimedOut(), "staff-file-slow"),
    ],
)
async def test_a_download_that_fails_is_explained(
    method: str, failure: tuple[int, dict[str, Any]] | Exception, sentence: str
) -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        desk.request.failures[method].append(failure)
        assert texts(await desk.take(document(), message("Wann?")))[0] == said(sentence, megabytes=20)
    assert office.acts == []
    assert desk.dialogue.asked == ["Wann?"]


async def test_a_file_whose_size_only_telegram_knows_is_refused_before_it_is_loaded() -> None:
    async with office_bench(FakeOffice()) as desk:
        desk.request.file = {"file_size": 30_000_000}
        assert texts(await desk.take(document(size=None))) == [said("staff-file-too-big", megabytes=20)]
        assert [call.method for call in desk.request.calls].count("F1") == 0


async def test_reading_a_file_keeps_nobody_waiting() -> None:
    """A citizen is answered, and hears that links are questions, while the office is at work."""
    at_work, finish = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow() -> Declined:
        loop.call_soon_threadsafe(at_work.set)
        asyncio.run_coroutine_threadsafe(finish.wait(), loop).result(10)
        return Declined("fertig")

    async with office_bench(FakeOffice(slow), FakeDialogue(echo)) as desk:
        upload = asyncio.create_task(desk.take(document()))
        await at_work.wait()
        answers = await desk.take(message("Wann?", CITIZEN), message("https://example.org/", CITIZEN))
        assert texts(answers) == ["Wann?", "https://example.org/"]
        finish.set()
        assert texts(await upload)[-1] == "fertig"


async def test_typing_is_shown_while_the_office_reads() -> None:
    def slow() -> Declined:
        time.sleep(0.5)
        return Declined("fertig")

    async with office_bench(FakeOffice(slow)) as desk:
        await desk.take(document())
        assert desk.request.of("sendChatAction") == [{"chat_id": STAFF, "action": "typing"}]


async def test_no_person_file_name_or_text_reaches_a_log(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Declined:
        raise RuntimeError("Quastenflosser im Entwurf")

    caplog.set_level(logging.DEBUG, "bot")
    person = 987_654_321
    office = FakeOffice(broken)
    office.staff = {person}
    async with office_bench(office) as desk:
        desk.request.content = b"Quastenflosser"
        desk.request.failures["setMyCommands"].append((400, {"description": "Bad Request: Quastenflosser"}))
        sent = await desk.take(
            document("Quastenflosser.pdf", person),
            message("https://example.org/Quastenflosser", person),
            document("Quastenflosser.pdf", person, size=30_000_000),
            message("/koppeln Quastenflosser", person),
            message("/stand", person),
        )
        desk.request.failures["F1"].append((404, {"description": "Not Found: Quastenflosser"}))
        await desk.take(document("Quastenflosser.pdf", person))
    assert len(sent) == 5
    assert "RuntimeError in bot.telegram.workers" in caplog.text
    assert "a file could not be loaded: InvalidToken" in caplog.text
    assert "Quastenflosser" not in caplog.text
    assert str(person) not in caplog.text
