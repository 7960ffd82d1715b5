"""A YAML file that editors keep beside a document."""

from __future__ import annotations

from pathlib import Path

from knowledge.characters import normalised
from knowledge.file_content import content_of
from knowledge.unreadable import Trouble, UnreadableFile
from knowledge.yaml_text import NoYaml, yaml_in


def yaml_of(path: Path) -> object:
    """What the file says; raises UnreadableFile."""
    try:
        return yaml_in(normalised(content_of(path).decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise UnreadableFile(path, "is not UTF-8; save it as UTF-8", Trouble.CHARSET) from error
    except NoYaml as error:
        reason = f"is no YAML ({error}); put the text between quotation marks"
        raise UnreadableFile(path, reason, Trouble.NOT_YAML) from error
