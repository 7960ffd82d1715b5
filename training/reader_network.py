"""The reader while it learns: the frozen bundled model, low-rank additions to its linear layers, two heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AttentionInterface, BertModel
from transformers.masking_utils import AttentionMaskInterface, eager_mask

from index.reader_adapter import FORMAT

_ADAPTED = ("query", "key", "value", "dense")


@dataclass(frozen=True, slots=True)
class Scores:
    """For each example its log-odds, and for each token how well an answer begins or ends there.

    The first token stands for "no answer"; tokens that are neither it nor the passage's text are out of the question.
    """

    answerable: Tensor
    begin: Tensor
    end: Tensor


class AdaptedLinear(nn.Module):
    """A frozen linear layer to which `up @ down` is added, as one matrix: that is what hardware multiplies fast."""

    def __init__(self, linear: nn.Linear, rank: int) -> None:
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(rank, linear.in_features) / math.sqrt(linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, rank))
        linear.weight.requires_grad_(False)

    def forward(self, inputs: Tensor) -> Tensor:
        return nn.functional.linear(inputs, self.linear.weight + self.up @ self.down, self.linear.bias)


class ReaderNetwork(nn.Module):
    def __init__(self, base: Path, rank: int) -> None:
        super().__init__()
        AttentionInterface.register("plain", _plain_attention)
        AttentionMaskInterface.register("plain", eager_mask)  # without it, padding would be attended to
        self.bert = BertModel.from_pretrained(base, attn_implementation="plain", add_pooling_layer=False)
        for name, parameter in self.bert.named_parameters():
            parameter.requires_grad_(name.startswith("encoder.") and (name.endswith(".bias") or "LayerNorm" in name))
        for module in list(self.bert.encoder.modules()):
            for name, child in list(module.named_children()):
                if name in _ADAPTED and isinstance(child, nn.Linear):
                    setattr(module, name, AdaptedLinear(child, rank))
        for module in self.bert.modules():  # varied examples are what keeps it from learning by heart
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        size = int(self.bert.config.hidden_size)
        self.answerable, self.span, self.dropout = nn.Linear(size, 1), nn.Linear(size, 2), nn.Dropout(0.1)
        for head in (self.answerable, self.span):
            nn.init.normal_(head.weight, std=0.02)
        self._learnt = {name: value for name, value in self.named_parameters() if value.requires_grad}

    def forward(self, tokens: Tensor, mask: Tensor, is_text: Tensor) -> Scores:
        hidden = self.bert(input_ids=tokens, attention_mask=mask).last_hidden_state
        spans = self.span(hidden).float().masked_fill(~is_text.unsqueeze(-1), -1e4)
        answerable = self.answerable(self.dropout(hidden[:, 0])).squeeze(-1).float()
        return Scores(answerable, spans[..., 0], spans[..., 1])

    def save(self, path: Path, fingerprint: str) -> None:
        """The adapter in half precision, under the names of the base model's weights."""
        tensors = {_shipped_name(name): value.detach().half().contiguous() for name, value in self._learnt.items()}
        save_file(tensors, path, metadata={"format": FORMAT, "fingerprint": fingerprint})

    def start_from(self, path: Path) -> None:
        """With the weights of a saved adapter of the same rank."""
        saved = load_file(path)
        with torch.no_grad():
            for name, value in self._learnt.items():
                value.copy_(saved[_shipped_name(name)])

    def freeze(self, layers: int) -> None:
        """Leaves the lowest layers as they are, which saves their share of the way back."""
        for layer in list(self.bert.encoder.layer)[:layers]:
            layer.requires_grad_(False)


def _shipped_name(name: str) -> str:
    name = name.removeprefix("bert.").replace(".linear.", ".")
    return name.replace(".down", ".weight.down").replace(".up", ".weight.up")


def _plain_attention(
    module: nn.Module, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, **options: float
) -> tuple[Tensor, None]:
    """Two matrix products and a softmax: on CPUs the fused kernel's backward pass took half of each step."""
    scores = torch.matmul(query * options["scaling"], key.transpose(-1, -2))
    if mask is not None:
        scores = scores + mask.to(scores.dtype)
    with torch.autocast("cpu", enabled=False):
        shares = torch.softmax(scores, -1)
    return torch.matmul(shares, value).transpose(1, 2).contiguous(), None
