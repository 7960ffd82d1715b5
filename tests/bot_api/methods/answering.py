"""Answers to presses of buttons and to inline queries."""

from __future__ import annotations

from typing import Any

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import InputTextMessageContent

from tests.bot_api.account import Account
from tests.bot_api.markup import judge_text, utf16_length
from tests.bot_api.parameters import Call
from tests.bot_api.refusal import bad_request
from tests.bot_api.schema import given, plain

LONGEST_NOTICE = 200
MOST_RESULTS = 50


def answer_callback_query(account: Account, call: Call[AnswerCallbackQuery]) -> bool:
    if utf16_length(call.method.text or "") > LONGEST_NOTICE:
        raise bad_request("MESSAGE_TOO_LONG")
    account.callbacks.answer(call.method.callback_query_id)
    return True


def answer_inline_query(account: Account, call: Call[AnswerInlineQuery]) -> bool:
    results = call.method.results
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result.id for result in results}) != len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        _judge(account, getattr(result, "input_message_content", None))
    account.inline_queries.answer(call.method.inline_query_id)
    return True


def _judge(account: Account, content: Any) -> None:
    if isinstance(content, InputTextMessageContent):
        entities = [plain(entity) for entity in content.entities or []]
        account.contract.extend(judge_text(content.message_text, given(content.parse_mode), entities).complaints)
