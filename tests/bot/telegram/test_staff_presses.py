from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.editing.office import Declined, PassagePreview, Publication
from bot.telegram import staff_desk
from bot.telegram.staff_keyboards import mark_of
from tests.bot.telegram.chats import message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, echo
from tests.bot.telegram.fake_office import CHANGED, FOUND, LIVE, OBJECTED, REF, STAFF, SUBMISSION, FakeOffice
from tests.bot.telegram.staff_chats import buttons, document, office_bench, pressed, said, texts

TITLE = "Vierte &lt;b&gt;Strategiekonferenz&lt;/b&gt;"
INTERFERING = [f"v1:{action}:{REF}" for action in ("pub", "insist", "anyway", "discard", "all", "show")]


async def test_publishing_says_that_it_checks_then_that_it_has_and_then_the_result() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        progress, result = await desk.take(pressed(shown, "Veröffentlichen"))
        stripped = desk.request.of("editMessageReplyMarkup")
        (checked,) = desk.request.of("editMessageText")
    assert progress["text"].startswith(f"„{TITLE}“ wird geprüft …")
    assert checked["text"] == f"„{TITLE}“ ist geprüft."
    assert result["text"].startswith("<b>Veröffentlicht.</b>\n\nAb jetzt antworte ich aus 26 Dokumenten mit 312 Abschn")
    assert "<b>Wann ist die Konferenz?</b>\nBisher: Dazu weiß ich nichts.\nJetzt: Am 7. März 2027." in result["text"]
    assert buttons(result) == {}
    assert [(each["message_id"], "reply_markup" in each) for each in stripped] == [(500, False)]
    assert office.acts[1:] == [("publish", STAFF, REF, False)]


async def test_a_double_press_publishes_once_and_is_met_with_silence() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        sent = await desk.take(*[pressed(shown, "Veröffentlichen")] * 2)
    assert [act[0] for act in office.acts] == ["file", "publish"]
    assert len(sent) == 2


async def test_many_changed_answers_come_as_a_file_too() -> None:
    changed = [replace(CHANGED, question=f"Frage {number}?") for number in range(1, 8)]
    office = FakeOffice(publishing=lambda _: replace(LIVE, changed_answers=tuple(changed)))
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        result = (await desk.take(pressed(shown, "Veröffentlichen")))[-1]
        (file,) = desk.request.uploads
    assert "Auf 7 Prüffragen ändert sich die Antwort. Die ersten 5:" in result["text"]
    assert ("Frage 5?" in result["text"], "Frage 6?" in result["text"]) == (True, False)
    assert file[0] == "geaenderte-antworten.txt"
    assert "Frage 7?\n\nBisher: Dazu weiß ich nichts.\n\nJetzt: Am 7." in file[1].decode("utf-8-sig")


async def test_objections_are_overruled_only_after_being_asked_once_more() -> None:
    def gate(despite: bool) -> Publication:
        return replace(LIVE, gate=OBJECTED.gate) if despite else OBJECTED

    office = FakeOffice(publishing=gate)
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        objected = (await desk.take(pressed(shown, "Veröffentlichen")))[-1]
        (asked,) = await desk.take(pressed(objected, "Trotzdem veröffentlichen", 501))
        before = list(office.acts)
        done = (await desk.take(pressed(asked, "Ja, trotzdem veröffentlichen", 502)))[-1]
    assert objected["text"].startswith("<b>Nicht veröffentlicht.</b>\n\n<b>Die Prüfung hat Einwände:</b>\n• Richtige")
    assert list(buttons(objected)) == ["Trotzdem veröffentlichen", "Verwerfen"]
    assert (
        asked["text"]
        == f"„{TITLE}“ wirklich trotz der Einwände veröffentlichen? Das wird mit Ihrem Namen festgehalten."
    )
    assert before[1:] == [("publish", STAFF, REF, False)]
    assert office.acts[2:] == [("publish", STAFF, REF, True)]
    assert "<b>Trotz dieser Einwände:</b>\n• Richtige Antworten: 0,71" in done["text"]


async def test_what_could_not_be_published_can_be_tried_again() -> None:
    office = FakeOffice(publishing=lambda _: Declined("Der Datenträger ist voll."))
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        refused = (await desk.take(pressed(shown, "Veröffentlichen")))[-1]
        await desk.take(pressed(refused, "Veröffentlichen", 501))
    assert refused["text"] == "Der Datenträger ist voll."
    assert [act[0] for act in office.acts] == ["file", "publish", "publish"]


async def test_a_discarded_submission_is_gone_for_every_other_button() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        first = await desk.take(pressed(shown, "Verwerfen"))
        later = await desk.take(*(press(data, number=600) for data in INTERFERING))
    assert texts(first) == [said("staff-discarded")]
    assert texts(later) == [said("staff-gone")] * len(INTERFERING)
    assert [act[0] for act in office.acts] == ["file", "discard", "discard"]


async def test_all_passages_are_shown_as_citizens_see_them_and_again_on_request() -> None:
    async with office_bench(FakeOffice()) as desk:
        (shown,) = await desk.take(document())
        (all_of_them,) = await desk.take(pressed(shown, "Alle Abschnitte"))
        assert desk.request.of("editMessageReplyMarkup") == []
    assert all_of_them["text"].startswith(
        "4 Abschnitte:\n\n<b>Termin</b>\n<blockquote>Die Konferenz findet am <b>7. März"
    )
    assert "<b>Ort &lt;Halle&gt; &amp; Co</b>" in all_of_them["text"]
    assert all_of_them["text"].endswith("<blockquote>Mit der Bahn.</blockquote>")
    assert list(buttons(all_of_them)) == ["Veröffentlichen", "Verwerfen"]


async def test_very_many_passages_are_one_file_with_the_buttons() -> None:
    passages = tuple(PassagePreview(f"Absatz {n}", "Text. " * 200) for n in range(1, 31))
    office = FakeOffice(lambda: replace(SUBMISSION, passages=passages))
    async with office_bench(office) as desk:
        (shown,) = await desk.take(document())
        assert await desk.take(pressed(shown, "Alle Abschnitte")) == []
        (file,) = desk.request.of("sendDocument")
    ((name, content, _),) = desk.request.uploads
    assert (name, content.decode("utf-8-sig").count("Absatz ")) == ("abschnitte.txt", 30)
    assert file["caption"] == "Alle 30 Abschnitte als Datei."
    assert list(buttons(file)) == ["Veröffentlichen", "Verwerfen"]


async def test_what_waits_is_shown_from_the_standing() -> None:
    async with office_bench(FakeOffice()) as desk:
        (shown,) = await desk.take(document())
        (standing,) = await desk.take(message("/stand"))
        (again,) = await desk.take(press(next(iter(buttons(standing).values())), number=501))
    assert (again["text"], buttons(again)) == (shown["text"], buttons(shown))


async def test_rolling_back_is_asked_for_once_more_and_done_once() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (asked,) = await desk.take(message("/zurueck"))
        back = pressed(asked, "Ja, zurück")
        (done,) = await desk.take(back, back)
    assert "Stand 20261123T0400-live, seit heute" in asked["text"]
    assert list(buttons(asked)) == ["Ja, zurück", "Nein"]
    assert done["text"].startswith(f"<b>{said('staff-rolled-back')}</b>\nStand 20261122T0500-alt")
    assert office.acts == [("roll_back", STAFF)]


async def test_an_old_confirmation_does_not_roll_back_what_was_published_since() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (asked,) = await desk.take(message("/zurueck"))
        office.snapshots.append("20261123T0600-neuer")
        assert texts(await desk.take(pressed(asked, "Ja, zurück"))) == [said("staff-other-snapshot")]
    assert office.acts == []


async def test_rolling_back_can_be_left_and_can_be_declined() -> None:
    office = FakeOffice()
    office.snapshots = ["nur-einer"]
    async with office_bench(office) as desk:
        (asked,) = await desk.take(message("/zurueck"))
        sent = await desk.take(pressed(asked, "Nein"), press(f"v1:back:{mark_of('nur-einer')}", number=501))
    assert texts(sent) == [said("staff-kept"), "Es gibt keinen älteren Stand."]


@pytest.mark.parametrize("data", [*INTERFERING, "v1:back:x", "v1:keep:x"])
async def test_a_button_of_staff_is_stale_for_everybody_else(data: str) -> None:
    office = FakeOffice()
    office.waiting[REF] = SUBMISSION
    async with office_bench(office) as desk:
        assert texts(await desk.take(press(data, chat=8))) == [said("telegram-stale")]
        in_group = press(data, number=501)
        in_group["callback_query"]["message"]["chat"] = {"id": -100, "type": "supergroup", "title": "Gruppe"}
        assert texts(await desk.take(in_group)) == [said("telegram-stale")]
    assert office.acts == []
    assert REF in office.waiting


async def test_citizens_are_answered_while_something_is_published() -> None:
    at_work, finish = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(_: bool) -> Publication:
        loop.call_soon_threadsafe(at_work.set)
        asyncio.run_coroutine_threadsafe(finish.wait(), loop).result(10)
        return LIVE

    async with office_bench(FakeOffice(publishing=slow), FakeDialogue(echo)) as desk:
        (shown,) = await desk.take(document())
        publishing = asyncio.create_task(desk.take(pressed(shown, "Veröffentlichen")))
        await at_work.wait()
        assert texts(await desk.take(message("Wann?", 8), message("/stand", 8)))[0] == "Wann?"
        finish.set()
        assert texts(await publishing)[-1].startswith("<b>Veröffentlicht.</b>")


async def test_a_check_that_takes_for_ever_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staff_desk, "LONGEST_ACT", 0.2)
    finish = asyncio.Event()
    loop = asyncio.get_running_loop()

    def endless(_: bool) -> Publication:
        asyncio.run_coroutine_threadsafe(finish.wait(), loop).result(10)
        return LIVE

    async with office_bench(FakeOffice(publishing=endless)) as desk:
        (shown,) = await desk.take(document())
        sent = await desk.take(pressed(shown, "Veröffentlichen"))
        finish.set()
    assert texts(sent)[-1] == said("staff-takes-long")


async def test_english_staff_read_english() -> None:
    async with office_bench(FakeOffice()) as desk:
        sent = await desk.take(message("/rollback", language="en"))
    assert list(buttons(sent[0])) == ["Yes, go back", "No"]


async def test_a_published_document_is_taken_off_after_being_asked() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (asked,) = await desk.take(message(f"/entfernen  {FOUND.title} "))
        before = list(office.acts)
        progress, result = await desk.take(pressed(asked, "Ja, entfernen"))
    assert asked["text"].startswith("Messe &amp; &lt;Halle&gt;\nHerausgeber: SMWA\nDatum: nicht gefunden\n\nSoll ich ")
    assert (before, office.acts) == ([], [("withdraw", STAFF, FOUND.ref, False)])
    assert progress["text"] == said("staff-withdrawing")
    assert result["text"].startswith("<b>Entfernt.</b>\n\nAb jetzt antworte ich aus 26 Dokumenten")


async def test_a_document_stays_where_somebody_thinks_better_of_it_or_names_none() -> None:
    office = FakeOffice()
    async with office_bench(office) as desk:
        (asked,) = await desk.take(message(f"/remove {FOUND.title}"))
        (kept,) = await desk.take(pressed(asked, "Nein"))
        sent = await desk.take(message("/entfernen"), message("/entfernen Unbekannt"))
    assert texts([kept, *sent]) == [
        said("staff-kept"),
        said("staff-withdraw-what"),
        "Ein Dokument dieses Namens ist nicht veröffentlicht.",
    ]
    assert office.acts == []


async def test_objections_to_taking_off_are_overruled_by_a_button_of_their_own() -> None:
    office = FakeOffice(publishing=lambda despite: replace(LIVE, gate=OBJECTED.gate) if despite else OBJECTED)
    async with office_bench(office) as desk:
        (asked,) = await desk.take(message(f"/entfernen {FOUND.title}"))
        objected = (await desk.take(pressed(asked, "Ja, entfernen")))[-1]
        done = (await desk.take(pressed(objected, "Trotzdem entfernen", 501)))[-1]
    assert objected["text"].startswith("<b>Nicht entfernt.</b>\n\n<b>Die Prüfung hat Einwände:</b>")
    assert list(buttons(objected)) == ["Trotzdem entfernen", "Nein"]
    assert "<b>Trotz dieser Einwände:</b>" in done["text"]
    assert [act[-1] for act in office.acts] == [False, True]
