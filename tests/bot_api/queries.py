"""Presses of buttons and inline queries that await an answer."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.bot_api.refusal import bad_request

LIFETIME = 15 * 60
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Query:
    chat: int | None
    asked: float
    answered: float | None = None


class QueryBook:
    def __init__(self) -> None:
        self._queries: dict[str, Query] = {}

    def ask(self, query_id: str, chat: int | None) -> None:
        self._queries[query_id] = Query(chat, time.time())

    def answer(self, query_id: str) -> None:
        query = self._queries.get(query_id)
        if query is None or time.time() - query.asked > LIFETIME:
            raise bad_request(TOO_OLD)
        query.answered = query.answered or time.time()

    def chat(self, query_id: str) -> int | None:
        query = self._queries.get(query_id)
        return None if query is None else query.chat

    def unanswered(self) -> list[str]:
        return [query_id for query_id, query in self._queries.items() if query.answered is None]
