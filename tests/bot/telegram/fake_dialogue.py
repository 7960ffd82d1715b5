"""A dialogue with canned replies that remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from bot.dialogue.reply import PassageView, Quote, Reply, SourceLine, Status, Suggestion
from bot.occasions.occasion import Occasion

PASSAGE = "01-pressemitteilung#3"
QUOTE = Quote(
    text="Die Konferenz findet am **7. März 2017** in Leipzig statt.",
    document="01-pressemitteilung",
    title="Erste Strategiekonferenz",
    publisher="SMWA",
    published="2017-02-09",
    url="https://medienservice.sachsen.de/medien/news/208876",
    heading="Termin",
    start=100,
    end=158,
    passage=PASSAGE,
    date_label="Stand: 9. Februar 2017",
    emphasis=((24, 39),),
)
VIEW = PassageView(
    title=QUOTE.title,
    heading="Termin",
    text="Vorher.\n\n" + QUOTE.text + "\n\nNachher.",
    publisher="SMWA",
    date_label=QUOTE.date_label,
    url=QUOTE.url,
    quoted=((9, 9 + len(QUOTE.text)),),
)
SOURCES = (
    SourceLine("Neueres", "SMWA", "Stand: 2020", "https://www.smwa.sachsen.de/neu"),
    SourceLine("Älteres", "SMWA", "Stand: 2017", "https://www.smwa.sachsen.de/alt"),
)


class FakeDialogue:
    """`answer` makes the reply to a question; the default quotes one sentence."""

    def __init__(self, answer: Callable[[str], Reply] | None = None) -> None:
        self._answer = answer or answered
        self.asked: list[str] = []
        self.conversations: list[str | None] = []
        self.languages: list[str | None] = []
        self.votes: list[tuple[str, bool]] = []
        self.voters: list[str | None] = []
        self.threads: set[str] = set()
        self.occasions: dict[str, Occasion] = {}

    def reply(
        self,
        question: str,
        *,
        conversation: str | None = None,
        previous: str | None = None,
        language: str | None = None,
    ) -> Reply:
        self.asked.append(question)
        self.conversations.append(conversation)
        self.languages.append(language)
        self.threads.add(threading.current_thread().name)
        return self._answer(question)

    def preview(self, question: str, language: str) -> Reply:
        return self.reply(question, language=language)

    def passage(self, ref: str, language: str) -> PassageView | None:
        return VIEW if ref == PASSAGE else None

    def occasion(self, ref: str, language: str) -> Occasion | None:
        return self.occasions.get(ref)

    def suggested(self, ref: str) -> str | None:
        return "Wann war die erste Konferenz?" if ref == "s1" else None

    def sources(self, language: str) -> tuple[SourceLine, ...]:
        return SOURCES

    def feedback(self, ref: str, helpful: bool, *, conversation: str | None = None) -> None:
        self.votes.append((ref, helpful))
        self.voters.append(conversation)

    def remembered(self, conversation: str) -> tuple[str, ...]:
        return tuple(text for text, whose in zip(self.asked, self.conversations, strict=True) if whose == conversation)

    def forget(self, conversation: str) -> int:
        count = len(self.remembered(conversation))
        told = [pair for pair in zip(self.asked, self.conversations, strict=True) if pair[1] != conversation]
        self.asked, self.conversations = [text for text, _ in told], [whose for _, whose in told]
        return count

    def memory(self, conversation: str) -> str:
        return "\n".join(self.remembered(conversation))

    def recall(self, conversation: str, memory: str) -> None:
        self.forget(conversation)
        self.asked += memory.splitlines()
        self.conversations += [conversation] * len(memory.splitlines())


def answered(question: str) -> Reply:
    return Reply(question, Status.ANSWERED, "de", lead="Dazu steht in den Unterlagen:", quotes=(QUOTE,))


def echo(question: str) -> Reply:
    return Reply(question, Status.SMALLTALK, "de", lead=question)


def slow_when_asked_to(question: str) -> Reply:
    time.sleep(0.15 if "langsam" in question else 0.0)
    return echo(question)


def clarifying(question: str) -> Reply:
    suggestions = (Suggestion("Wann war die erste Konferenz?", "s1"), Suggestion("Zu lang", "x" * 80))
    return Reply(question, Status.CLARIFY, "de", lead="Meinten Sie:", suggestions=suggestions)


def broken(question: str) -> Reply:
    raise RuntimeError(f"what the citizen wrote: {question}")
