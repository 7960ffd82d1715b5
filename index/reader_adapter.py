"""What the reader adds to the bundled model: low-rank changes of its layers, and two heads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from safetensors import safe_open

from index.bundled_format import Floats

ADAPTER = Path(__file__).with_name("reader_adapter.safetensors")
FORMAT = "strategiebot-reader-1"
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.")


def load_adapter(path: Path = ADAPTER) -> dict[str, Floats]:
    """Its tensors by name; raises ValueError for a file of another format."""
    with safe_open(path, framework="numpy") as file:
        metadata = file.metadata() or {}
        if metadata.get("format") != FORMAT:
            raise ValueError(f"its format is {metadata.get('format')!r}, expected is {FORMAT!r}")
        return {name: file.get_tensor(name) for name in list(file.keys())}


def layers_of(adapter: Mapping[str, Floats]) -> int:
    """How many of the model's layers the reader has: those above the last one that it changes are left out."""
    return 1 + max(int(found.group(1)) for found in map(_LAYER.match, adapter) if found)


def adapter_fingerprint(path: Path = ADAPTER) -> str:
    """A hash of what it was trained on, and how."""
    with safe_open(path, framework="numpy") as file:
        return str((file.metadata() or {}).get("fingerprint", ""))
