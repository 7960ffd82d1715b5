"""The four forms in which parameters reach a Bot API server, and what aiogram's models say to them."""

from __future__ import annotations

from tests.bot_api.conftest import CHAT, Wire
from tests.bot_api.parameters import Sent, decode


async def test_query_form_json_and_multipart_mean_the_same(wire: Wire) -> None:
    path = f"/bot{wire.token}/sendMessage"
    values = {"chat_id": "7", "text": "12"}
    answers = [
        await wire.http.get(path, params=values),
        await wire.http.post(path, data=values),
        await wire.http.post(path, json={"chat_id": 7, "text": "12"}),
        await wire.http.post(path, files={key: (None, value) for key, value in values.items()}),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["12"] * 4


async def test_method_names_ignore_case(wire: Wire) -> None:
    assert (await wire.result("GETME"))["id"] == 4711


async def test_unknown_methods_tokens_and_malformed_tokens_are_refused_as_telegram_does(wire: Wire) -> None:
    assert await wire.ask("makeCoffee") == {"ok": False, "error_code": 404, "description": "Not Found"}
    stranger, malformed = await wire.http.get("/bot1:stranger/getMe"), await wire.http.get("/botnonsense/getMe")
    assert (stranger.status_code, stranger.json()["description"]) == (401, "Unauthorized")
    assert (malformed.status_code, malformed.json()["description"]) == (404, "Not Found")


async def test_unknown_and_mistyped_parameters_are_breaches_of_contract(wire: Wire) -> None:
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b", "colour": "red"}]]}
    refusals = [
        await wire.refusal("sendMessage", chat_id=7, text="a", shout=True),
        await wire.refusal("sendMessage", chat_id=7),
        await wire.refusal("getUpdates", timeout="lange"),
        await wire.refusal("sendMessage", chat_id=7, text="a", reply_markup=keyboard),
    ]
    assert refusals == [
        "CONTRACT: SendMessage: unknown parameter shout",
        "CONTRACT: SendMessage: text: Field required",
        "CONTRACT: GetUpdates: timeout: Input should be a valid integer, unable to parse string as an integer",
        "CONTRACT: SendMessage: unknown parameter reply_markup.inline_keyboard.colour",
    ]
    assert (await wire.state())["contract"] == refusals


def test_texts_that_look_like_json_stay_texts() -> None:
    call = decode("sendmessage", Sent({"chat_id": "7", "text": '{"a": 1}', "parse_mode": "true"}))
    assert (call.method.text, call.method.parse_mode, call.method.chat_id) == ('{"a": 1}', "true", 7)


async def test_uploads_come_as_parts_of_the_form_or_by_attach(wire: Wire) -> None:
    path = f"/bot{wire.token}/sendDocument"
    file = ("termin.ics", b"BEGIN:VCALENDAR", "text/calendar")
    direct = await wire.http.post(path, data={"chat_id": "7"}, files={"document": file})
    attached = await wire.http.post(path, data={"chat_id": "7", "document": "attach://f1"}, files={"f1": file})
    documents = [answer.json()["result"]["document"] for answer in (direct, attached)]
    assert documents[0] == documents[1]
    assert (documents[0]["file_name"], documents[0]["mime_type"]) == ("termin.ics", "text/calendar")
    assert CHAT["id"] == direct.json()["result"]["chat"]["id"]
