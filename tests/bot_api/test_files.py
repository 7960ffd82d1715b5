"""Documents and voice messages, both ways."""

from __future__ import annotations

from tests.bot_api.conftest import CHAT, PERSON, Wire


async def test_a_document_of_a_citizen_can_be_downloaded(wire: Wire) -> None:
    query = {"token": wire.token, "name": "frage.pdf", "mime": "application/pdf"}
    document = (await wire.http.post("/control/file", params=query, content=b"%PDF-1.7")).json()
    await wire.happens({"message": {"chat": CHAT, "from": PERSON, "document": document}})
    (update,) = await wire.result("getUpdates")
    file = await wire.result("getFile", file_id=update["message"]["document"]["file_id"])
    content = await wire.http.get(f"/file/bot{wire.token}/{file['file_path']}")
    assert (content.content, file["file_size"]) == (b"%PDF-1.7", 8)


async def test_a_download_fails_when_a_test_wants_it_to(wire: Wire) -> None:
    query = {"token": wire.token, "name": "frage.pdf", "mime": "application/pdf"}
    document = (await wire.http.post("/control/file", params=query, content=b"%PDF-1.7")).json()
    path = f"/file/bot{wire.token}/documents/{document['file_id']}"
    await wire.fault(method="download", status=502, description="Bad Gateway")
    assert [(await wire.http.get(path)).status_code for _ in range(2)] == [502, 200]


async def test_files_that_are_unknown_empty_or_too_large_are_refused(wire: Wire) -> None:
    path = f"/bot{wire.token}/sendDocument"
    empty = await wire.http.post(path, data={"chat_id": "7"}, files={"document": ("a.txt", b"")})
    assert empty.json()["description"] == "Bad Request: file must be non-empty"
    assert await wire.refusal("getFile", file_id="F0") == "Bad Request: invalid file_id"
    wrong = await wire.refusal("sendDocument", chat_id=7, document="F0")
    assert wrong == "Bad Request: wrong file identifier/HTTP URL specified"
    query = {"token": wire.token, "name": "a.bin", "mime": "application/octet-stream"}
    large = (await wire.http.post("/control/file", params=query, content=b"0" * 20_000_001)).json()
    assert await wire.refusal("getFile", file_id=large["file_id"]) == "Bad Request: file is too big"
    assert (await wire.http.get(f"/file/bot{wire.token}/documents/F0")).status_code == 404


async def test_a_voice_message_is_sent_with_its_caption_and_again_by_its_id(wire: Wire) -> None:
    path = f"/bot{wire.token}/sendVoice"
    form = {"chat_id": "7", "caption": "<b>Antwort</b>", "parse_mode": "HTML"}
    answer = await wire.http.post(path, data=form, files={"voice": ("a.ogg", b"OggS", "audio/ogg")})
    sent = answer.json()["result"]
    assert (sent["voice"]["mime_type"], sent["caption"]) == ("audio/ogg", "Antwort")
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    again = await wire.result("sendVoice", chat_id=7, voice=sent["voice"]["file_id"])
    assert again["voice"] == sent["voice"]
    long = await wire.refusal("sendVoice", chat_id=7, voice=sent["voice"]["file_id"], caption="a" * 1025)
    assert long == "Bad Request: message caption is too long"
