"""A refresh that a real signal breaks off says in one sentence what is live, and the next one goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from bot.refreshing.interruption import Interrupted, breakable
from index.snapshots import SnapshotStore
from tests.bot.command_line import TEXTS, CommandLine
from tests.bot.refreshing.golden import Editors
from tests.hashing_encoder import HashingEncoder

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_passages_are_embedded_leaves_the_live_snapshot(
    strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    live = strategiebot.published()
    strategiebot.write("02-foerderung", TEXTS["02-foerderung"].replace("50.000", "60.000"))
    with monkeypatch.context() as patch:
        patch.setattr(HashingEncoder, "encode_passages", lambda *_: os.kill(os.getpid(), number))
        ended = strategiebot("refresh")
    assert (ended.status, ended.out) == (130, "")
    assert ended.error == (
        f"strategiebot: refresh interrupted: {live} is live as before; run `strategiebot refresh` again, "
        "it goes on where it was"
    )
    assert strategiebot("status", "--json").json["snapshot"] == live
    assert strategiebot("refresh", "--json").json["changes"]["changed"] == ["02-foerderung"]


def test_a_signal_while_questions_are_asked_loses_no_reply(
    editors: Editors, strategiebot: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    encode = HashingEncoder.encode_queries

    def encode_and_count(encoder: HashingEncoder, texts: list[str]) -> object:
        asked.extend(texts)
        if len(asked) == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        return encode(encoder, texts)

    monkeypatch.setattr(HashingEncoder, "encode_queries", encode_and_count)
    assert "nothing is live, as before" in strategiebot("refresh").error
    assert strategiebot("refresh", "--json").json["figures"]["after"]["right"] == 1.0
    assert len(asked) == 3  # the first question was not asked again
    assert not list(strategiebot.snapshots.glob(".staged-*"))


def test_after_publishing_the_sentence_says_so(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)

    def publish_and_stop() -> None:
        with breakable(store):
            (tmp_path / "live").write_text("s2\n")
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(Interrupted, match="s2 had been published; it is live"):
        publish_and_stop()


def test_an_error_that_a_library_makes_of_the_signal_is_an_interruption(tmp_path: Path) -> None:
    def convert() -> None:
        with breakable(SnapshotStore(tmp_path)):
            try:
                os.kill(os.getpid(), signal.SIGINT)
            except KeyboardInterrupt as exc:
                raise ImportError("half a module") from exc

    with pytest.raises(Interrupted):
        convert()


def test_other_errors_pass_and_the_handlers_come_back(tmp_path: Path) -> None:
    def fail() -> None:
        with breakable(SnapshotStore(tmp_path)):
            raise OSError("of its own")

    before = [signal.getsignal(number) for number in SIGNALS]
    with pytest.raises(OSError, match="of its own"):
        fail()
    assert [signal.getsignal(number) for number in SIGNALS] == before
