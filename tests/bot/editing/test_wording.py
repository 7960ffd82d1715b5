"""The gate's figures and other trouble, told to editors."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import Timeout

from bot.catalogue import Catalogue
from bot.editing.wording import Wording
from bot.evaluation.figures import Share
from bot.evaluation.gate import Bounding, Shortfall
from knowledge.unreadable import Trouble, UnreadableFile


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording(Catalogue.from_folder())


def share(right: int, of: int) -> Share:
    return Share.from_outcomes([place < right for place in range(of)])


@pytest.mark.parametrize(
    ("shortfall", "sentence"),
    [
        (
            Shortfall(Bounding.FLOOR, "right", share(8, 10), 0.84),
            "Richtig beantwortete Prüffragen: 80,0 % (8 von 10), verlangt sind mindestens 84,0 %.",
        ),
        (
            Shortfall(Bounding.CEILING, "near questions answered", share(1, 2), 0.33),
            "Beantwortet, obwohl die Unterlagen nichts dazu sagen: 50,0 % (1 von 2), erlaubt sind höchstens 33,0 %.",
        ),
        (
            Shortfall(Bounding.LOSS, "hit@1", share(1, 4), 0.03, share(3, 4)),
            "Prüffragen, deren beste Stelle stimmt: 25,0 % (1 von 4), bisher 75,0 % (3 von 4); "
            "schlechter werden darf der Wert um höchstens 3,0 %.",
        ),
        (
            Shortfall(Bounding.FLOOR, "right of language en", share(0, 0), 0.7),
            "Prüfwert „right of language en“: keine Prüffrage dieser Art, verlangt sind mindestens 70,0 %.",
        ),
    ],
)
def test_a_figure_below_the_gate_is_one_sentence(wording: Wording, shortfall: Shortfall, sentence: str) -> None:
    assert wording.shortfall(shortfall) == sentence


@pytest.mark.parametrize("kind", list(Trouble))
def test_every_kind_of_trouble_has_a_sentence(wording: Wording, kind: Trouble) -> None:
    values: dict[str, str | int] = {"field": "published", "pages": 1200, "characters": 3_000_000, "limit": 1000}
    reason = wording.refusal(UnreadableFile(Path("x"), "is odd", kind, **values)).reason
    assert reason.startswith(
        ("Die Datei ", "Diese Art ", "In der Datei ", "Die Schriftzeichen ", "Die Angaben ", "Die Angabe „published“ ")
    )


def test_trouble_names_the_value_and_its_limit(wording: Wording) -> None:
    error = UnreadableFile(Path("x"), "is long", Trouble.TOO_MANY_PAGES, pages=10_000, limit=1000)
    assert "zu viele Seiten (10.000, höchstens 1.000)" in wording.refusal(error).reason


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "kein Platz"),
        (OSError(errno.EIO, "broken"), "lesen oder schreiben"),
        (Timeout("x.lock"), "Gerade wird schon"),
    ],
)
def test_trouble_with_the_disk_names_who_can_help(wording: Wording, error: OSError, words: str) -> None:
    assert words in wording.refusal(error).reason


def test_a_moment_is_told_in_local_time(wording: Wording) -> None:
    assert wording.moment(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "2. Juli 2026, 00:05 Uhr"
