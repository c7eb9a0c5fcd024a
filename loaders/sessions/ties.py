"""The words that tie the body of an entry to another, in English, French, Spanish and Portuguese."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Tie(NamedTuple):
    """Words that show a relation to the name behind them: the rule, the type, whether the name is where it starts, its role."""

    rule: str
    type: str
    form: re.Pattern[str]
    inverse: bool = False
    many: bool = True
    role: str = ""


_ART: Final = r"(?:\s+(?:the|la|le|les|el|los|las|o|a|its?))?\s+(?:l['’])?"


def _form(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}){_ART}(?=[“\"']?[^\W\d_a-z])")


TIES: Final[tuple[Tie, ...]] = (
    Tie(
        "member-of",
        "memberOf",
        _form(
            r"(?:an? |the |as |founding |active |associate |full )*members? of|has joined|joined"
            r"|membre (?:de|du|des)|miembro (?:de|del)|membro (?:de|da|do)"
        ),
    ),
    Tie("part-of", "partOf", _form(r"integral part of|fait partie intégrante (?:de|du|des)|parte integra(?:l|nte) (?:de"
    r"|del|da|do)")),
    Tie("affiliated-with", "affiliatedWith", _form(r"affiliated (?:with|to)|affiliée? (?:à|au)|afiliad[ao] (?:a|al)")),
    Tie(
        "partner-of",
        "partnerOf",
        _form(
            r"in (?:close |direct )?(?:partnership|collaboration|cooperation) with|partners? (?:of|with)|(?:working"
            r"|works) closely with"
            r"|en (?:partenariat|collaboration) avec|en (?:alianza|colaboración) con|em parceria com"
        ),
    ),
    Tie(
        "supported-by",
        "supports",
        _form(r"supported (?:and \w+ )?by|with (?:the )?(?:\w+ )?support (?:of|from)|avec (?:le soutien|l'appui) (?:de"
        r"|du)|con el apoyo (?:de|del)|com o apoio d[aeo]"),
        inverse=True,
    ),
    Tie("funded-by", "funds", _form(r"(?:co-?)?(?:funded|financed) by|financée? par|financiad[ao] p(?:or|ela"
    r"|elo)"), inverse=True),
    Tie(
        "agreement-with",
        "signedAgreementWith",
        _form(r"signed (?:an? |the )?(?:\w+ ){0,3}(?:agreement|memorandum|MOU|MoU|convention|protocol)(?: of \w+)? with"
        r"|signé une? (?:\w+ ){0,2}(?:accord|convention) avec|firm(?:ó|ado) un (?:\w+ ){0,2}(?:acuerdo|convenio) con"),
        many=False,
    ),
    Tie("board-of", "boardMemberOf", _form(r"(?:member|chair|president|secretary"
    r"|treasurer) of the (?:[Bb]oard of [Dd]irectors|[Ee]xecutive [Bb]oard|[Bb]oard) of")),
)  # fmt: skip

#: A day, a month, a year as it stands behind "in" or "on".
_DATE: Final = (
    r"(?:(?:in|on|by|en|le|em|since|depuis|desde|the year|in the year)\s+){1,2}(?:[^\W\d_]{2,16}\.?,? )?(?:\d{1,2}(?:st"
    r"|nd|rd|th)?,? )?(?:of )?"
    r"(?:[^\W\d_]{2,16}\.?,? )?(?P<year>(?:1[5-9]|20)\d\d)\b"
)
FOUNDED: Final = re.compile(
    r"\b(?:(?:(?:was|were|is|been|has been)\s+)?(?:(?:first|officially|formally|legally|originally) )?(?:[Ff]ounded"
    r"|[Ee]stablished|[Cc]reated|[Ff]ormed|[Ii]ncorporated|[Rr]egistered"
    r"|launched|born|set up|[Cc]réée?|[Ff]ondée?|[Ff]undad[ao]|[Cc]read[ao]|[Cc]riad[ao])(?: (?:in|at|en"
    r"|à) [^\W\d_a-z][\w-]{1,30},?)?"
    r"|(?:[Ss]ince |[Aa]fter )?(?:[Ii]ts|[Tt]heir|[Tt]he) (?:creation|foundation|establishment"
    r"|founding)(?: of [^\W_a-z][\w-]{1,30})?|has existed)\s+" + _DATE
)
HOSTED: Final = re.compile(
    r"\b(?:has |have )?(?:hosted|hosts|organi[sz]ed|co-organi[sz]ed|held|hold)\s+(?:(?:the|its|an?|their)\s+)?(?=[^\W_])"
)
EVENT: Final = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)\s+)?(?:[^\s,.;:()]{1,30}\s+){0,6}?(?:[Mm]eeting|[Ff]orum|[Cc]onference|[Cc]ongress"
    r"|[Ss]ummit|[Ww]orkshop"
    r"|[Aa]ssembly|[Dd]ialogue|[Ss]ymposium)\b(?:\s+(?:of|on|for)(?:\s+(?:the|and|of|for|in))*(?:\s+(?:(?:the|and|of"
    r"|for)\s+){0,2}[A-ZÀ-Þ][^\s,.;:()]{0,30}){1,8})?"
)
LAUNCHED: Final = re.compile(
    r"\b(?:has |have )?(?:launched|launches|initiated|established|created|creating|founded|announced"
    r"|lancé|creó|lanzó|criou|lançou)\s+(?:(?:the|its|their|la|le|el|o|a)\s+)?(?=[“\"'‘]?[A-ZÀ-Þ])"
)
