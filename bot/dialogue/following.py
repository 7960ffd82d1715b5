"""Whether a question is to be read together with the one before, told from both readings of it."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path

from pydantic import model_validator

from bot.dialogue.confidence import Judge
from bot.dialogue.logistic import Logistic
from bot.dialogue.pointing import names_a_subject, opens_as_continuation, points_back, words_of
from bot.dialogue.study import Study, answers_anew

FILE = Path(__file__).with_name("following.json")
_MANY_WORDS = 12
_OUR_FIELD = 0.84
"""A cosine that most questions of our field reach with some passage."""
_ALIKE = 0.84
"""Nine in ten follow-ups have less of a cosine with the question before, two whole questions in like words more."""


@dataclass(frozen=True, slots=True)
class Following:
    """A question by itself and together with the one before.

    `opening`, `pointing`, `named`: what its words tell (`bot.dialogue.pointing`); `words`: how many, up to twelve.
    `subject`: cosine of the two questions; `alike`: how far it exceeds what a question and its follow-up usually reach.
    `foreign`: how far the question by itself stays below a cosine of our field. `alone`, `together`: confidence of the
    reading by itself and of that with both. `anew`: its quotation says something to the new question. `gap`:
    how much closer the question is to its own best passage than to a sentence of the one found together. `gained`: how
    much better the anticipated question fits both.
    """

    opening: float
    pointing: float
    named: float
    words: float
    subject: float
    alike: float
    foreign: float
    alone: float
    together: float
    anew: float
    gap: float
    gained: float

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def figures(self) -> tuple[float, ...]:
        """In the order of `columns`."""
        return astuple(self)


@dataclass(frozen=True, slots=True)
class Readings:
    """`alone` is the study of the question by itself, `both` that of it with the one before."""

    question: str
    language: str
    alone: Study
    both: Study
    judge: Judge

    def following(self) -> Following | None:
        """None where nothing is found, or where there are no vectors to compare."""
        mine, theirs, before = self.alone.evidence, self.both.evidence, self.both.before
        if mine is None or theirs is None or before is None or not before.vector.any():
            return None
        subject = float(self.alone.ranking.vector @ before.vector)
        return Following(
            opening=float(opens_as_continuation(self.question, self.language)),
            pointing=float(points_back(self.question, self.language)),
            named=float(names_a_subject(self.question)),
            words=float(min(len(words_of(self.question)), _MANY_WORDS)),
            subject=subject,
            alike=max(0.0, subject - _ALIKE),
            foreign=max(0.0, _OUR_FIELD - mine.cosine),
            alone=self.judge.confidence(mine),
            together=self.judge.confidence(theirs),
            anew=float(answers_anew(self.question, self.alone, self.both)),
            gap=mine.cosine - self.both.closest,
            gained=theirs.anticipated - mine.anticipated,
        )


class FollowingModel(Logistic):
    """Fitted by `python -m training.following` for the vectors of one encoder; from `follows` on the question before
    counts."""

    follows: float
    fingerprint: str

    @model_validator(mode="after")
    def _fits_the_figures(self) -> FollowingModel:
        if self.names != Following.columns():
            raise ValueError(f"fitted for {self.names}, there are {Following.columns()}; fit anew")
        return self

    def reads_together(self, following: Following) -> bool:
        return self.probability(following.figures()) >= self.follows


@cache
def shipped_following() -> FollowingModel:
    """The one in the package."""
    return FollowingModel.model_validate_json(FILE.read_text(encoding="utf-8"))
