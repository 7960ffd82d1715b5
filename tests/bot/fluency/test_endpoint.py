"""The endpoint against a real server process: an answer, or None for everything that can go wrong."""

from __future__ import annotations

import json
import logging
import time

import pytest
from pydantic import SecretStr

from bot.fluency.endpoint import Endpoint
from bot.fluency.prompt import Message
from bot.setting_sections import FluencySettings

MESSAGES = (Message("system", "Aufgabe"), Message("user", "geheime Frage"))


def endpoint(address: str, model: str, *, timeout: float = 5.0, key: str | None = None) -> Endpoint:
    secret = SecretStr(key) if key else None
    return Endpoint(FluencySettings(endpoint=address, model=model, timeout_seconds=timeout, api_key=secret))


def test_the_models_words_come_back_trimmed(model_server: str) -> None:
    assert endpoint(model_server, "says  Am 7. März. \n").complete(MESSAGES) == "Am 7. März."


def test_a_slash_at_the_end_of_the_address_does_no_harm(model_server: str) -> None:
    assert endpoint(model_server + "/", "says Ja.").complete(MESSAGES) == "Ja."


def test_the_request_is_the_conversation_and_the_key_goes_in_the_header(model_server: str) -> None:
    heard = json.loads(endpoint(model_server, "echoes", key=" s3cret ").complete(MESSAGES) or "")
    assert heard["authorization"] == "Bearer s3cret"
    assert heard["body"]["messages"] == [
        {"role": "system", "content": "Aufgabe"},
        {"role": "user", "content": "geheime Frage"},
    ]
    assert (heard["body"]["temperature"], heard["body"]["stream"]) == (0, False)


def test_without_a_key_no_such_header_is_sent(model_server: str) -> None:
    assert json.loads(endpoint(model_server, "echoes").complete(MESSAGES) or "")["authorization"] is None


@pytest.mark.parametrize(
    ("model", "error"),
    [
        ("fails", "HTTPStatusError"),
        ("moves", "HTTPStatusError"),
        ("garbles", "JSONDecodeError"),
        ("mumbles", "UnicodeDecodeError"),
        ("is silent", "ValidationError"),
        ("lists", "ValidationError"),
        ("floods", "OversizedReply"),
    ],
)
def test_a_bad_reply_is_no_answer_and_the_log_names_only_its_kind(
    model_server: str, model: str, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot.fluency")
    assert endpoint(model_server, model).complete(MESSAGES) is None
    assert [record.getMessage() for record in caplog.records] == [f"no fluent answer: {error}"]
    assert caplog.records[0].exc_info is None


@pytest.mark.parametrize("model", ["has no choice", "says ", "says  \n"])
def test_an_empty_reply_is_no_answer(model_server: str, model: str) -> None:
    assert endpoint(model_server, model).complete(MESSAGES) is None


@pytest.mark.parametrize("model", ["sleeps", "drips"])
def test_the_time_out_counts_for_the_whole_reply(model_server: str, model: str) -> None:
    started = time.monotonic()
    assert endpoint(model_server, model, timeout=0.4).complete(MESSAGES) is None
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/v1", "http://[::1/v1", "http://\u200b.example/v1"])
def test_an_address_that_nobody_answers_is_no_answer(address: str) -> None:
    assert endpoint(address, "says Ja.", timeout=3).complete(MESSAGES) is None
