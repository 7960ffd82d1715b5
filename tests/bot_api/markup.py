"""Telegram's own parser (TDLib, offline) judges the markup and the length of every text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import tdjson

from tests.bot_api.refusal import Json, bad_request

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100

_PARSE_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_ENTITY_NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "DateTime": "date_time",
}
_OPAQUE = ("text_link", "code", "pre")


@dataclass(frozen=True, slots=True)
class Judged:
    """A text as readers get it; `complaints` are what Telegram swallows silently and nobody should send."""

    text: str
    entities: list[Json] = field(default_factory=list)
    complaints: tuple[str, ...] = ()


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def detected_entities(text: str) -> list[Json]:
    """Links, commands, mentions and the like that Telegram finds by itself."""
    return _as_bot_api(_execute({"@type": "getTextEntities", "text": text})["entities"])


def judge_text(text: str, parse_mode: str | None, entities: list[Json], limit: int = MESSAGE_LIMIT) -> Judged:
    """The text after parsing, or the refusal that Telegram would give."""
    parsed = _parsed(text, parse_mode) if parse_mode else Judged(text, entities)
    if utf16_length(parsed.text) > limit:
        raise bad_request("message is too long" if limit == MESSAGE_LIMIT else "message caption is too long")
    complaints = list(parsed.complaints)
    if len(parsed.entities) > ENTITY_LIMIT:
        complaints.append(f"{len(parsed.entities)} entities in one text, Telegram keeps {ENTITY_LIMIT}")
    found = [entity for entity in detected_entities(parsed.text) if not _covered(entity, parsed.entities)]
    return Judged(parsed.text, parsed.entities + found, tuple(complaints))


def _parsed(text: str, parse_mode: str) -> Judged:
    mode = _PARSE_MODES.get(parse_mode.lower())
    if mode is None:
        raise bad_request("unsupported parse_mode")
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if answer["@type"] == "error":
        message = str(answer["message"])
        raise bad_request(message[:1].lower() + message[1:])
    return Judged(answer["text"], _as_bot_api(answer["entities"]), _lost_links(text, parse_mode, answer["entities"]))


def _lost_links(text: str, parse_mode: str, entities: list[Json]) -> tuple[str, ...]:
    """Telegram turns tel: and javascript: links into plain text without a word."""
    if parse_mode.lower() != "html":
        return ()
    meant = len(re.findall(r"<a\s", text, re.IGNORECASE))
    kept = sum(entity["type"]["@type"] in ("textEntityTypeTextUrl", "textEntityTypeMentionName") for entity in entities)
    return (f"{meant - kept} of {meant} links are dropped by Telegram",) if kept < meant else ()


def _covered(entity: Json, given: list[Json]) -> bool:
    end = entity["offset"] + entity["length"]
    return any(
        other["type"] in _OPAQUE and other["offset"] < end and entity["offset"] < other["offset"] + other["length"]
        for other in given
    )


def _as_bot_api(entities: list[Json]) -> list[Json]:
    return [made for entity in entities if (made := _entity(entity))]


def _entity(entity: Json) -> Json | None:
    kind = entity["type"]
    name = _ENTITY_NAMES.get(str(kind["@type"]).removeprefix("textEntityType"))
    if name is None:
        return None
    made: Json = {"type": name, "offset": entity["offset"], "length": entity["length"]}
    made.update({key: kind[key] for key in ("url", "language") if kind.get(key)})
    return made


def _execute(request: Json) -> Json:
    answer = tdjson.td_execute(json.dumps(request).encode())
    if answer is None:
        raise RuntimeError(f"TDLib gave no answer to {request['@type']}; is tdjson installed for this machine?")
    made: Json = json.loads(answer)
    return made


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
