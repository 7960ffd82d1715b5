"""The chat in the terminal: one question a line, from a person or from another program."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from bot.privacy.notice import notice_in
from bot.terminal import CONVERSATION, chat
from tests.bot.small_dialogue import CATALOGUE
from tests.bot.telegram.fake_dialogue import FakeDialogue, clarifying, echo


class Keyboard(io.StringIO):
    """Standard input as a terminal."""

    def isatty(self) -> bool:
        return True


def piped(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    data = text.encode() if isinstance(text, str) else text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str | type[BaseException]) -> None:
    rest: Iterator[str | type[BaseException]] = iter((*lines, EOFError))

    def read(prompt: str) -> str:
        line = next(rest)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr("builtins.input", read)


def test_each_line_of_standard_input_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "Wann?\n\n   \n  Wer?  \nWo?")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE)
    assert capsys.readouterr().out == "Wann?\n\nWer?\n\nWo?\n\n"
    assert set(dialogue.conversations) == {CONVERSATION}


def test_a_number_chooses_a_suggestion_of_the_reply_before(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "Konferenz\n1\n7\n0\n²\n")
    dialogue = FakeDialogue(clarifying)
    chat(dialogue, CATALOGUE)
    assert dialogue.asked == ["Konferenz", "Wann war die erste Konferenz?", "7", "0", "²"]


def test_without_suggestions_a_number_is_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "1\n")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE)
    assert dialogue.asked == ["1"]


@pytest.mark.parametrize("end", ["/ende", " /ENDE ", "/exit", "/quit"])
def test_the_word_for_the_end_stops_the_chat(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    piped(monkeypatch, f"Wann?\n{end}\nWer?\n")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE)
    assert dialogue.asked == ["Wann?"]


def test_bytes_that_are_no_text_stop_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"Wann\xff?\nWer?\n")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE)
    assert dialogue.asked == ["Wann\ufffd?", "Wer?"]


def test_a_person_is_welcomed_and_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed(monkeypatch, "Wann?", "  ", "Wer?")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE, "en")
    assert capsys.readouterr().out.startswith(CATALOGUE.text("terminal-welcome", "en"))
    assert dialogue.asked == ["Wann?", "Wer?"]
    assert set(dialogue.languages) == {"en"}


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt, "/ende"])
def test_a_person_can_leave(monkeypatch: pytest.MonkeyPatch, end: str | type[BaseException]) -> None:
    typed(monkeypatch, "Wann?", end, "Wer?")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE)
    assert dialogue.asked == ["Wann?"]


def test_what_is_kept_is_told_in_the_terminal_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, "/datenschutz bitte\n")
    chat(FakeDialogue(echo), CATALOGUE)
    assert capsys.readouterr().out == f"{notice_in(CATALOGUE, 'de').plain}\n\n"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("/hilfe", "talk-help-1"),
        ("/HELP", "talk-help-1"),
        ("/gibtsnicht", "terminal-unknown-command"),
    ],
)
def test_a_command_says_its_text_and_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, key: str
) -> None:
    piped(monkeypatch, f"{line}\n/etc/hosts?\n")
    dialogue = FakeDialogue(echo)
    chat(dialogue, CATALOGUE)
    assert capsys.readouterr().out == f"{CATALOGUE.text(key, 'de')}\n\n/etc/hosts?\n\n"
    assert dialogue.asked == ["/etc/hosts?"]


def test_the_sources_are_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    piped(monkeypatch, "/quellen\n")
    chat(FakeDialogue(echo), CATALOGUE)
    assert capsys.readouterr().out == (
        "Ich antworte aus diesen 2 Texten, der neueste zuerst:\n\n"
        "- Neueres\n  SMWA, Stand: 2020\n  https://www.smwa.sachsen.de/neu\n\n"
        "- Älteres\n  SMWA, Stand: 2017\n  https://www.smwa.sachsen.de/alt\n\n"
    )
