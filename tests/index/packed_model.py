"""A model of one layer and eight pieces in the file format of the real one."""

import struct

import numpy as np

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁hallo", "welt", "▁welt"]
WIDTH = 32
PLACES = 32


def block(row: int, scale: float = 0.5) -> bytes:
    """The 32 quantised weights of a row; no two rows are alike."""
    return struct.pack("<e", scale) + bytes(range(7 * row, 7 * row + 16))


def packed_bytes() -> bytes:
    sizes = {"emb.word": len(PIECES), "emb.pos": PLACES, "emb.type": 2, "emb.ln.w": 1, "emb.ln.b": 1}
    for part in ("q", "k", "v", "ao", "fi", "fo"):
        sizes |= {f"l0.{part}.w": WIDTH, f"l0.{part}.b": 1}
    for norm in ("aln", "oln"):
        sizes |= {f"l0.{norm}.w": 1, f"l0.{norm}.b": 1}
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, 2, WIDTH, len(PIECES), PLACES, 2, 1e-12, 32)
    blob = [piece.encode() for piece in PIECES]
    bounds = np.cumsum([0, *map(len, blob)]).astype("<u4")
    words = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blob))) + bounds.tobytes()
    words += np.arange(0, -len(PIECES), -1, dtype="<f4").tobytes() + b"".join(blob) + struct.pack("<iI", 0, 0)
    return _with_tensors(head + words, sizes)


def _with_tensors(start: bytes, sizes: dict[str, int]) -> bytes:
    at = len(start) + 4 + sum(2 + len(name) + 21 for name in sizes)
    directory, body = struct.pack("<i", len(sizes)), b""
    for number, (name, rows) in enumerate(sizes.items()):
        quantised = name == "emb.word" or (name.endswith(".w") and "ln" not in name)
        scale = 0.5 if name == "emb.word" else 2**-8  # small, so that the layers leave the words their differences
        vector = np.full(WIDTH, number, "<f4").tobytes()
        rows_bytes = b"".join(block(row, scale) for row in range(rows)) if quantised else rows * vector
        directory += struct.pack(f"<H{len(name)}s", len(name), name.encode())
        directory += struct.pack("<BIQQ", quantised, rows * WIDTH, at + len(body), len(rows_bytes))
        body += rows_bytes
    return start + directory + body
