"""One bot as the server knows it: its profile, its chats, its updates and what it asked for."""

from __future__ import annotations

import re

from tests.bot_api.calls import CallLog
from tests.bot_api.faults import FaultPlan
from tests.bot_api.files import FileStore
from tests.bot_api.flood import FloodLedger
from tests.bot_api.messages import MessageStore
from tests.bot_api.profile import Profile
from tests.bot_api.queries import QueryBook
from tests.bot_api.refusal import Json, Refusal
from tests.bot_api.updates import UpdateQueue
from tests.bot_api.webhook import Postman

_TOKEN = re.compile(r"\d+:[\w-]{3,}")
USER_NAME = "strategie_test_bot"


class Account:
    def __init__(self, token: str, *, privacy: bool = True) -> None:
        self.id = int(token.split(":")[0])
        self.privacy = privacy
        self.me: Json = {
            "id": self.id,
            "is_bot": True,
            "first_name": "Strategiebot (Test)",
            "username": USER_NAME,
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        self.updates = UpdateQueue()
        self.postman = Postman(self.updates)
        self.messages = MessageStore(self.me)
        self.files = FileStore()
        self.profile = Profile()
        self.callbacks = QueryBook()
        self.inline_queries = QueryBook()
        self.drafts: dict[tuple[int, int], str] = {}
        self.calls = CallLog()
        self.faults = FaultPlan()
        self.flood = FloodLedger()
        self.contract: list[str] = []


class Accounts:
    """Bots by token; only those that a test has registered exist."""

    def __init__(self) -> None:
        self._accounts: dict[str, Account] = {}

    def register(self, token: str, *, privacy: bool = True) -> Account:
        if not _TOKEN.fullmatch(token):
            raise Refusal(404, "Not Found")
        if token not in self._accounts:
            self._accounts[token] = Account(token, privacy=privacy)
        return self._accounts[token]

    def get(self, token: str) -> Account:
        if not _TOKEN.fullmatch(token):
            raise Refusal(404, "Not Found")
        if token not in self._accounts:
            raise Refusal(401, "Unauthorized")
        return self._accounts[token]

    def close(self) -> None:
        for account in self._accounts.values():
            account.postman.stop()
            account.updates.interrupt("terminated by the end of the server")
