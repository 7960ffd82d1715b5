"""Fits when a question is read with the one before: `python -m training.following` makes bot/dialogue/following.json.

Data, all written for this project (Apache-2.0) apart from the sets that measure: the pairs of follow_ups.jsonl, whose
second question is understood with the first only, and the questions of intents.jsonl that stand on their own feet,
ours and those of other fields, each after a question that it has nothing to do with; ours once more, each after the
closest one in meaning, with `SAME_SUBJECT` of their weight: most of these would be answered alike either way.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from bot.assembly import Assembly
from bot.dialogue.confidence import shipped_judge
from bot.dialogue.follow_up import leans_on_previous
from bot.dialogue.following import FILE, Following, Readings
from bot.dialogue.language import LanguageDetector
from bot.dialogue.library import Library
from bot.dialogue.pointing import names_a_subject, opens_as_continuation, points_back, words_of
from bot.dialogue.study import study, study_follow_up
from bot.settings import load_settings
from index.encoder import Encoder

PAIRS = Path(__file__).with_name("follow_ups.jsonl")
QUESTIONS = Path(__file__).with_name("intents.jsonl")
REGULARISATION = 0.3
FOLDS = 10
FOLLOWS = 0.6
"""Dragging a new subject along is worse than asking once more what was meant."""
SAME_SUBJECT = 0.2
"""From 0.05 to 0.3 much the same comes out."""
_THE_SAME = 0.985
"""Cosine from which two questions count as one."""
_THANKS = ("dank", "thank", "dzię", "děk", "dík", "prima")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two messages in a row; `kind` is "follow-up", "new subject", "other field" or "same subject"."""

    previous: str
    question: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of shape (pairs, columns of `Following`), which are follow-ups, and what each counts."""

    features: npt.NDArray[np.float64]
    follows: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.float64]

    @classmethod
    def of(cls, chosen: Sequence[Pair], read: Iterable[Following]) -> Table:
        features = np.array([following.figures() for following in read])
        follows = np.array([pair.kind == "follow-up" for pair in chosen])
        weights = np.array([SAME_SUBJECT if pair.kind == "same subject" else 1.0 for pair in chosen])
        return cls(features, follows, weights)

    def rows(self, numbers: npt.NDArray[np.int64]) -> Table:
        return Table(self.features[numbers], self.follows[numbers], self.weights[numbers])


def pairs() -> list[Pair]:
    """The same ones each time."""
    follow_ups = [Pair(row["previous"], row["question"], "follow-up") for row in _rows(PAIRS)]
    others = _rows(QUESTIONS)
    own_feet = [row["text"] for row in others if row["intent"] == "question" and _stands_alone(row)]
    foreign = [row["text"] for row in others if row["intent"] == "off_topic"]
    before = [pair.previous for pair in follow_ups] + own_feet
    chance = random.Random(0)  # noqa: S311  # nothing secret: which question comes before which
    changes = [(text, "new subject") for text in own_feet] + [(text, "other field") for text in foreign]
    return follow_ups + [Pair(chance.choice(before), text, kind) for text, kind in changes]


def of_same_subject(chosen: Sequence[Pair], encoder: Encoder) -> list[Pair]:
    """Each question on a new subject after the closest one that is not nearly the same."""
    questions = [pair.question for pair in chosen if pair.kind == "new subject"]
    vectors = encoder.encode_queries(questions)
    cosines = vectors @ vectors.T
    cosines[cosines > _THE_SAME] = -1.0
    return [Pair(questions[j], text, "same subject") for text, j in zip(questions, cosines.argmax(axis=1), strict=True)]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _stands_alone(row: dict[str, Any]) -> bool:
    text, language = row["text"], row["language"]
    pointing = points_back(text, language) and not names_a_subject(text)
    opening = opens_as_continuation(text, language) or text.casefold().startswith(_THANKS)
    return len(words_of(text)) > 1 and not pointing and not opening


def examples(library: Library, chosen: Sequence[Pair]) -> Iterator[Following]:
    """What both readings of each pair show."""
    judge, detector = shipped_judge(), LanguageDetector()
    for pair in track(chosen, "Reading each pair"):
        language = detector.detect(pair.question, library.names)
        alone = study(library, pair.question)
        both = study_follow_up(library, pair.question, pair.previous, alone)
        following = Readings(pair.question, language, alone, both, judge).following()
        if following is None:
            raise SystemExit("the live snapshot holds no passage; run `strategiebot refresh` first")
        yield following


def fitted(table: Table) -> tuple[StandardScaler, LogisticRegression]:
    """Follow-ups together count as much as all the others."""
    scaler = StandardScaler().fit(table.features, sample_weight=table.weights)
    model = LogisticRegression(C=REGULARISATION, max_iter=1000, class_weight="balanced")
    return scaler, model.fit(scaler.transform(table.features), table.follows, sample_weight=table.weights)


def report(chosen: Sequence[Pair], probability: npt.NDArray[np.float64], follows: npt.NDArray[np.bool_]) -> None:
    print(f"AUROC on held-out folds {roc_auc_score(follows, probability):.3f}; read with the question before:")
    kinds = np.array([pair.kind for pair in chosen])
    by_words = np.array([leans_on_previous(pair.question, "de") for pair in chosen])
    for kind in dict.fromkeys(kinds):
        shares = ", ".join(f"{(probability[kinds == kind] >= at).mean():.1%} from {at}" for at in (0.5, FOLLOWS, 0.7))
        print(f"{kind} ({(kinds == kind).sum()}): {shares}; leaning by its words {by_words[kinds == kind].mean():.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=None)
    assembly = Assembly(load_settings(parser.parse_args().config))
    library = Library(assembly.live().current(), assembly.reader())
    chosen = pairs()
    chosen += of_same_subject(chosen, assembly.encoder())
    table = Table.of(chosen, examples(library, chosen))
    held_out = np.empty(len(chosen))
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(table.features, table.follows):
        scaler, model = fitted(table.rows(seen))
        held_out[unseen] = model.predict_proba(scaler.transform(table.features[unseen]))[:, 1]
    report(chosen, held_out, table.follows)
    scaler, model = fitted(table)
    made = {
        "names": Following.columns(),
        "mean": scaler.mean_.round(5).tolist(),
        "scale": scaler.scale_.round(5).tolist(),
        "weights": model.coef_[0].round(5).tolist(),
        "intercept": round(float(model.intercept_[0]), 5),
        "follows": FOLLOWS,
        "fingerprint": assembly.model_fingerprint(),
    }
    FILE.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(made, indent=2))


if __name__ == "__main__":
    main()
