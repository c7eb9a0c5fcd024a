"""The language of a name or a text, by its small words: told only where they tell, never guessed from its letters alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sse_atlas.graph.names import words

#: Words that stand in names of one of the languages and hardly in those of another.
_SMALL: Final = {
    "en": "the of and for in with city council network social economy development association society center centre fund"
    " municipality government union cooperative foundation institute forum world women youth support research member members",
    "fr": "des du et les le l au aux pour sur une dans economie sociale reseau ville mairie conseil femmes developpement"
    " federation cooperatif fonds recherche communaute commune departements membre membres",
    "es": "del los las el y una para con economia ciudad ayuntamiento red mujeres desarrollo fundacion asociacion"
    " cooperativas municipio gobierno instituto miembro miembros centro consejo",
    "pt": "dos das do da o os as e uma para com rede cidade prefeitura mulheres desenvolvimento associacao fundacao"
    " cooperativas municipio governo membro membros conselho",
}
_BY_WORD: Final = {
    word: tuple(language for language, small in _SMALL.items() if word in small.split())
    for word in {word for small in _SMALL.values() for word in small.split()}
}


def language_of(texts: Iterable[str], other: str = "") -> str:
    """Give the language whose small words some texts have most of, `other` where they have none or as many of two."""
    counts = dict.fromkeys(_SMALL, 0.0)
    for text in texts:
        for word in words(text):
            for language in _BY_WORD.get(word, ()):
                counts[language] += 1 / len(_BY_WORD[word])
    (best, most), (_, next_) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    return best if most > next_ else other
