"""Fits the intents: `python -m training.intents` rewrites bot/dialogue/intents.npz from training/intents.jsonl.

The sentences were written for this project (Apache-2.0), apart from all sets that are used to measure.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from bot.assembly import Assembly
from bot.dialogue.intent import Intent, IntentModel
from bot.settings import load_settings

DATA = Path(__file__).with_name("intents.jsonl")
REGULARISATION = 100.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=None)
    encoder = Assembly(load_settings(parser.parse_args().config)).encoder()
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    vectors = encoder.encode_queries([row["text"] for row in rows])
    labels = np.array([row["intent"] for row in rows])
    model = LogisticRegression(C=REGULARISATION, max_iter=3000)
    held_out = cross_val_predict(model, vectors, labels, cv=5)
    print(f"{len(rows)} sentences; right on held-out fifths: {np.mean(held_out == labels):.3f}")
    model.fit(vectors, labels)
    classes = tuple(Intent(str(name)) for name in model.classes_)
    IntentModel(
        classes, model.coef_.astype(np.float32), model.intercept_.astype(np.float32), encoder.fingerprint
    ).save()


if __name__ == "__main__":
    main()
