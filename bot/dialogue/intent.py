"""What a message wants, told from its vector: a question of our field, another field, small talk, an attack, …"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("intents.npz")


class Intent(StrEnum):
    """The classes of training/intents.jsonl."""

    QUESTION = "question"
    OFF_TOPIC = "off_topic"
    ATTACK = "attack"
    HARM = "harm"
    INSULT = "insult"
    OPINION = "opinion"
    GREETING = "greeting"
    FAREWELL = "farewell"
    THANKS = "thanks"
    IDENTITY = "identity"
    HELP = "help"
    WELLBEING = "wellbeing"
    PRAISE = "praise"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Leaning:
    """The likeliest intent with its probability, and the probability that the message is a question of our field."""

    intent: Intent
    probability: float
    question: float


@dataclass(frozen=True)
class IntentModel:
    """Multinomial logistic regression on the vectors of one encoder; shape of `weights` (classes, dimension).

    Fitted by `python -m training.intents`.
    """

    classes: tuple[Intent, ...]
    weights: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]
    fingerprint: str

    @classmethod
    def load(cls, file: Path = FILE) -> IntentModel:
        with np.load(file, allow_pickle=False) as held:
            classes = tuple(Intent(str(name)) for name in held["classes"])
            return cls(classes, held["weights"], held["intercepts"], str(held["fingerprint"]))

    def save(self, file: Path = FILE) -> None:
        names = np.array([intent.value for intent in self.classes])
        np.savez(
            file,
            classes=names,
            weights=self.weights,
            intercepts=self.intercepts,
            fingerprint=np.array(self.fingerprint),
        )

    def leaning(self, vector: npt.NDArray[np.float32]) -> Leaning:
        """For one unit vector, shape (dimension,)."""
        scores = self.weights @ vector + self.intercepts
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        return Leaning(self.classes[best], float(shares[best]), float(shares[self.classes.index(Intent.QUESTION)]))
