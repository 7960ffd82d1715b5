"""Runs ONNX graphs; the one module that knows ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

# This bot tells nobody but Telegram that it runs: since 1.32 the library would report to its makers over HTTPS and keep
# a device number in the home folder, unless this stands in the environment before it is loaded.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

onnxruntime.disable_telemetry_events()

WORDS, PLACES, APART, SUMS = "words", "places", "apart", "sums"
"""What the bundled model's graphs take."""

Array = npt.NDArray[np.float32]
_ONLY_ERRORS = 3
_PROVIDERS = ["CPUExecutionProvider"]
_SLOWER = ["SkipLayerNormFusion"]
"""What ONNX Runtime would do to the graph: its one operator takes six times as long as the two it stands for (1.32)."""


class Session:
    """A graph that can be run; several threads may do so at once."""

    def __init__(self, graph: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = _ONLY_ERRORS
        options.enable_cpu_mem_arena = False  # it would keep the memory of the longest text for good
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # neighbours need the cores
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=_PROVIDERS, disabled_optimizers=_SLOWER
        )

    def run(self, inputs: Mapping[str, npt.NDArray[np.generic]]) -> list[Array]:
        """What the graph gives, in its order."""
        outputs: list[Array] = self._session.run(None, inputs)
        return outputs
