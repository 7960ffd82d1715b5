"""The part of a web page that it declares to be its main one, and how to tell a text from what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_DECLARED = (
    "descendant-or-self::main | descendant-or-self::*[@role='main']",
    "descendant-or-self::*[self::div or self::section][@id='main' or @id='content' or @id='main-content'"
    " or @id='maincontent' or @id='inhalt' or @id='hauptinhalt']",
    "descendant-or-self::article[not(ancestor::article)]",
)
_ARTICLE = ".//article[not(ancestor::article)]"
_MOST_OF_IT = 0.6
"""Share of the main part's text from which its only article is meant."""
_APART = (
    ".//nav | .//aside | .//footer | .//dialog | .//form[not(.//p or .//table)] | .//figure[not(.//table)] | .//button"
    " | .//*[@role='navigation' or @role='search' or @role='dialog' or @role='complementary' or @role='contentinfo']"
    " | .//*[@aria-hidden='true'][not(.//p or .//li or .//td)]"
    " | .//*[contains(translate(@style, ' ', ''), 'display:none')]"
)
_MARK = re.compile(
    r"cookie|consent|breadcrumb|brotkrum|krumen|share(?!d)|sharing|shariff|social|teilen|related|newsletter|skip|"
    r"pag(?:er|ination)|comments?$|kommentare?$|disqus|sidebar|marginal|byline|meta(?:daten)?$|tags$|schlagw|sr$|visually$|"
    r"drucken|toolbar",
    re.IGNORECASE,
)
"""How words begin in the class or id of what stands beside a text; "sr" and "visually" are of text for the blind."""
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_LEAST_LEFT = 0.5
"""Share of the text that must be left, or else such words mean something else on this page."""
_LINKED = 0.8
_LEADING_AWAY = re.compile(
    r"teilen|drucken|download|weitere?\b|mehr\b|ähnlich|verwandt|auch interess|interessier|weiterführend|links?\b|"
    r"zum thema|service|inhalt\b|inhaltsverzeichnis|auf dieser seite|related|share",
    re.IGNORECASE,
)
"""Headings above lists of links that are not about the matter itself."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def main_part(page: HtmlElement) -> HtmlElement | None:
    """None where the page declares none, or nothing is in it."""
    for path in _DECLARED:
        found = max(page.xpath(path), key=_length, default=None)
        if found is not None and _length(found):
            return _article_in(found)
    return None


def remove_surroundings(part: HtmlElement) -> None:
    """Take away menus, boxes, banners, what is shared or related, and lists of links that lead away."""
    _remove(part.xpath(_APART))
    marked = [element for element in part.iter("div", "ul", "ol", "p", "section", "span") if _is_marked(element)]
    if sum(map(_length, _outermost(marked))) <= (1 - _LEAST_LEFT) * _length(part):
        _remove(marked)
    _remove(list(_leading_away(part)))


def _article_in(part: HtmlElement) -> HtmlElement:
    articles = part.xpath(_ARTICLE)
    return articles[0] if len(articles) == 1 and _length(articles[0]) >= _MOST_OF_IT * _length(part) else part


def _is_marked(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(map(_MARK.match, _WORD.findall(names)))


def _outermost(elements: list[HtmlElement]) -> Iterator[HtmlElement]:
    known = set(elements)
    return (element for element in elements if known.isdisjoint(element.iterancestors()))


def _leading_away(part: HtmlElement) -> Iterator[HtmlElement]:
    """Lists of links above the first heading, and those below a heading that says so, with it."""
    weights = _weights(part)
    heading: HtmlElement | None = None
    for element in part.iter(*_HEADINGS, "ul", "ol", "div", "td"):
        if element.tag in _HEADINGS:
            heading = element
        elif weights[element].is_linked and (heading is None or _LEADING_AWAY.search(heading.text_content())):
            yield element
            if heading is not None and heading is element.getprevious():
                yield heading


@dataclass(frozen=True, slots=True)
class _Weight:
    """Letters of an element, those of them that are links, and how many links there are."""

    letters: int
    linked: int
    links: int

    @property
    def is_linked(self) -> bool:
        return self.links > 1 and self.linked >= _LINKED * self.letters


def _weights(part: HtmlElement) -> dict[HtmlElement, _Weight]:
    """Of all elements at once, from the innermost on: counting each by itself would take for ever where many nest."""
    weights: dict[HtmlElement, _Weight] = {}
    for element in reversed(list(part.iter())):
        inner = [weights[child] for child in element]
        tails = sum(map(_letters, (child.tail for child in element)))
        letters = tails + sum(each.letters for each in inner)
        letters += _letters(element.text) if isinstance(element.tag, str) else 0
        is_link = element.tag == "a"
        linked = letters if is_link else sum(each.linked for each in inner)
        weights[element] = _Weight(letters, linked, is_link + sum(each.links for each in inner))
    return weights


def _letters(text: str | None) -> int:
    return len("".join((text or "").split()))


def _length(element: HtmlElement) -> int:
    return _letters(element.text_content())


def _remove(elements: Iterable[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()
