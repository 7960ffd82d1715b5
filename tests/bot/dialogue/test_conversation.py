"""The last question is remembered for minutes, by conversation."""

from __future__ import annotations

import time

from bot.dialogue.conversation import Conversations


def test_each_conversation_has_its_own_last_question() -> None:
    conversations = Conversations()
    conversations.remember("a", "Wann war die Konferenz?")
    conversations.remember("b", "Wer sprach?")
    assert conversations.last("a") == "Wann war die Konferenz?"
    assert conversations.last("c") is None


def test_it_is_forgotten_after_a_while() -> None:
    conversations = Conversations(seconds=0.01)
    conversations.remember("a", "Wann?")
    time.sleep(0.02)
    assert conversations.last("a") is None


def test_without_a_key_nothing_is_remembered() -> None:
    conversations = Conversations()
    conversations.remember(None, "Wann?")
    assert conversations.last(None) is None


def test_it_can_be_forgotten_at_once() -> None:
    conversations = Conversations()
    conversations.remember("a", "Wann?")
    conversations.forget("a")
    assert conversations.last("a") is None
