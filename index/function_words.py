"""Words that ask or connect: rare in statements, so their idf is high, yet they say nothing about the subject."""

from __future__ import annotations

from index.grams import words

_GERMAN = """
wie was wer wen wem wessen wo wann warum weshalb wieso womit wodurch wozu woher wohin wofür worum worüber worin woran
wovon welche welcher welches welchen welchem viel viele vielen ist sind war waren wird werden wurde wurden worden sein
bin bist hat haben hatte hatten habe kann können könnte könnten konnte konnten soll sollen sollte muss müssen darf
dürfen will wollen der die das den dem des ein eine einer einen einem eines kein keine keinen und oder aber nicht auch
als in im an am auf aus bei beim bis durch für gegen mit nach ohne um unter von vom vor zu zum zur über zwischen es er
sie ich wir ihr ihre mir mich uns ihnen man sich dass ob wenn weil da dann denn noch nur so sehr schon gibt gab
eigentlich mal bitte etwas jemand heißt hieß
"""
_ENGLISH = """
what who whom whose which when where why how many much is are was were be been do does did has have had can could will
would should the a an and or but not of in on at to for from with by about as that this these those it its they he she
i you we there me my please
"""

FUNCTION_WORDS = frozenset(words(_GERMAN + _ENGLISH))
