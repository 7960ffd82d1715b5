"""Fits the confidence of answers: `python -m training.confidence` rewrites bot/dialogue/confidence.json.

With `--by-words` confidence_by_words.json, for answers that are found without the encoder and its reader, from the
golden questions alone.

Data: the golden questions of knowledge/questions.jsonl and those of practice.jsonl, written for this fit alone,
answered by the live snapshot, and with `LESSONS` of their weight the questions of the reader's validation lessons,
which teach what to make of passages that nobody has foreseen questions for. A quotation that holds an answer (or, for a
question that is not answerable, the words that this is not known) counts as one, any other as zero. Nothing else is
read, so that any other question file can be used to measure.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from bot.assembly import Assembly
from bot.dialogue.confidence import BY_WORDS, FILE
from bot.dialogue.evidence import Evidence
from bot.dialogue.library import Library
from bot.dialogue.study import study, study_follow_up
from bot.evaluation.judgement import contains_any
from bot.evaluation.question_file import LabelledQuestion, read_questions
from bot.settings import load_settings
from index.retriever import Retriever
from training.lesson_evidence import LessonEvidence, LessonRoom
from training.reader_examples import load_lessons

LESSON_FILES = tuple(
    Path(__file__).with_name(f"answerability-{name}.jsonl") for name in ("de", "more-de", "english-de")
)
Floats = npt.NDArray[np.float64]
REGULARISATION = 0.3
FOLDS = 10
PRACTICE = Path(__file__).with_name("practice.jsonl")
UNANSWERABLE = 0.5
"""Weight of practice questions without an answer: there are twice as many as among the golden ones."""
LESSONS = 0.5
"""Of 0.2, 0.5 and 1 the one with the best near AUROC on held-out golden questions."""
ANSWER = 0.35
ANSWER_BY_WORDS = 0.65
CLARIFY = 0.3


@dataclass(frozen=True)
class Example:
    """One question's evidence and whether its quotation answers."""

    question: LabelledQuestion
    evidence: Evidence
    answers: bool
    practice: bool

    @property
    def weight(self) -> float:
        return UNANSWERABLE if self.practice and not self.question.answerable else 1.0


def example(library: Library, question: LabelledQuestion, *, practice: bool = False) -> Example:
    asked = library.plain(question.question, question.language)
    studied = study(library, asked)
    if question.previous:
        studied = study_follow_up(library, asked, library.plain(question.previous, question.language), studied)
    if studied.extract is None or studied.evidence is None:
        raise SystemExit("the live snapshot holds no passage; run `strategiebot refresh` first")
    body = library.document(studied.extract.passage).body
    quotation = " ".join(body[span.start : span.end] for span in studied.extract.spans)
    return Example(question, studied.evidence, contains_any(quotation, question.answer_contains), practice)


@dataclass(frozen=True)
class Fit:
    """A logistic model over standardised figures; questions and lessons are standardised alike."""

    scaler: StandardScaler
    model: LogisticRegression

    @classmethod
    def of(cls, asked: Table, lessons: Table) -> Fit:
        features = np.concatenate([asked.features, lessons.features])
        labels = np.concatenate([asked.labels, lessons.labels])
        weights = np.concatenate([asked.weights, LESSONS * lessons.weights])
        scaler = StandardScaler().fit(features, sample_weight=weights)
        model = LogisticRegression(C=REGULARISATION, max_iter=1000)
        return cls(scaler, model.fit(scaler.transform(features), labels, sample_weight=weights))

    def confidence(self, features: Floats) -> Floats:
        return np.asarray(self.model.predict_proba(self.scaler.transform(features))[:, 1])


@dataclass(frozen=True)
class Table:
    """Figures of shape (questions, columns of `Evidence`), whether each quotation answers, and what each counts."""

    features: Floats
    labels: npt.NDArray[np.bool_]
    weights: Floats

    @classmethod
    def of(cls, examples: Sequence[Example | LessonEvidence]) -> Table:
        features = np.array([each.evidence.figures() for each in examples]).reshape(-1, len(Evidence.columns()))
        weights = np.array([each.weight for each in examples], np.float64)
        return cls(features, np.array([each.answers for each in examples], bool), weights)

    def rows(self, numbers: npt.NDArray[np.int64]) -> Table:
        return Table(self.features[numbers], self.labels[numbers], self.weights[numbers])


def fitted(examples: list[Example], lessons: Sequence[LessonEvidence], answer: float) -> dict[str, object]:
    """The model as confidence.json holds it; how well it judges is measured on held-out folds of the questions."""
    asked, others = Table.of(examples), Table.of(lessons)
    held_out = np.empty(len(examples))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for seen, unseen in folds.split(asked.features, asked.labels):
        held_out[unseen] = Fit.of(asked.rows(seen), others).confidence(asked.features[unseen])
    for practice in sorted({each.practice for each in examples}):
        rows = np.array([each.practice is practice for each in examples])
        print("practice questions:" if practice else "golden questions:")
        report([each for each, row in zip(examples, rows, strict=True) if row], held_out[rows])
    fit = Fit.of(asked, others)
    return {
        "names": Evidence.columns(),
        "mean": fit.scaler.mean_.round(5).tolist(),
        "scale": fit.scaler.scale_.round(5).tolist(),
        "weights": fit.model.coef_[0].round(5).tolist(),
        "intercept": round(float(fit.model.intercept_[0]), 5),
        **thresholds(examples, answer),
    }


def thresholds(examples: list[Example], answer: float) -> dict[str, float]:
    """`answer`: a quotation is given when it answers that likely. `clarify`: from here on topics are offered.
    `field`: the cosine that 98 % of all but the far-off questions reach."""
    ours = [each.evidence.cosine for each in examples if each.question.distance != "far"]
    return {"answer": answer, "clarify": CLARIFY, "field": round(float(np.quantile(ours, 0.02)), 4)}


def report(examples: list[Example], confidence: Floats) -> None:
    answers = np.array([each.answers for each in examples])
    answerable = np.array([each.question.answerable for each in examples])
    near = np.array([each.question.distance == "near" for each in examples])
    far = np.array([each.question.distance == "far" for each in examples])
    print(f"{len(examples)} questions, {answers.sum()} answered by their quotation; on held-out folds:")
    print(f"AUROC all {roc_auc_score(answers, confidence):.3f}")
    for name, group in (("near", near), ("far", far)):
        rows = (answers & ~far) | (group & ~answers)
        print(f"AUROC against {name} {roc_auc_score(answers[rows], confidence[rows]):.3f}")
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        given = confidence >= threshold
        right, wrong = (given & answerable & answers).sum(), (given & answerable & ~answers).sum()
        print(
            f"from {threshold}: right {right / answerable.sum():.1%}, wrong {wrong / answerable.sum():.1%}, "
            f"near {(given & near & ~answers).sum()} of {near.sum()}, "
            f"far {(given & far & ~answers).sum()} of {far.sum()}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=None)
    parser.add_argument("--by-words", action="store_true")
    chosen = parser.parse_args()
    settings = load_settings(chosen.config)
    assembly = Assembly(settings)
    if chosen.by_words:
        library = Library(Retriever(assembly.store.load_live().snapshot, None))
    else:
        library = Library(assembly.live().current(), assembly.reader())
    questions = read_questions(settings.knowledge.questions)
    examples = [example(library, question) for question in track(questions, "Reading the evidence")]
    practice = () if chosen.by_words else read_questions(PRACTICE)
    examples += [example(library, question, practice=True) for question in track(practice, "… and of practice")]
    lessons = [] if chosen.by_words else list(_of_lessons(assembly))
    model = fitted(examples, lessons, ANSWER_BY_WORDS if chosen.by_words else ANSWER)
    (BY_WORDS if chosen.by_words else FILE).write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(model, indent=2))


def _of_lessons(assembly: Assembly) -> Iterable[LessonEvidence]:
    room = LessonRoom(load_lessons(*LESSON_FILES), assembly.encoder(), assembly.reader())
    return track(room.evidence(), "Reading the lessons", len(room))


if __name__ == "__main__":
    main()
