"""A reply as JSON: the very fields that other programs rely on."""

from __future__ import annotations

import json

from bot.dialogue.reply import Candidate, Reply, Status, Timings
from bot.plain_text import plain_text
from bot.reply_json import reply_json
from tests.bot.small_dialogue import CATALOGUE
from tests.bot.test_plain_text import QUOTE

REPLY = Reply(
    "Wann?",
    Status.ANSWERED,
    "de",
    lead="Dazu:",
    quotes=(QUOTE,),
    hits=(Candidate("01", "01#3", 0.123456),),
    confidence=0.98765,
    snapshot="s",
    model="bundled",
    timings=Timings(1.234, 0.456, 0.0, 5.0),
)


def test_the_object_holds_these_fields_in_this_order() -> None:
    assert reply_json(REPLY, CATALOGUE, "q1") == {
        "id": "q1",
        "question": "Wann?",
        "status": "answered",
        "language": "de",
        "text": plain_text(REPLY, CATALOGUE),
        "quotes": [
            {
                "text": "Am **7. März 2017** in Leipzig.",
                "document": "01",
                "title": "Konferenz",
                "publisher": "SMWA",
                "published": "2017-02-09",
                "url": "https://example.org/a_b_c",
                "heading": "Termin",
                "start": 0,
                "end": 31,
            }
        ],
        "hits": [{"document": "01", "passage": "01#3", "score": 0.1235}],
        "confidence": 0.9877,
        "snapshot": "s",
        "model": "bundled",
        "timings_ms": {"encode": 1.23, "search": 0.46, "compose": 0.0, "total": 5.0},
    }


def test_it_can_be_written_and_read_as_json() -> None:
    value = reply_json(REPLY, CATALOGUE)
    assert json.loads(json.dumps(value)) == value
    assert value["id"] == ""


def test_every_status_is_written_as_its_word() -> None:
    for status in Status:
        assert reply_json(Reply("?", status, "de"), CATALOGUE)["status"] == status.value
