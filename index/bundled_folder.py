"""Writes a packed model as the folder that Sentence-Transformers reads: weights, tokenizer, modules, prompts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TypeAlias

from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.decoders import Metaspace as MetaspaceDecoder
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Nmt, Replace
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import Metaspace
from tokenizers.processors import TemplateProcessing

from index.bundled_format import PROMPTS, Floats, PackedModel, Vocabulary
from index.made_folder import Advance

_JSON: TypeAlias = Mapping[str, object] | list[dict[str, object]]
_MASK = "<mask>"

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_SUFFIX = {"w": "weight", "b": "bias"}


def write_folder(model: PackedModel, folder: Path, advance: Advance) -> None:
    """Fills the folder, which exists; `advance` counts the bytes of the packed tensors."""
    (folder / "1_Pooling").mkdir()
    for name, content in _configurations(model).items():
        (folder / name).write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")
    tokenizer_of(model).save(str(folder / "tokenizer.json"), pretty=False)
    save_file(_weights(model, advance), folder / "model.safetensors", metadata={"format": "pt"})


def _weights(model: PackedModel, advance: Advance) -> dict[str, Floats]:
    weights: dict[str, Floats] = {}
    total, done = sum(len(tensor.data) for tensor in model.tensors.values()), 0
    for tensor in model.tensors.values():
        values = tensor.values()
        columns = model.shape.intermediate_size if tensor.name.endswith("fo.w") else model.shape.hidden_size
        weights[transformers_name(tensor.name)] = (
            values if tensor.name.endswith(".b") else _rows(tensor.name, values, columns)
        )
        done += len(tensor.data)
        advance(done, total)
    return weights


def _rows(name: str, values: Floats, columns: int) -> Floats:
    """A layer norm's weight is a vector, all others are matrices."""
    return values if name.endswith("ln.w") else values.reshape(-1, columns)


def transformers_name(packed: str) -> str:
    """`l3.q.w` is `encoder.layer.3.attention.self.query.weight` to transformers."""
    if packed in _EMBEDDINGS:
        return _EMBEDDINGS[packed]
    layer, part, kind = packed.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER[part]}.{_SUFFIX[kind]}"


def tokenizer_of(model: PackedModel) -> Tokenizer:
    words = model.vocabulary
    tokenizer = Tokenizer(Unigram(list(zip(words.pieces, words.scores, strict=True)), unk_id=words.unk))
    tokenizer.normalizer = Normalizers([Nmt(), NFKC(), Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = Metaspace(prepend_scheme="always")
    tokenizer.decoder = MetaspaceDecoder(prepend_scheme="always")
    begin, end = words.pieces[words.bos], words.pieces[words.eos]
    tokenizer.post_processor = TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, words.bos), (end, words.eos)],
    )
    tokenizer.add_special_tokens([AddedToken(word, special=True) for word in _specials(words).values()])
    return tokenizer


def _specials(words: Vocabulary) -> dict[str, str]:
    named = {"bos_token": words.bos, "eos_token": words.eos, "pad_token": words.pad, "unk_token": words.unk}
    pieces = {role: words.pieces[number] for role, number in named.items()}
    return {**pieces, "cls_token": pieces["bos_token"], "sep_token": pieces["eos_token"], "mask_token": _MASK}


def _configurations(model: PackedModel) -> dict[str, _JSON]:
    shape, words = model.shape, model.vocabulary
    return {
        "config.json": {
            **asdict(shape),
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "dtype": "float32",
            "bos_token_id": words.bos,
            "eos_token_id": words.eos,
            "pad_token_id": words.pad,
        },
        "tokenizer_config.json": {
            **_specials(words),
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.max_position_embeddings,
        },
        "modules.json": [
            _module(0, "", "base.modules.transformer.Transformer"),
            _module(1, "1_Pooling", "sentence_transformer.modules.pooling.Pooling"),
            _module(2, "2_Normalize", "base.modules.normalize.Normalize"),
        ],
        # the model's own pooling layer has no weights here and is not used: the mean is taken
        "sentence_bert_config.json": {
            "max_seq_length": shape.max_position_embeddings,
            "model_kwargs": {"add_pooling_layer": False},
        },
        "1_Pooling/config.json": {"embedding_dimension": shape.hidden_size, "pooling_mode": "mean"},
        "config_sentence_transformers.json": {"prompts": PROMPTS, "similarity_fn_name": "cosine"},
    }


def _module(number: int, path: str, name: str) -> dict[str, object]:
    return {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.{name}"}
