"""An OpenAI-compatible endpoint (Ollama, llama.cpp, vLLM): messages in, the model's words out, or None."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence

import httpx
from pydantic import BaseModel, ValidationError

from bot.fluency.prompt import Message
from bot.setting_sections import FluencySettings

_log = logging.getLogger(__name__)

MOST_TOKENS = 200
MOST_BYTES = 200_000
"""Of a reply; a summary needs a few hundred."""
_ACCEPTED = {"Accept": "application/json"}


class _Content(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Content


class _Completion(BaseModel):
    choices: list[_Choice]


class OversizedReply(Exception):
    """The endpoint sends more than any answer needs."""


class Endpoint:
    """Asks a model once and never raises; blocks for at most the time-out, so callers stay off the event loop.

    Spoken with httpx, which the Telegram library brings along: one POST is all that is needed, and the `openai` package
    would add its own retries, which a citizen waits for, and half a second of imports.
    """

    def __init__(self, settings: FluencySettings) -> None:
        self._url = settings.endpoint.rstrip("/") + "/chat/completions"
        self._model = settings.model
        self._timeout = settings.timeout_seconds
        key = settings.api_key.get_secret_value().strip() if settings.api_key else ""
        self._headers = _ACCEPTED | ({"Authorization": f"Bearer {key}"} if key else {})

    def complete(self, messages: Sequence[Message]) -> str | None:
        """The model's answer, or None for whatever goes wrong; the log gets the error's type and nothing else."""
        try:
            return asyncio.run(self._complete(messages)).strip() or None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OversizedReply, ValidationError, ValueError) as exc:
            _log.warning("no fluent answer: %s", type(exc).__name__)
        except Exception as exc:  # a summary is a bonus: nothing that happens to it may cost a citizen the quotation
            _log.error("no fluent answer: unexpected %s", type(exc).__name__)
        return None

    async def _complete(self, messages: Sequence[Message]) -> str:
        """httpx limits each single wait; the outer limit also ends a reply that drips in byte by byte."""
        async with asyncio.timeout(self._timeout), httpx.AsyncClient(timeout=self._timeout) as client:
            body = self._body(messages)
            async with client.stream("POST", self._url, json=body, headers=self._headers) as response:
                response.raise_for_status()
                return _content(await _received(response))

    def _body(self, messages: Sequence[Message]) -> dict[str, object]:
        return {
            "model": self._model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
            "stream": False,
        }


async def _received(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MOST_BYTES:
            raise OversizedReply
    return bytes(body)


def _content(body: bytes) -> str:
    """The first choice's words; "" where there is no choice."""
    choices = _Completion.model_validate(json.loads(body)).choices
    return choices[0].message.content if choices else ""
