"""Sitemaps and indexes of sitemaps, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from knowledge.sources.body import GZIP, TooLarge, unpacked
from knowledge.sources.entry import BadList, Entry
from knowledge.sources.xml_root import BadXml, root_of


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages it lists, or the addresses of the sitemaps it lists."""

    pages: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()


def sitemap_in(content: bytes, largest: int) -> Sitemap:
    """Raises BadList, also where unpacking would give more than `largest` bytes."""
    try:
        root = root_of(b"".join(unpacked([content], largest)) if content.startswith(GZIP) else content)
    except BadXml as error:
        raise BadList(str(error)) from error
    except TooLarge:
        raise BadList(f"unpacks to more than {largest / 1e6:g} MB; have its operator split it") from None
    except (zlib.error, EOFError) as error:
        raise BadList("is packed, and broken; try again later") from error
    match _name(root):
        case "urlset":
            return Sitemap(pages=tuple(_entries(root)))
        case "sitemapindex":
            return Sitemap(sitemaps=tuple(entry.address for entry in _entries(root)))
    raise BadList("is no sitemap; give the address of one, or use kind feed or page")


def _entries(root: etree._Element) -> Iterator[Entry]:
    for element in root:
        fields = {_name(child): (child.text or "").strip() for child in element}
        if fields.get("loc"):
            yield Entry(fields["loc"], changed=fields.get("lastmod", ""))


def _name(element: etree._Element) -> str:
    """Without its namespace, which many sitemaps get wrong; comments have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
