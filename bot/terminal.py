"""The terminal channel: the same dialogue, one question a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from bot.catalogue import Catalogue
from bot.dialogue.dialogue import Dialogue
from bot.plain_text import plain_sources, plain_text
from bot.privacy.notice import notice_in

CONVERSATION = "terminal"
END = {"/ende", "/exit", "/quit"}
TEXTS = {
    "/hilfe": "talk-help-1",
    "/help": "talk-help-1",
    "/abo": "announcements-needs-telegram",
    "/subscribe": "announcements-needs-telegram",
}
PRIVACY = {"/datenschutz", "/privacy"}
SOURCES = {"/quellen", "/sources"}
_COMMAND = re.compile(r"/\w+(?!\S)")


def chat(dialogue: Dialogue, catalogue: Catalogue, language: str = "de") -> None:
    """Answer line after line until the input ends; a number chooses a suggestion of the reply before."""
    suggestions: tuple[str, ...] = ()
    for line in _lines(catalogue, language):
        if command := _COMMAND.match(line):
            print(_told(command[0].lower(), dialogue, catalogue, language), end="\n\n", flush=True)
            continue
        question = _chosen(line, suggestions)
        reply = dialogue.reply(question, conversation=CONVERSATION, language=language)
        print(plain_text(reply, catalogue), end="\n\n", flush=True)
        suggestions = tuple(suggestion.label for suggestion in reply.suggestions)


def _told(command: str, dialogue: Dialogue, catalogue: Catalogue, language: str) -> str:
    if command in SOURCES:
        return plain_sources(dialogue.sources(language), catalogue, language)
    if command in PRIVACY:
        return notice_in(catalogue, language).plain
    return catalogue.text(TEXTS.get(command, "terminal-unknown-command"), language)


def _chosen(line: str, suggestions: tuple[str, ...]) -> str:
    if line.isdecimal() and 1 <= int(line) <= len(suggestions):
        return suggestions[int(line) - 1]
    return line


def _lines(catalogue: Catalogue, language: str) -> Iterator[str]:
    if sys.stdin.isatty():
        print(catalogue.text("terminal-welcome", language), end="\n\n")
        return _until_end(_typed(catalogue.text("terminal-prompt", language)))
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # a stream of bytes that are no UTF-8 is read on
    return _until_end(line for line in sys.stdin if line.strip())


def _typed(prompt: str) -> Iterator[str]:
    while True:
        try:
            line = input(f"{prompt} ")
        except (EOFError, KeyboardInterrupt):
            print()
            return
        if line.strip():
            yield line


def _until_end(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line.strip().lower() in END:
            return
        yield line.strip()
