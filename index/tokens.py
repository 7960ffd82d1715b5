"""The bundled model's tokenizer, loaded once a process: encoder and reader share it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sentencepiece import SentencePieceNormalizer, SentencePieceProcessor

from index.bundled_format import Vocabulary

START, PAD, END = 0, 1, 2
MAX_TOKENS = 512
_CHARACTERS_PER_TOKEN = 64
"""More than any token covers: what lies behind is cut off before the tokenizer spends time on it."""
_UNIGRAM = 1
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
_MASK = "<mask>"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Token numbers, and the characters of the text that each stands for."""

    numbers: list[int]
    offsets: list[tuple[int, int]]


class Tokenizer:
    """Adds no tokens of its own; "</s>" in what a citizen writes is text, not a separator."""

    def __init__(self, processor: SentencePieceProcessor) -> None:
        self._processor = processor

    def numbers(self, text: str, most: int) -> list[int]:
        """The first `most` token numbers of a text."""
        found: list[int] = self._processor.encode(readable(text, most))
        return found[:most]

    def row(self, text: str) -> list[int]:
        """The whole input of a model that reads this text."""
        return [START, *self.numbers(text, MAX_TOKENS - 2), END]

    def pieces(self, text: str, most: int) -> Pieces:
        """The same with their places."""
        found = self._processor.encode(readable(text, most), return_type="offset_mapping", return_bytes=False)
        return Pieces(found["ids"][:most], found["offsets"][:most])


@lru_cache(maxsize=1)
def load_tokenizer(path: Path) -> Tokenizer:
    return Tokenizer(SentencePieceProcessor(model_file=str(path)))


def save_tokenizer(words: Vocabulary, path: Path) -> None:
    """The vocabulary in SentencePiece's format, with the normalisation that the model was trained with."""
    # protobuf, which reading the file does not need
    from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]  # made while importing

    model = ModelProto()
    model.ParseFromString(SentencePieceNormalizer(rule_name="nmt_nfkc").serialized_model_proto())
    model.trainer_spec.model_type = _UNIGRAM
    special = {"unk": words.unk, "bos": words.bos, "eos": words.eos, "pad": words.pad}
    for role, number in special.items():
        setattr(model.trainer_spec, f"{role}_id", number)
        setattr(model.trainer_spec, f"{role}_piece", words.pieces[number])
    control = {words.bos, words.eos, words.pad}
    for number, (piece, score) in enumerate(zip(words.pieces, words.scores, strict=True)):
        hidden = number in control or piece == _MASK
        kind = _UNKNOWN if number == words.unk else _CONTROL if hidden else _NORMAL
        model.pieces.add(piece=piece, score=score, type=kind)
    path.write_bytes(model.SerializeToString())


def readable(text: str, tokens: int) -> str:
    """Half a surrogate pair is no text to the tokenizer; what lies behind the last token is not tokenized first."""
    return text[: tokens * _CHARACTERS_PER_TOKEN].encode("utf-8", "replace").decode("utf-8")
