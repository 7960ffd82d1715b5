"""One known embedding of the bundled model: it tells whether weights, tokenizer and libraries still work together."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.bundled_model import ModelUnavailable
from index.encoder import Encoder

_TEXT = "Die StrategieWerkstatt stärkt den Industriestandort Sachsen."
_START = (0.0602, -0.0499, -0.0310, -0.0298)
_TOLERANCE = 4e-3


def check_golden(encoder: Encoder, folder: Path) -> None:
    """Raises `ModelUnavailable`; it also warms the engine up."""
    start = encoder.encode_passages([_TEXT])[0, : len(_START)]
    if not np.allclose(start, _START, atol=_TOLERANCE):
        raise ModelUnavailable(
            f"The bundled model in {folder} gives {start.tolist()} for its test sentence, expected is "
            f"{list(_START)}: delete that folder and install the packages anew with "
            "`pip install -c constraints.txt -e .`."
        )
