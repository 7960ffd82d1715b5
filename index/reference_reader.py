"""The reader in torch and float32: what the compiled one is measured against."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import linear
from transformers import BertConfig, BertModel

from index.bundled_model import unpack_bundled_model
from index.compiled_model import TOKENIZER, compile_encoder
from index.reader import Floats, Reader
from index.reader_adapter import ADAPTER, adapter_fingerprint
from index.reader_input import InputBuilder
from index.tokens import load_tokenizer


class TorchNetwork:
    """A `Network`: the merged model, and heads that are two linear layers over its output."""

    def __init__(self, model: BertModel, heads: Mapping[str, Tensor]) -> None:
        self._model = model
        self._heads = heads

    def run(self, rows: Sequence[Sequence[int]], /) -> Sequence[Floats]:
        with torch.inference_mode():
            hidden = self._model(input_ids=torch.tensor(rows)).last_hidden_state
            return [self._head("answerable", hidden[:, 0]), self._head("span", hidden)]

    def _head(self, name: str, hidden: Tensor) -> Floats:
        scores: Floats = linear(hidden, self._heads[f"{name}.weight"], self._heads[f"{name}.bias"]).numpy()
        return scores


def reference_reader(models: Path, adapter: Path = ADAPTER) -> Reader:
    """Unpacks the bundled model below `models` when it is used for the first time."""
    base = unpack_bundled_model(models)
    changes = {name: value.float() for name, value in load_file(adapter).items()}
    config = BertConfig(**json.loads((base / "config.json").read_text(encoding="utf-8")))
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(merged(load_file(base / "model.safetensors"), changes), strict=False)
    torch.nn.Module.eval(model)
    builder = InputBuilder(load_tokenizer(compile_encoder(models) / TOKENIZER))
    return Reader(TorchNetwork(model, changes), builder, adapter_fingerprint(adapter))


def merged(weights: Mapping[str, Tensor], adapter: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The base weights with `<name>.up @ <name>.down` added, and what the adapter gives whole put in their place."""
    result = dict(weights)
    for name, value in adapter.items():
        if name.endswith(".up"):
            target = name.removesuffix(".up")
            result[target] = weights[target].float() + value.float() @ adapter[f"{target}.down"].float()
        elif name in weights:
            result[name] = value.float()
    return result
