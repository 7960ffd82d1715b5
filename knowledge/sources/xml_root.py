"""XML from strangers: nothing is expanded, nothing is loaded; lxml reads it."""

from __future__ import annotations

import re

from lxml import etree

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HIDING = re.compile(rb"\x4c\x6f\xa7\x94|[^>]{0,200}encoding\s*=\s*[\"']utf-?7", re.IGNORECASE)
"""The beginning of what is written in EBCDIC or UTF-7, in which "<!ENTITY" has other bytes."""


class BadXml(ValueError):
    """The message says what is wrong, to stand behind the name of the thing."""


def refuse_entities(content: bytes) -> None:
    """Raises BadXml for what declares entities: feeds and sitemaps need none, and attacks are made of them."""
    plain = content.replace(b"\0", b"")  # without the NULs, UTF-16 reads like ASCII
    if _HIDING.match(plain):
        raise BadXml("is written in a character set that hides XML entities, and is not read; have it sent as UTF-8")
    if _ENTITY.search(plain):
        raise BadXml("declares XML entities, as attacks do, and is not read; have its operator leave them out")


def root_of(content: bytes) -> etree._Element:
    """Raises BadXml. What is neither UTF-8 nor says what it is, is read as Windows does."""
    refuse_entities(content)
    try:
        return _parsed(content, None)
    except etree.XMLSyntaxError as error:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return _parsed_as_windows_does(content)
        raise BadXml(_no_xml(error)) from error


def _parsed_as_windows_does(content: bytes) -> etree._Element:
    try:
        return _parsed(content, "cp1252")
    except etree.XMLSyntaxError as error:
        raise BadXml(_no_xml(error)) from error


def _parsed(content: bytes, encoding: str | None) -> etree._Element:
    parser = etree.XMLParser(
        encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    return etree.fromstring(content, parser)


def _no_xml(error: etree.XMLSyntaxError) -> str:
    return f"is no XML that can be read ({' '.join(str(error.msg).split())[:200]}); tell its operator"
