from __future__ import annotations

from typing import Any

import pytest

from bot.catalogue import FALLBACKS, Catalogue
from tests.bot.telegram.chats import bench, edited, in_group, message, press
from tests.bot.telegram.fake_dialogue import FakeDialogue, broken, clarifying, echo

CATALOGUE = Catalogue.from_folder()
NAME = "@strategie_bot"


def texts(sent: list[dict[str, Any]]) -> list[str]:
    return [call["text"] for call in sent]


def said(key: str, language: str = "de") -> list[str]:
    return [CATALOGUE.text(f"telegram-{key}", language)]


async def test_a_question_is_answered_with_a_quotation_off_the_event_loop() -> None:
    async with bench() as desk:
        sent = await desk.take(message("Wann war die Konferenz?"))
    assert desk.dialogue.asked == ["Wann war die Konferenz?"]
    assert [name.startswith("dialogue") for name in desk.dialogue.threads] == [True]
    assert "<blockquote>Die Konferenz findet am <b>7. März 2017</b>" in sent[0]["text"]
    assert sent[0]["parse_mode"] == "HTML"
    assert sent[0]["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in sent[0]


@pytest.mark.parametrize("text", ["😀😀", "a\x00b", "<b>&amp;", "x" * 4000, "Frage /hilfe", "\u202eabc"])
async def test_odd_texts_go_to_the_dialogue_as_they_are(text: str) -> None:
    async with bench(FakeDialogue(echo)) as desk:
        await desk.take(message(text))
    assert desk.dialogue.asked == [text]


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("/start", "start"),
        ("/start unbekannt", "start"),
        ("/start " + "x" * 70, "start"),
        ("/hilfe", "help"),
        ("/help@strategie_bot", "help"),
        ("/sprache", "choose-language"),
        ("/language", "choose-language"),
        ("/einstellungen", "settings"),
        ("/settings", "settings"),
        ("/gibtsnicht", "unknown-command"),
    ],
)
async def test_commands_say_their_text(command: str, key: str) -> None:
    async with bench() as desk:
        assert texts(await desk.take(message(command))) == said(key)
    assert desk.dialogue.asked == []


async def test_sources_are_listed() -> None:
    async with bench() as desk:
        german, english = texts(await desk.take(message("/quellen"), message("/sources")))
    assert german == english
    assert '• <a href="https://www.smwa.sachsen.de/neu">Neueres</a>\nSMWA, Stand: 2020' in german


async def test_a_link_opens_its_topic() -> None:
    async with bench() as desk:
        suggestion, passage = texts(await desk.take(message("/start s1"), message("/start 01-pressemitteilung__3")))
    assert suggestion.startswith("<b>Ihre Frage: Wann war die erste Konferenz?</b>")
    assert passage.startswith("<b>Termin</b>\n<blockquote>Vorher.")


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "type": "regular"}
         | {"is_animated": False, "is_video": False}},
        {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]},
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}},
        {"document": {"file_id": "a", "file_unique_id": "b"}},
        {"location": {"longitude": 1.0, "latitude": 2.0}},
        {"something_new": {"a": 1}},
    ],
    ids=["sticker", "photo", "voice", "document", "location", "unknown"],
)  # fmt: skip
async def test_what_is_no_text_is_met_kindly(content: dict[str, Any]) -> None:
    async with bench() as desk:
        assert texts(await desk.take(message(None, **content))) == said("only-text")


async def test_the_words_below_a_photo_or_file_are_the_question() -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    mention = [{"type": "mention", "offset": 0, "length": len(NAME)}]
    to_group = in_group("")
    to_group["message"] |= {"photo": photo, "caption": f"{NAME} wo?", "caption_entities": mention}
    unaddressed = in_group("", photo=photo, caption="Untereinander")
    async with bench(FakeDialogue(echo)) as desk:
        sent = await desk.take(
            message(None, photo=photo, caption="Wann?"),
            message(None, document={"file_id": "a", "file_unique_id": "b"}, caption="Wer?"),
            to_group,
            unaddressed,
        )
    assert desk.dialogue.asked == ["Wann?", "Wer?", "wo?"]
    assert texts(sent) == ["Wann?", "Wer?", "wo?"]


async def test_service_messages_and_memberships_are_met_with_silence() -> None:
    person = {"id": 7, "is_bot": False, "first_name": "A"}
    change = {
        "chat": {"id": 7, "type": "private"},
        "from": person,
        "date": 1,
        "old_chat_member": {"status": "member", "user": person},
        "new_chat_member": {"status": "kicked", "user": person, "until_date": 0},
    }
    async with bench() as desk:
        assert await desk.take(message(None, new_chat_title="Neu"), {"update_id": 1, "my_chat_member": change}) == []


async def test_an_edited_question_is_answered_anew_as_a_reply_to_it() -> None:
    async with bench() as desk:
        update = edited("Wann war die Konferenz?")
        sent = await desk.take(update)
    assert sent[0]["reply_parameters"]["message_id"] == update["edited_message"]["message_id"]


async def test_an_edited_photo_is_left_alone() -> None:
    update = message(None, location={"longitude": 1.0, "latitude": 2.0})
    async with bench() as desk:
        assert await desk.take({"update_id": 1, "edited_message": update["message"]}) == []


async def test_the_language_is_that_of_the_client_until_another_is_chosen() -> None:
    async with bench() as desk:
        austrian, none, french = texts(
            await desk.take(
                message("/hilfe", language="de-AT"), message("/hilfe", language=None), message("/hilfe", language="fr")
            )
        )
        chosen = await desk.take(press("v1:lang:pl"), message("/hilfe", language="de"), message("/hilfe", chat=8))
    assert [austrian, none, french] == said("help") + said("help") + said("help", "en")
    assert texts(chosen) == said("language-chosen", "pl") + said("help", "pl") + said("help")


async def test_the_chosen_language_reaches_the_dialogue_and_every_language_can_be_chosen() -> None:
    async with bench() as desk:
        for code in FALLBACKS:
            await desk.take(press(f"v1:lang:{code}", number=ord(code[0])), message("Frage"))
    assert desk.dialogue.languages == list(FALLBACKS)


async def test_plain_german_is_switched_on_and_off_by_its_command() -> None:
    async with bench() as desk:
        on, asked, off = await desk.take(message("/leichtesprache"), message("/hilfe"), message("/leichtesprache"))
        await desk.take(message("/leichtesprache"), message("Frage"), message("Frage", chat=8))
    assert texts([on, asked, off]) == (
        said("language-chosen", "de-leicht") + said("help", "de-leicht") + said("language-chosen")
    )
    assert desk.dialogue.languages == ["de-leicht", "de"]


async def test_plain_german_is_left_by_the_button_below_its_first_words() -> None:
    async with bench() as desk:
        on = (await desk.take(message("/leichtesprache", language="pl")))[0]
        ((button,),) = on["reply_markup"]["inline_keyboard"]
        off = (await desk.take(press(button["callback_data"])))[0]
    assert button["text"] == CATALOGUE.text("telegram-button-ordinary", "de-leicht")
    assert (off["text"], "reply_markup" in off) == (said("language-chosen")[0], False)


async def test_a_conversation_has_a_pseudonym_of_its_own() -> None:
    async with bench() as desk:
        await desk.take(message("a", chat=7), message("b", chat=7), message("c", chat=8))
    first, second, third = desk.dialogue.conversations
    assert first == second
    assert first != third
    assert not {"7", "8"} & {first, third}


async def test_in_a_group_only_what_is_addressed_is_answered_as_a_reply() -> None:
    to_bot = {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "supergroup", "title": "G"}, "text": "x"}
    mine = {"from": {"id": 42, "is_bot": True, "first_name": "S"}}
    theirs = {"from": {"id": 9, "is_bot": False, "first_name": "B"}}
    async with bench() as desk:
        sent = await desk.take(
            in_group("Untereinander"),
            in_group("@andere_bot Wann?", "@andere_bot"),
            in_group("Sag, @Strategie_Bot wann war das?", "@Strategie_Bot"),
            in_group("Und wo?", reply_to_message=to_bot | mine),
            in_group("Meinst du?", reply_to_message=to_bot | theirs),
            in_group(f"{NAME} hallo", NAME, **{"from": {"id": 5, "is_bot": True, "first_name": "R"}}),
            in_group("", photo=[{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]),
        )
    assert desk.dialogue.asked == ["Sag, wann war das?", "Und wo?"]
    assert all(call["reply_parameters"]["allow_sending_without_reply"] for call in sent)


async def test_in_a_topic_the_answer_stays_in_the_topic() -> None:
    async with bench() as desk:
        sent = await desk.take(in_group(f"{NAME} wann?", NAME, message_thread_id=3, is_topic_message=True))
    assert sent[0]["message_thread_id"] == 3


async def test_every_press_is_acknowledged_before_anything_else() -> None:
    for data in ("v1:ctx:01-pressemitteilung#3", "v1:up:x", "v1:ask:s1", "v1:lang:en", "v0:alt", "v1:ctx:weg"):
        async with bench() as desk:
            before = len(desk.request.calls)
            await desk.take(press(data))
            assert desk.request.calls[before].method == "answerCallbackQuery"


async def test_the_passage_button_shows_the_passage_once_for_a_double_tap() -> None:
    async with bench() as desk:
        sent = await desk.take(press("v1:ctx:01-pressemitteilung#3"), press("v1:ctx:01-pressemitteilung#3"))
        more = await desk.take(press("v1:ctx:01-pressemitteilung#3", number=501))
    assert [text.startswith("<b>Termin</b>") for text in texts(sent + more)] == [True, True]


async def test_a_suggestion_is_asked() -> None:
    async with bench(FakeDialogue(clarifying)) as desk:
        sent = await desk.take(press("v1:ask:s1"))
    assert desk.dialogue.asked == ["Wann war die erste Konferenz?"]
    assert sent[0]["text"].startswith("<b>Ihre Frage: Wann war die erste Konferenz?</b>")


@pytest.mark.parametrize("data", ["v1:ctx:weg#1", "v1:ask:weg", "v1:lang:xx", "v0:ctx:a", "Unsinn"])
async def test_a_stale_press_says_so(data: str) -> None:
    async with bench() as desk:
        assert texts(await desk.take(press(data))) == said("stale")


async def test_a_vote_counts_once_is_thanked_for_and_its_buttons_go() -> None:
    async with bench() as desk:
        answer = (await desk.take(message("Wann?")))[0]
        keyboard = answer["reply_markup"]
        sent = await desk.take(
            press("v1:down:01-pressemitteilung#3", reply_markup=keyboard), press("v1:up:01-pressemitteilung#3")
        )
        edits, thanks = desk.request.of("editMessageReplyMarkup"), desk.request.of("answerCallbackQuery")
    assert sent == []
    assert desk.dialogue.votes == [("01-pressemitteilung#3", False)]
    assert desk.dialogue.voters == desk.dialogue.conversations
    assert thanks[0]["text"] == CATALOGUE.text("telegram-thanks", "de")
    assert edits[0]["reply_markup"]["inline_keyboard"] == keyboard["inline_keyboard"][:1]


@pytest.mark.parametrize("refusal", ["message is not modified", "message to edit not found"])
async def test_telegram_s_harmless_refusals_are_not_noticed(refusal: str) -> None:
    async with bench() as desk:
        keyboard = (await desk.take(message("Wann?")))[0]["reply_markup"]
        desk.request.failures["answerCallbackQuery"].append((400, {"description": "Bad Request: query is too old"}))
        desk.request.failures["editMessageReplyMarkup"].append((400, {"description": f"Bad Request: {refusal}"}))
        assert await desk.take(press("v1:up:a", reply_markup=keyboard)) == []
    assert desk.dialogue.votes == [("a", True)]


async def test_a_press_below_a_message_that_telegram_no_longer_holds_does_no_harm() -> None:
    gone = press("v1:up:a")
    gone["callback_query"]["message"] = {"chat": {"id": 7, "type": "private"}, "message_id": 3, "date": 0}
    async with bench() as desk:
        assert await desk.take(gone) == []
    assert desk.dialogue.votes == [("a", True)]


async def test_an_error_is_met_with_an_apology_and_a_reference(caplog: pytest.LogCaptureFixture) -> None:
    async with bench(FakeDialogue(broken)) as desk:
        sent = await desk.take(message("mein Geheimnis"))
    reference = sent[0]["text"].rsplit(" ", 1)[1]
    assert sent[0]["text"] == CATALOGUE.text("telegram-error", "de", reference=reference)
    record = next(record for record in caplog.records if reference in record.getMessage())
    assert "RuntimeError in bot.telegram." in record.getMessage()
    assert " > tests.bot.telegram.fake_dialogue:" in record.getMessage()
    assert "Geheimnis" not in caplog.text
    assert "Traceback" not in caplog.text
