"""The labels of session documents in English, French, Spanish and Portuguese, and the lines that carry them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sse_atlas.graph.names import folded

#: What each label stands for; folded, without the colon.
_FORMS: Final = {
    "title": "title of the session|session title|title of session|name of the session|titre de la session|titre de la seance"
    "|titre de l'atelier|intitule de la session|titulo de la sesion|nombre de la sesion|titulo de la mesa|titulo da sessao"
    "|title|titre|intitule|titulo|session name|workshop title",
    "type": "type of session|session type|format of the session|type de session|format de la session|tipo de sesion"
    "|formato de la sesion|tipo de sessao|formato da sessao|type of activity|tipo de actividad",
    "language": "language|languages|working language|working languages|langue|langues|langue de travail|idioma|idiomas"
    "|idioma de trabajo|lingua|linguas",
    "date": "date|dates|date / duration|date/duration|date and time|date & time|date et heure|fecha|fechas|fecha y hora"
    "|data|datas|data e hora|date / time|date/time|day|jour|dia",
    "time": "time|times|duration|schedule|heure|heures|horaire|horaires|duree|hora|horario|duracion|duracao|time slot",
    "participants": "participants|number of participants|no. of participants|attendees|number of attendees"
    "|nombre de participants"
    "|nombre de participantes|participantes|numero de participantes|numero de asistentes|asistentes|nombre de personnes",
    "moderator": "name of moderator|name of the moderator|moderator|moderators|moderated by|moderation|facilitator|facilitators"
    "|chair|chaired by|nom du moderateur|nom de la moderatrice|moderateur|moderatrice|moderateurs|modere par|animateur"
    "|animatrice"
    "|nombre del moderador|nombre de la moderadora|moderador|moderadora|moderado por|moderada por|nome do moderador|facilitador"
    "|facilitadora|moderacion|mediador|mediadora",
    "speakers": "speakers|list of speakers|panelists|panellists|panel members|presenters|intervenants|intervenantes|orateurs"
    "|panelistes|conferenciers|ponentes|oradores|panelistas|conferencistas|expositores|palestrantes|intervenientes"
    "|moderator and speakers"
    "|speakers and moderator|moderateur et intervenants|moderador y ponentes|name of speakers|names of speakers",
    "organizer": "organizer|organizers|organiser|organisers|organized by|organised by|organisateur|organisateurs|organise par"
    "|organizador|organizadores|organizado por|organizada por|organizacao|session organizer|session organiser",
    "audience": "target audience|audience|public cible|public vise|publico objetivo|publico meta|publico-alvo"
    "|publico destinatario",
    "objectives": "objectives|objective|session objectives|objectives of the session|session objectives/ descriptions|objectifs"
    "|objectif|objectifs de la session|objetivos|objetivo|objetivos de la sesion|objetivos da sessao"
    "|session objectives/descriptions"
    "|expected results|resultats attendus|resultados esperados",
    "background": "background|context|contexte|contexto|antecedentes|introduction|rationale|justification|justificacion"
    "|description"
    "|descripcion|descricao|introduccion|introducao|presentation de la session|session description",
    "questions": "guiding questions|guiding question|questions directrices|questions guides|preguntas guia"
    "|preguntas orientadoras"
    "|perguntas orientadoras|perguntas norteadoras|questions d'orientation|preguntas generadoras|round 1|round 2",
    "main question": "main question|question principale|pregunta principal|pergunta principal|questao principal",
    "summary": "summary|summary of presentations|summary of the session|summary of discussions|resume|resume des presentations"
    "|resumen|resumen de las presentaciones|resumo|resumo das apresentacoes|synthese|sintesis|key messages|conclusions"
    "|conclusiones|conclusoes|recommendations|recommandations|recomendaciones|recomendacoes|compte rendu",
    "answers": "answers to the main question|answers to the guiding question|answers to the guiding questions"
    "|relevant questions and answers from audience|questions and answers|questions & answers|questions et reponses"
    "|preguntas y respuestas|perguntas e respostas|reponses a la question principale|respuestas a la pregunta principal|q&a",
    "programme": "program|programme|agenda|programa|deroulement|ordre du jour|orden del dia|timetable|time content",
    "report": "session report|sesssion report|report format|report of the session|rapport de session|rapport de la session"
    "|compte rendu de session|compte-rendu de session|informe de la sesion|informe de sesion|relatoria|relatoria de la sesion"
    "|relatorio da sessao|workshop report|rapport d'atelier|informe del taller",
    "info": "workshop session info|session info|session information|session information sheet|information sheet|session sheet"
    "|fiche de session|fiche d'information|fiche de la session|ficha de la sesion|ficha informativa|ficha de sesion"
    "|ficha da sessao"
    "|ficha tecnica|session proposal|plenary session info|information on the session",
    "concept": "concept note|conceptual note|note conceptuelle|note de concept|nota conceptual|nota conceitual|nota de concepto"
    "|note de cadrage|nota concetual",
    "cooperation": "with the cooperation of|with the support of|en cooperation avec|avec le soutien de|con la cooperacion de"
    "|con el apoyo de|com a cooperacao de|com o apoio de|in partnership with|en partenariat avec",
}
#: Labels behind which a value may stand with a single space and no colon: those no sentence begins with.
_FIRM: Final = frozenset({"type", "title"})
_LABELS: Final = {form: name for name, forms in _FORMS.items() for form in forms.split("|")}
_LONGEST: Final = max(len(form.split()) for form in _LABELS)
_BULLET: Final = re.compile(r"[\s>#]*(?:[-*•○∙●▪◦·–—\uf000-\uf0ff](?=\s)\s*)?(?:\**\(?\d{1,2}[.)](?=\s))?\s*")
_SPACES: Final = re.compile(r"\t|\s{2,}")


class Labelled(NamedTuple):
    """A line with a label: what the label stands for, as printed, and the words behind it."""

    name: str
    printed: str
    value: str


def stripped(text: str) -> str:
    """Give a line without bullet, number, marks of bold and spaces around; only its first 2,000 characters."""
    text = text[:2000]
    found = _BULLET.match(text)
    return " ".join(text[found.end() if found else 0 :].replace("**", "").replace("__", "").split())


def labelled(text: str) -> Labelled | None:
    """Read a line as a label and its value ("Language: English", "Type of session<tab>Workshop", "Speakers"); None else."""
    text = text[:2000]
    found = _BULLET.match(text)
    rest = text[found.end() if found else 0 :].replace("**", "").strip()
    if not rest:
        return None
    head, colon, _ = rest[:80].partition(":")
    if colon and (name := _LABELS.get(folded(head))):
        return Labelled(name, " ".join(head.split()), " ".join(rest[len(head) + 1 :].split()))
    parts = _SPACES.split(rest, maxsplit=1)
    if name := _LABELS.get(folded(parts[0].rstrip(":"))):
        return Labelled(name, " ".join(parts[0].split()), " ".join(parts[1].split()) if len(parts) > 1 else "")
    return _firm(rest.split())


def _firm(parts: list[str]) -> Labelled | None:
    for size in range(min(_LONGEST, len(parts) - 1), 0, -1):
        name = _LABELS.get(folded(" ".join(parts[:size])), "")
        number = name == "participants" and len(parts) == size + 1 and parts[size].isdigit()
        if number or (name in _FIRM and size > 1):
            return Labelled(name, " ".join(parts[:size]), " ".join(parts[size:]))
    return None
