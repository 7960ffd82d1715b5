"""What no question is, or is one in disguise, gets a clear sentence; the bot lives on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot_api.citizen import Citizen
from tests.e2e.screen import quotations

pytestmark = pytest.mark.e2e

FILE = {"file_id": "F1", "file_unique_id": "F1"}
PICTURE = {**FILE, "width": 90, "height": 90}
STICKER = {**PICTURE, "type": "regular", "is_animated": False, "is_video": False}


@pytest.mark.parametrize(
    "text",
    [
        "<b>Wann</b> war die <script>alert(1)</script> Konferenz & warum? <",
        "Wann fand die erste\x00 Strategiekonferenz statt?",
        "🏭🏭🏭",
        "Wann fand die Konferenz statt? " * 129,
        "؟متى عقد المؤتمر",
        "‮rechts nach links",
        "   \n\t ",
        "",
        "_*[`~",
    ],
    ids=["html", "nul", "emoji", "4000-characters", "arabic", "override", "blank", "empty", "markdown"],
)
def test_any_text_is_answered(citizen: Citizen, text: str) -> None:
    citizen.say(text)
    assert citizen.reads()["text"].strip()
    citizen.say("Wann fand die erste Strategiekonferenz statt?")
    assert quotations(citizen.reads()) != []


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [PICTURE]},
        {"sticker": STICKER},
        {"voice": {**FILE, "duration": 3}},
        {"document": {**FILE, "file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 50_000_000}},
        {"location": {"latitude": 51.05, "longitude": 13.74}},
    ],
    ids=["photo", "sticker", "voice", "large-file", "location"],
)
def test_what_is_no_text_is_declined_in_words(citizen: Citizen, content: dict[str, Any]) -> None:
    citizen.post(**content)
    answer = citizen.reads()
    assert quotations(answer) == []
    assert len(answer["text"]) > 20


def test_the_words_below_a_photo_are_answered(citizen: Citizen) -> None:
    citizen.post(photo=[PICTURE], caption="Wann fand die erste Strategiekonferenz statt?")
    assert quotations(citizen.reads()) != []
