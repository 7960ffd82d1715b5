"""Fits the confidence of answers: `python -m training.confidence` rewrites bot/dialogue/confidence.json.

Data: the golden questions of knowledge/questions.jsonl, answered by the live snapshot. A quotation that holds an answer
(or, for a question that is not answerable, the words that this is not known) counts as one, any other as zero. Nothing
else is read, so that any other question file can be used to measure.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.assembly import Assembly
from bot.dialogue.confidence import FILE
from bot.dialogue.evidence import Evidence
from bot.dialogue.library import Library
from bot.dialogue.study import study, study_follow_up
from bot.evaluation.judgement import contains_any
from bot.evaluation.question_file import LabelledQuestion, read_questions
from bot.settings import load_settings

Floats = npt.NDArray[np.float64]
REGULARISATION = 0.3
FOLDS = 10
ANSWER = 0.5
CLARIFY = 0.3


@dataclass(frozen=True)
class Example:
    """One question's evidence and whether its quotation answers."""

    question: LabelledQuestion
    evidence: Evidence
    answers: bool


def example(library: Library, question: LabelledQuestion) -> Example:
    studied = study(library, question.question)
    if question.previous:
        studied = study_follow_up(library, question.question, question.previous, studied)
    if studied.extract is None or studied.evidence is None:
        raise SystemExit("the live snapshot holds no passage; run `strategiebot refresh` first")
    body = library.document(studied.extract.passage).body
    quotation = " ".join(body[span.start : span.end] for span in studied.extract.spans)
    return Example(question, studied.evidence, contains_any(quotation, question.answer_contains))


def fitted(examples: list[Example]) -> dict[str, object]:
    """The model as confidence.json holds it; how well it judges is measured on held-out folds."""
    features, labels = matrix(examples)
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=1000))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    held_out = cross_val_predict(pipeline, features, labels, cv=folds, method="predict_proba")[:, 1]
    report(examples, held_out)
    scaler, model = pipeline.fit(features, labels)[0], pipeline[1]
    return {
        "names": Evidence.columns(),
        "mean": scaler.mean_.round(5).tolist(),
        "scale": scaler.scale_.round(5).tolist(),
        "weights": model.coef_[0].round(5).tolist(),
        "intercept": round(float(model.intercept_[0]), 5),
        **thresholds(examples),
    }


def matrix(examples: list[Example]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    return np.array([each.evidence.figures() for each in examples]), np.array([each.answers for each in examples])


def thresholds(examples: list[Example]) -> dict[str, float]:
    """`answer`: a quotation is given when it answers more likely than not. `clarify`: from here on topics are offered.
    `field`: the cosine that 98 % of all but the far-off questions reach."""
    ours = [each.evidence.cosine for each in examples if each.question.distance != "far"]
    return {"answer": ANSWER, "clarify": CLARIFY, "field": round(float(np.quantile(ours, 0.02)), 4)}


def report(examples: list[Example], confidence: Floats) -> None:
    answers = np.array([each.answers for each in examples])
    near = np.array([each.question.distance == "near" for each in examples])
    far = np.array([each.question.distance == "far" for each in examples])
    print(f"{len(examples)} questions, {answers.sum()} answered by their quotation; on held-out folds:")
    print(f"AUROC all {roc_auc_score(answers, confidence):.3f}")
    for name, group in (("near", near), ("far", far)):
        rows = (answers & ~far) | (group & ~answers)
        print(f"AUROC against {name} {roc_auc_score(answers[rows], confidence[rows]):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=None)
    settings = load_settings(parser.parse_args().config)
    assembly = Assembly(settings)
    library = Library(assembly.live().current(), assembly.reader())
    questions = read_questions(settings.knowledge.questions)
    examples = [example(library, question) for question in track(questions, "Reading the evidence")]
    model = fitted(examples)
    FILE.write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(model, indent=2))


if __name__ == "__main__":
    main()
