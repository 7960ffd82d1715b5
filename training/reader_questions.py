"""Ways to put a question: as people type it, and made from a passage's own sentence with a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from knowledge.passage import Span

_SMALL_WORDS = """
der die das den dem des ein eine einen einem einer eines ist sind war waren wird werden wurde wurden hat haben hatte
und oder in im am an auf für von vom zu zum zur mit bei beim nach aus es sich man denn eigentlich so
the a an of in on at is are was were did does do for to by
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_OPENINGS = (
    "Wissen Sie, ",
    "Können Sie mir sagen: ",
    "Guten Tag, ",
    "Hallo, ",
    "Mal ne Frage: ",
    "Ich wüsste gern: ",
    "Bitte: ",
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"


@dataclass(frozen=True, slots=True)
class Fact:
    """A kind of fact: how it looks in a text and how people ask for it."""

    looks: re.Pattern[str]
    asked: tuple[str, ...]


COUNT = Fact(
    re.compile(rf"\b(?:{_NUMBER})(?=\s+[A-ZÄÖÜa-zäöü])"), ("Wie viele", "wieviele", "Anzahl", "How many", "Zahl der")
)
FACTS = (
    Fact(
        re.compile(rf"\b(?:\d{{1,2}}\. (?:{_MONTHS})(?: \d{{4}})?|(?:{_MONTHS}) \d{{4}}|(?:19|20)\d\d)\b"),
        ("Wann", "wann", "Seit wann", "Datum", "When", "Ab wann", "In welchem Jahr"),
    ),
    Fact(
        re.compile(r"\b\d{1,2}(?:[.:]\d\d)?(?: bis \d{1,2}(?:[.:]\d\d)?)? Uhr\b"),
        ("Um wie viel Uhr", "Wann", "uhrzeit", "What time"),
    ),
    Fact(
        re.compile(r"\b\d[\d.,]*(?: (?:Millionen|Milliarden|Mio\.|Mrd\.))? (?:Euro|Cent)\b"),
        ("Wie viel Geld", "Was kostet", "Wie hoch ist der Betrag", "Wieviel", "How much", "Betrag"),
    ),
    Fact(re.compile(r"\b\d[\d.,]* Prozent\b"), ("Wie viel Prozent", "Welcher Anteil", "What share", "Anteil")),
    COUNT,
    Fact(
        re.compile(rf"(?<!^)\b(?:(?:Dr\.|Prof\.) )*{_NAME} {_NAME}\b"),
        ("Wer", "wer", "Who", "Welche Person", "Name"),
    ),
    Fact(re.compile(rf"(?<=\bin ){_NAME}\b"), ("Wo", "In welchem Ort", "wo", "Where")),
)


@dataclass(frozen=True, slots=True)
class GapQuestion:
    question: str
    answer: Span


def rephrased(question: str, random: Random) -> str:
    """As it is in almost half of all cases; else in small letters, without umlauts, mistyped, shortened or polite."""
    ways = (str, str.lower, _spelt_out, _unasked)
    chosen = random.choices(range(7), (45, 12, 10, 8, 10, 7, 8))[0]
    if chosen < len(ways):
        return ways[chosen](question)
    if chosen == 4:
        return _mistyped(question, random)
    return _keywords(question) if chosen == 5 else random.choice(_OPENINGS) + question


def gap_questions(text: str, sentences: Sequence[Span], most: int, random: Random) -> list[GapQuestion]:
    """Up to `most` questions for a date, sum, name or the like, in the other words of its sentence."""
    gaps = [
        (sentence, fact, match)
        for sentence in sentences
        for fact in FACTS
        for match in fact.looks.finditer(text[: sentence.end], sentence.start)
        if sentence.end - sentence.start >= 40
    ]
    chosen = random.sample(gaps, min(most, len(gaps)))
    made = []
    for sentence, fact, match in chosen:
        before, behind = text[sentence.start : match.start()], text[match.end() : sentence.end]
        question = _gap_question(fact, before, behind, random)
        if question:
            made.append(GapQuestion(question, Span(match.start(), match.end())))
    return made


def _gap_question(fact: Fact, before: str, behind: str, random: Random) -> str:
    """Empty where too few words are left."""
    counted = behind.split()[:1] if fact is COUNT else []
    around = re.findall(r"[\w-]+(?:[.,]\d+)*", f"{before} {' '.join(behind.split()[len(counted) :])}")
    share = random.choice((0.45, 0.65, 0.9))
    kept = [
        word for word in around if (word.lower() not in _SMALL or random.random() < 0.35) and random.random() < share
    ]
    first = random.randrange(max(1, len(kept) - 8))
    kept = kept[first : first + 9]
    if len(kept) < 2:
        return ""
    turn = random.randrange(len(kept))
    kept = kept[turn:] + kept[:turn] if random.random() < 0.4 else random.sample(kept, len(kept))
    asked = random.choice(fact.asked)
    words = [*kept, *counted, asked] if random.random() < 0.15 else [asked, *counted, *kept]
    return " ".join(words) + random.choice(("?", "?", ""))


def _spelt_out(question: str) -> str:
    return question.translate(_SPELT_OUT)


def _unasked(question: str) -> str:
    return question.rstrip(" ?")


def _keywords(question: str) -> str:
    words = [word for word in question.rstrip(" ?").split() if word.lower() not in _SMALL]
    return " ".join(words) if len(words) > 2 else question


def _mistyped(question: str, random: Random) -> str:
    letters = list(question)
    for _ in range(max(1, len(question) // 25)):
        place = random.randrange(max(1, len(letters) - 1))
        if len(letters) < 4 or not letters[place].isalpha():
            continue
        slip = random.randrange(4)
        if slip == 0:
            del letters[place]
        elif slip == 1:
            letters.insert(place, letters[place])
        elif slip == 2:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters[place] = random.choice("abdeginorstu")
    return "".join(letters)
