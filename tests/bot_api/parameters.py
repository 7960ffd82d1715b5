"""From an HTTP request in any of the Bot API's four forms to a judged method call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from aiohttp import BodyPartReader, web

from tests.bot_api.files import Upload
from tests.bot_api.refusal import ContractBreach, Json, Refusal
from tests.bot_api.schema import METHODS, Method, accepted_types, judge_request

M = TypeVar("M", bound=Method)
ATTACHED = "attach://"


@dataclass(frozen=True, slots=True)
class Sent:
    """What came over the wire: parameters as they were written, uploads by the name of their part."""

    values: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call(Generic[M]):
    """A request that aiogram's model of the method accepts."""

    method: M
    uploads: Mapping[str, Upload]

    def upload(self, reference: object) -> Upload | None:
        """The file that came with the request and that `attach://name` points to."""
        if isinstance(reference, str) and reference.startswith(ATTACHED):
            return self.uploads.get(reference.removeprefix(ATTACHED))
        return None


async def read_request(request: web.Request) -> Sent:
    values: Json = dict(request.query)
    if request.content_type == "application/json":
        values.update(await request.json())
    elif request.content_type == "multipart/form-data":
        return await _read_multipart(request, values)
    elif request.method == "POST":
        values.update(await request.post())
    return Sent(values)


def decode(name: str, sent: Sent) -> Call[Any]:
    """The typed call, or 404 for a method that does not exist and a contract breach for what does not fit."""
    method = METHODS.get(name)
    if method is None:
        raise Refusal(404, "Not Found")
    strangers = sorted(key for key in sent.values if key not in method.model_fields)
    if strangers:
        raise ContractBreach(f"{method.__name__}: unknown parameter {', '.join(strangers)}")
    values = {key: _decoded(method, key, value) for key, value in sent.values.items()}
    values.update({part: ATTACHED + part for part in sent.uploads if part in method.model_fields})
    return Call(judge_request(method, values), sent.uploads)


async def _read_multipart(request: web.Request, values: Json) -> Sent:
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ContractBreach("a part of the form has no name")
        if part.filename is None:
            values[part.name] = await part.text()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, kind, bytes(await part.read()))
    return Sent(values, uploads)


def _decoded(method: type[Method], name: str, value: Any) -> Any:
    """Everything but text is JSON inside a form; a text that looks like a number stays a text."""
    if not isinstance(value, str):
        return value
    kinds = accepted_types(method, name)
    if str in kinds and int not in kinds:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
