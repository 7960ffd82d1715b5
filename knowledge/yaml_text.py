"""YAML that editors write; PyYAML reads it."""

from __future__ import annotations

import yaml


class NoYaml(ValueError):
    """The text is no YAML; the message names line and trouble."""


def yaml_in(text: str) -> object:
    """Uses the loader written in Python: the one written in C ends the process on deeply nested brackets."""
    try:
        return yaml.load(text, Loader=yaml.SafeLoader)  # the safe loader makes plain values only
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise NoYaml(f"{error.problem or error.context}{line}") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise NoYaml(str(error).split("\n", 1)[0] or type(error).__name__) from error
