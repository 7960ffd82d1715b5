"""What the reader adds to the bundled model: low-rank changes of its layers, and two heads."""

from __future__ import annotations

from pathlib import Path

from safetensors import safe_open

from index.bundled_format import Floats

ADAPTER = Path(__file__).with_name("reader_adapter.safetensors")
FORMAT = "strategiebot-reader-1"


def load_adapter(path: Path = ADAPTER) -> dict[str, Floats]:
    """Its tensors by name; raises ValueError for a file of another format."""
    with safe_open(path, framework="numpy") as file:
        metadata = file.metadata() or {}
        if metadata.get("format") != FORMAT:
            raise ValueError(f"its format is {metadata.get('format')!r}, expected is {FORMAT!r}")
        return {name: file.get_tensor(name) for name in list(file.keys())}


def adapter_fingerprint(path: Path = ADAPTER) -> str:
    """A hash of what it was trained on, and how."""
    with safe_open(path, framework="numpy") as file:
        return str((file.metadata() or {}).get("fingerprint", ""))
