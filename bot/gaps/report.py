"""The gap report: what citizens looked for in vain, as data, as a table for the staff and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.catalogue import Catalogue
from bot.dialogue.dates import written
from bot.editing.office import Gap, GapTable
from bot.gaps.question_group import QuestionGroup
from bot.gaps.spreadsheet import spreadsheet
from knowledge.partial_date import PartialDate

STAFF_LANGUAGE = "de"


@dataclass(frozen=True, slots=True)
class GapReport:
    """`groups` are of our field, `off_topic` of another; each most frequent first.

    `days`: how far it looks back, None for everything that is kept. `left_out`: questions that are too many to compare.
    """

    groups: tuple[QuestionGroup, ...]
    off_topic: tuple[QuestionGroup, ...]
    snapshot: str
    days: int | None = None
    left_out: int = 0

    def table(self, catalogue: Catalogue) -> GapTable:
        """As the staff reads it in a chat; the file holds the questions of other fields, too."""
        gaps = tuple(
            Gap(
                example=group.example,
                count=group.count,
                first=_in_words(group.first),
                last=_in_words(group.last),
                nearest=group.nearest.heading if group.nearest else "",
                score=group.score,
            )
            for group in self.groups
        )
        return GapTable(gaps, self.csv(catalogue))

    def csv(self, catalogue: Catalogue) -> bytes:
        """As a file that office programs open."""
        return spreadsheet((*self.groups, *self.off_topic), catalogue, STAFF_LANGUAGE)

    def as_json(self) -> dict[str, Any]:
        return {
            "snapshot": self.snapshot,
            "days": self.days,
            "left_out": self.left_out,
            "gaps": [group.as_json() for group in self.groups],
            "off_topic": [group.as_json() for group in self.off_topic],
        }


def _in_words(day: date) -> str:
    return written(PartialDate(day.year, day.month, day.day), STAFF_LANGUAGE)
