"""The chats the bot has met and the messages in them, of both sides."""

from __future__ import annotations

import itertools
import time

from tests.bot_api.refusal import Json, bad_request
from tests.bot_api.schema import judge_message


class MessageStore:
    def __init__(self, me: Json) -> None:
        self._me = me
        self._chats: dict[int, Json] = {}
        self._messages: dict[tuple[int, int], Json] = {}
        self._numbers = itertools.count(1)

    def meet(self, chat: Json) -> None:
        self._chats[int(chat["id"])] = chat

    def chat(self, chat_id: object) -> Json:
        """Bots cannot begin a chat: they may write only where somebody wrote to them."""
        if not isinstance(chat_id, int) or chat_id not in self._chats:
            raise bad_request("chat not found")
        return self._chats[chat_id]

    def send(self, chat_id: object, content: Json) -> Json:
        """A message of the bot; raises pydantic's error if the server itself made it wrong."""
        message = {
            "message_id": next(self._numbers),
            "from": self._me,
            "chat": self.chat(chat_id),
            "date": int(time.time()),
            **content,
        }
        self._messages[message["chat"]["id"], message["message_id"]] = judge_message(message)
        return message

    def receive(self, message: Json) -> Json:
        """A message of a citizen, with its id and date where a test does not care."""
        filled = {"message_id": next(self._numbers), "date": int(time.time()), **message}
        self.meet(filled["chat"])
        self._messages[filled["chat"]["id"], filled["message_id"]] = filled
        return filled

    def get(self, chat_id: object, message_id: object, otherwise: str) -> Json:
        if not isinstance(chat_id, int) or not isinstance(message_id, int):
            raise bad_request(otherwise)
        message = self._messages.get((chat_id, message_id))
        if message is None:
            raise bad_request(otherwise)
        return message

    def editable(self, chat_id: object, message_id: object) -> Json:
        message = self.get(chat_id, message_id, "message to edit not found")
        if message.get("from") != self._me:
            raise bad_request("message can't be edited")
        return message

    def replace(self, message: Json) -> Json:
        self._messages[message["chat"]["id"], message["message_id"]] = judge_message(message)
        return message

    def delete(self, chat_id: object, message_id: object) -> None:
        message = self.get(chat_id, message_id, "message to delete not found")
        del self._messages[message["chat"]["id"], message["message_id"]]
