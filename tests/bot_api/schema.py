"""aiogram's models judge every request and every object the server sends out."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import Message, Update
from pydantic import BaseModel, ValidationError

from tests.bot_api.refusal import ContractBreach, Json

Method = TelegramMethod[Any]


def _methods() -> dict[str, type[Method]]:
    named = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    classes = (made for made in named if isinstance(made, type) and issubclass(made, TelegramMethod))
    return {made.__name__.lower(): made for made in classes if made is not TelegramMethod}


METHODS = _methods()


def judge_request(method: type[Method], values: Json) -> Method:
    """The typed request, or a contract breach that names what is unknown or of a wrong type."""
    try:
        judged = method.model_validate(values)
    except ValidationError as invalid:
        raise ContractBreach(f"{method.__name__}: {_first_problem(invalid)}") from invalid
    strangers = sorted(unknown_fields(judged))
    if strangers:
        raise ContractBreach(f"{method.__name__}: unknown parameter {', '.join(strangers)}")
    return judged


def judge_message(message: Json) -> Json:
    return _judged(Message, message)


def judge_update(update: Json) -> Json:
    return _judged(Update, update)


def accepted_types(method: type[Method], name: str) -> frozenset[type]:
    """The classes a parameter may have, taken out of its unions."""
    return frozenset(_flattened(method.model_fields[name].annotation))


def given(value: Any) -> Any:
    """A parameter as it was sent: aiogram marks what was left out with a `Default`."""
    return None if isinstance(value, Default) else value


def plain(model: BaseModel | None) -> Json:
    """A model as JSON without what was not sent."""
    return {} if model is None else model.model_dump(mode="json", exclude_none=True, exclude_unset=True)


def unknown_fields(value: object, path: str = "") -> Iterator[str]:
    """Dotted names of everything below `value` that the Bot API does not know."""
    if isinstance(value, BaseModel):
        yield from (f"{path}{name}" for name in value.model_extra or {})
        for name in type(value).model_fields:
            yield from unknown_fields(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list):
        for item in value:
            yield from unknown_fields(item, path)


def _judged(model: type[BaseModel], values: Json) -> Json:
    judged = model.model_validate(values)
    strangers = sorted(unknown_fields(judged))
    if strangers:
        raise ValueError(f"{model.__name__} has no {', '.join(strangers)}")
    return values


def _flattened(annotation: Any) -> Iterator[type]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _flattened(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _flattened(member)
    else:
        kind = origin or annotation
        if isinstance(kind, type):
            yield kind


def _first_problem(invalid: ValidationError) -> str:
    problem = invalid.errors(include_url=False, include_context=False)[0]
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
