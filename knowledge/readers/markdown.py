"""Markdown, with front matter or without; python-frontmatter takes the two apart."""

from __future__ import annotations

import re
from pathlib import Path

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from knowledge.bare_text import BareText, dated, title_of
from knowledge.characters import normalised
from knowledge.draft import Draft
from knowledge.front_matter import BadField, draft_from
from knowledge.readers.plain_text import plain_text_in
from knowledge.unreadable import Trouble, UnreadableFile
from knowledge.yaml_text import NoYaml, yaml_in

_RULE = re.compile(r"---[ \t]*\n[ \t]*\n")
_OPENED = re.compile(r"---[ \t]*\n\s*\w+:")


class _Handler(YAMLHandler):
    """Takes YAML only, and through our own border."""

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        fields = yaml_in(fm)
        if fields is None:
            return {}
        if not isinstance(fields, dict):
            raise NoYaml("no field and value, such as title: Strategiekonferenz")
        return {str(name): value for name, value in fields.items()}


def read_markdown(path: Path, content: bytes) -> Draft:
    text = normalised(plain_text_in(path, content)).strip()
    if _RULE.match(text):
        return BareText(text, is_markdown=True).draft(path.stem)
    try:
        post = frontmatter.loads(text, handler=_Handler())
    except NoYaml as error:
        reason = f"has front matter that is no YAML ({error}); put values with a colon between quotation marks"
        raise UnreadableFile(path, reason, Trouble.NOT_YAML) from error
    if _OPENED.match(text) and post.content == text:
        reason = "opens its front matter with --- but never closes it; write --- below the last field"
        raise UnreadableFile(path, reason, Trouble.NOT_YAML)
    if not post.metadata:
        return BareText(post.content, is_markdown=True).draft(path.stem)
    try:
        return dated(
            draft_from(post.metadata, id=path.stem, title=title_of(post.content) or path.stem, body=post.content)
        )
    except BadField as error:
        reason, (field, _, problem) = f"has a wrong field: {error}", str(error).partition(": ")
        raise UnreadableFile(path, reason, Trouble.WRONG_FIELD, field=field, problem=problem) from error
