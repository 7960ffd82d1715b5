"""The report of an evaluation: one HTML page with figures, pictures and every question; it loads nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.catalogue import Catalogue
from bot.evaluation.figures import AnswerableFigures, Figures, Judged
from bot.evaluation.judgement import Outcome
from bot.evaluation.pictures import Pictures
from bot.plain_text import without_marks

LANGUAGE = "de"
"""The report is read by the staff of a German authority."""

KINDS = ("wrong", "false-answer", "refused", "right", "well-refused")
"""What may become of a question, in the order in which one reads about it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the list; `kind` is one of KINDS."""

    judged: Judged
    kind: str

    @classmethod
    def of(cls, judged: Judged) -> Entry:
        good = judged.outcome is Outcome.REFUSED and not judged.question.answerable
        return cls(judged, "well-refused" if good else judged.outcome.value.replace("_", "-"))


class Report:
    """Writes the page with the words of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._pictures = Pictures(catalogue, LANGUAGE)
        folder = FileSystemLoader(Path(__file__).parent)
        environment = Environment(
            loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.globals["text"] = self._text
        environment.filters |= {"percent": _percent, "decimal": _decimal, "unmarked": without_marks}
        self._template = environment.get_template("report.html.j2")

    def page(self, judged: Sequence[Judged], questions_file: str, today: date) -> str:
        """The whole page; `questions_file` is the name to show."""
        figures = Figures.from_judged(judged)
        entries = sorted((Entry.of(row) for row in judged), key=lambda entry: KINDS.index(entry.kind))
        return self._template.render(
            judged=judged,
            figures=figures,
            groups=self._groups(figures),
            pictures=self._pictures.all(judged),
            entries=entries,
            counts={kind: sum(entry.kind == kind for entry in entries) for kind in KINDS},
            questions_file=questions_file,
            written=format_date(today, "long", locale=LANGUAGE),
        )

    def _groups(self, figures: Figures) -> Mapping[str, AnswerableFigures]:
        """The rows of the table by their names."""
        named = Locale.parse(LANGUAGE).languages
        languages = {
            self._text("report-row-language", name=named.get(code, code)): row
            for code, row in figures.by_language.items()
        }
        styles = {self._text("report-row-style", name=self._style(k)): row for k, row in figures.by_style.items()}
        return {self._text("report-row-all"): figures.answerable, **languages, **styles}

    def _style(self, name: str) -> str:
        """A style in German; one that the catalogue does not know stays as the question file has it."""
        key = f"report-style-{name}"
        return self._text(key) if self._catalogue.has(key) else name

    def _text(self, key: str, **values: str | int) -> str:
        return self._catalogue.text(key, LANGUAGE, **values)


def _percent(share: float) -> str:
    return str(format_percent(share, locale=LANGUAGE))


def _decimal(number: float | None) -> str:
    return "–" if number is None else str(format_decimal(round(number, 3), locale=LANGUAGE))
