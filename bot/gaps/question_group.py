"""Questions of one meaning that found no helpful answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.passage import Passage


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """`example` is the wording closest to the centre, `others` are the rest, most frequent first.

    `count` questions, of which `not_helpful` had an answer that was marked as not helpful; `nearest` is the passage of
    the live snapshot that is closest to the example, with its score (None and 0.0 in a snapshot without passages).
    `off_topic`: each of them was taken for a question of another field.
    """

    example: str
    others: tuple[str, ...]
    count: int
    not_helpful: int
    off_topic: bool
    first: date
    last: date
    nearest: Passage | None
    score: float

    def as_json(self) -> dict[str, Any]:
        nearest = self.nearest
        return {
            "question": self.example,
            "others": list(self.others),
            "count": self.count,
            "not_helpful": self.not_helpful,
            "off_topic": self.off_topic,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "nearest": {"passage": nearest.id, "title": nearest.title, "heading": nearest.heading} if nearest else None,
            "score": round(self.score, 4),
        }
