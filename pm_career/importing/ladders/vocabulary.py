"""The words by which people's spreadsheets say what they hold: headings, levels, steps, and ways to say nothing.

Lists of usual wordings, in the languages that ladders are most often written in. A heading that is not here can be told
with an option; a word too many here costs more than one too few, since it would read a name for a heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, get_args

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import holds_nothing

Role = Literal[
    "level", "rank", "title", "track", "role", "stage", "years", "summary", "impact", "autonomy", "influence",
    "complexity", "responsibilities", "watch_outs", "skill", "area", "description", "is_not", "step", "bar", "text",
    "behaviours", "evidence", "label", "status", "note", "more", "other",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

_HEADINGS: dict[Role, str] = {
    "level": "level|levels|level skill|stufen|ebenen|niveaux|niveles|livelli|níveis|nível|grade|band|job level"
    "|role level|career level|seniority|seniority level|job grade|pay grade"
    "|level name|level title|rung|career stage|proficiency at level|stufe|karrierestufe|ebene|niveau|nivel|livello"
    "|niveau de poste|échelon|nivå|niveau de carrière|poziom|уровень|grado",
    "rank": "rank|order|level number|level order|level no|sort|sort order|sequence|rang|reihenfolge|ordre|orden"
    "|level rank|seq|position in ladder|level code|grade code|level id",
    "title": "title|titles|job title|job titles|position|role title|stellenbezeichnung|titel|intitulé|puesto|cargo"
    "|other titles|rolle im unternehmen|intitulé du poste|titre",
    "track": "track|tracks|career track|ladder|career path|path|laufbahn|filière|filiere|carrera|spur|stream|trilha",
    "role": "role|roles|job family|function|profession|discipline|job|rolle|funktion|rôle|rol|métier|job role|famille",
    "stage": "stage|career phase|phase|étape|etapa|level group",
    "years": "years|experience|years of experience|typical experience|experience years|tenure|jahre|erfahrung"
    "|berufserfahrung|années|experiencia|años|yoe|years in role|time in role|years in level|years in product"
    "|typical years|anciennete|ancienneté|expérience|anos|experiência|ervaring",
    "summary": "summary|zusammenfassung|kurzbeschreibung|résumé|resumen"
    "|level description|level summary|role summary|role description|level definition|stufenbeschreibung"
    "|beschreibung der stufe|grade description|band description|summary of level|description du niveau"
    "|in one line|in a nutshell|in short|in brief|at a glance|focus|works on|based on|motto"
    "|kurz gesagt|in kürze|schwerpunkt|en bref|en résumé|en resumen"
    "|em resumo|in het kort|descripción del cargo|descripción del puesto|descrição do cargo",
    "impact": "impact|scope|scope of impact|scope and impact|reach|span|wirkung|wirkungsbereich|wirkungskreis|portée"
    "|alcance|périmètre|âmbito|reikwijdte",
    "autonomy": "autonomy|independence|autonomie|selbstständigkeit|autonomía|autonomia",
    "influence": "scope of influence|sphere of influence|einflussbereich",
    "complexity": "complexity|ambiguity|komplexität|complexité|complejidad|complexidade|complessità",
    "responsibilities": "responsibilities|responsibility|key responsibilities|duties|accountabilities|verantwortung"
    "|aufgaben|responsabilités|responsabilidades|responsabilità|funciones",
    "watch_outs": "watch outs|watchouts|pitfalls|anti patterns|antipatterns|common mistakes|stolpersteine|red flags",
    "skill": "skill|skills|skill name|competency|competencies|competence|competences|capability|capabilities"
    "|dimension|dimensions|competency name|attribute|criterion|criteria|skill or competency|theme|ability"
    "|subcategory|sub category|subcompetency|sub competency|subskill|sub skill"
    "|kompetenz|kompetenzen|fähigkeit|fähigkeiten|kriterium|compétence|compétences|aptitude"
    "|competência|competencia|competencias|habilidad|habilidades|competenza|kompetens|umiejętność|навык|vaardigheid|competentie",
    "area": "area|areas|category|categories|pillar|pillars|group|cluster|domain|skill area|skill group|skill category"
    "|competency area|competency group|competency category|competency cluster|section|topic|family|skill family"
    "|bereich|kategorie|themenfeld|themengebiet|catégorie|domaine|pilier|categoría|área|gruppe|categoria|kategori",
    "description": "what it covers|what we mean by it|erläuterung|explication|explicación|toelichting|skill description"
    "|skill definition|competency description|competency definition"
    "|capability description|definition|what it is|what we mean|what it means|about"
    "|kompetenzbeschreibung|définition|definición|meaning",
    "is_not": "what it is not|is not|not this|abgrenzung",
    "step": "score|proficiency|expected|expected level|expected score|target|target level|required level|rating"
    "|expected proficiency|proficiency level|required proficiency|proficiency score|step|expected step|points|soll"
    "|soll stufe|sollwert|ausprägung|punkte|note attendue|puntuación|maturity|maturity level|skill level"
    "|expected rating|mastery|mastery level|level required|value|competency level|competency score",
    "bar": "what we expect|what is expected|what is asked|what we look for|expected of you|expectation|expectations|bar"
    "|requirement|requirements|standard|what good looks like|expected behaviour|expected behavior|erwartung|erwartungen"
    "|anforderung|anforderungen|attente|attentes|expectativa|expectativas"
    "|level expectation|expected performance|statement|skill statement|expectation at level|competency statement",
    "text": "description|descriptions|details|text|beschreibung|descripción|descrizione|descriptor|descriptors"
    "|explanation|opis|описание|omschrijving|detail|beskrivning",
    "behaviours": "behaviours|behaviors|behaviour|behavior|indicators|indicator|behavioural indicators"
    "|behavioral indicators|observable behaviours|observable behaviors|examples of behaviour|examples of behavior"
    "|verhalten|verhaltensanker|verhaltensweisen|indikatoren|comportements|comportement|indicateurs"
    "|comportamientos|indicadores|what it looks like|how it looks|signals|in practice|key behaviours|key behaviors",
    "evidence": "evidence|examples|example|proof|artifacts|artefacts|evidence examples|examples of evidence|nachweis"
    "|nachweise|beispiele|beispiel|exemples|exemple|preuves|ejemplos|evidencia|sample evidence",
    "label": "label|skill at this level|name at this level|called here",
    "status": "status|state|in use|active|is active|current|zustand|statut|estado",
    "note": "note|notes|comment|comments|remark|remarks|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar"
    "|hinweise|commentaire|remarque|notas|comentario|comentarios",
    "more": "tag|tags|reports to|reporting line|direct reports|team size|applies to",
    "other": "owner|author|source|ref|reference|link|url|updated|last updated|date"
    "|version|id|nr|no|number|key|code|guid|besitzer|quelle|stand"
    "|responsable|row id|lfd nr|item|change log|last change|changed by|created|created by|created time|last edited"
    "|edited by|last edited by|last edited time|weight|weighting|gewichtung|avg|average|total|sum|mean|summe"
    "|durchschnitt|moyenne"
    "|cost centre|cost center|kostenstelle|gap|gaps|priority|prio|priorität|priorité|asked|my score|self score|self"
    "|self assessment|manager score|current level|ist|selbsteinschätzung|auto évaluation"
    "|reviewer|checked|checked on|approved"
    "|salary|salary band|salary range|pay|pay range|compensation|gehalt|gehaltsband",
}
_BLANK = (
    "na|none|nil|null|nan|tba|to be defined"
    "|to be decided|to be confirmed|to be determined|not in use|not used|unused|not applicable|not required"
    "|not expected|not relevant|no longer used|no longer in use|does not apply|empty|blank|pending|keine"
    "|keine angabe|entfällt|nicht zutreffend|nicht relevant|nicht belegt|offen|folgt|sans objet|néant|à définir"
    "|à compléter|non applicable|no aplica|ninguno|por definir|nvt|non pertinent|nicht in verwendung"
    "|no expectation|no expectations|coming soon|wip|work in progress|undefined|not required yet|keine erwartung"
    "|keine erwartungen|pas attendu|to be added|under construction|lorem ipsum|xx|xxx"
    "|não se aplica|não aplicável|nicht anwendbar|niet van toepassing|no procede|non applicabile|ej tillämpligt|keiner"
)
_RETIRED = (
    "not in use|not used|unused|no longer used|no longer in use|retired|deprecated|obsolete|archived|inactive|removed"
    "|nicht in verwendung|veraltet|inaktiv|obsolète|inactif|obsoleto|inactivo|no|false|nein|non|withdrawn|replaced"
)
_LEVEL_WORDS = (
    "junior|jr|graduate|trainee|intern|apprentice|entry|mid|middle|senior|sr|snr|staff|principal|lead|head|director|vp"
    "|svp|evp|chief|cpo|executive|distinguished|fellow|associate|assistant|group|gpm|apm|spm|ppm|pm|leiter|leiterin"
    "|werkstudent|chef|cheffe|directeur|directrice|débutant|confirmé|sénior|principale|jefe|jefa|gerente"
    "|directora|analista|pleno"
    "|direktor|direktorin|analyst|manager|managerin|директор"
)
_NO_LEVEL_WORDS = frozenset({
    "comment", "comments", "note", "notes", "remark", "remarks", "rating", "ratings", "assessment", "score", "scores",
    "feedback", "approval", "signoff", "sign", "wording", "min", "max", "old", "deprecated", "kommentar", "bewertung",
})  # fmt: skip
"""What somebody says of a level, or of somebody at it: 'Manager comments', 'Lead PM (old)'."""
_CODE = re.compile(
    r"(?:l|ic|m|p|e|g|t|d|b|s|level|lvl|grade|band|stufe|niveau|nivel|step|stage|job level)[ .-]*\d{1,2}"
)
_CODE_FIRST = re.compile(rf"(?:{_CODE.pattern})\b")
_IN_BRACKETS = re.compile(rf"[(\[]{_CODE.pattern}[)\]]")
_CODE_BEHIND = re.compile(rf".+\s{_CODE.pattern}")
_LONGEST_LEVEL = 60
_MOST_OF_PAY = 7
"""Words of an amount of money at most: else it is a sentence with a number in it."""
_ROMAN = re.compile(r".*\b(?:i{1,3}|iv|v)")
SCALE_WORDS: tuple[tuple[str, ...], ...] = (
    ("none", "no knowledge", "unaware", "keine"),
    ("aware", "awareness", "beginner", "novice", "basic", "basics", "foundation", "foundational", "fundamental",
     "learning", "learner", "entry", "knowledge", "grundlagen", "grundkenntnisse", "anfänger", "einsteiger", "débutant",
     "notions", "básico", "low", "l"),
    ("emerging", "advanced beginner", "developing", "basic working", "elementary", "en développement", "aufbauend"),
    ("working", "intermediate", "competent", "capable", "practicing", "practising", "medium", "fortgeschritten",
     "intermédiaire", "intermedio", "solid", "autonome", "skilled", "m"),
    ("practitioner", "proficient", "independent", "versiert", "confirmé", "strong", "high", "kompetent", "h"),
    ("advanced", "accomplished", "senior", "sehr gut", "avancé", "avanzado", "leading"),
    ("expert", "experte", "mastery", "master", "role model", "authority", "thought leader", "experto", "very high"),
)  # fmt: skip
"""Words for steps of proficiency, the lowest first; those of a row are about as high as one another."""


_BY_SOMEBODY = re.compile(r".*(?:ed|en|pflegt|prüft|ändert|jour|change) (?:by|von|par|por|door)")


def strip_heading(text: str) -> str:
    """Strip a heading of brackets and what is in them, and of marks."""
    without = re.sub(r"\([^()]*\)|\[[^\][]*\]|\*", " ", fold_spaces(text))
    return " ".join(re.sub(r"[^\w' ]", " ", without).replace("_", " ").split())


@cache
def _index_roles() -> dict[str, Role]:
    return {_make_singular(word): role for role, words in _HEADINGS.items() for word in words.split("|")}


def find_role(heading: str) -> Role | None:
    """Find what a column with this heading has; None if the heading is not a usual one.

    'Reviewed by' and 'Editor notes' are headings of people and of notes, whoever they name. 'Group (M1)' is a level.
    """
    words = _make_singular(heading)
    found = _index_roles().get(words)
    if _IN_BRACKETS.search(fold_spaces(heading)):
        return None
    if found is None and len(words.split()) > 1 and not looks_like_level(heading):
        last = words.rsplit(" ", 1)[-1]
        role = "other" if _BY_SOMEBODY.fullmatch(words) else _index_roles().get(last)
        return role if role in ("other", "note") else None
    return found


def _make_singular(heading: str) -> str:
    """Strip a heading of plural endings, and spell behaviour in one way."""
    return " ".join(word.removesuffix("s") for word in strip_heading(heading).replace("behavior", "behaviour").split())


@cache
def _index_blanks() -> frozenset[str]:
    return frozenset(_BLANK.split("|"))


_ERROR = re.compile(r"#[A-Z0/]{2,8}[!?]?")
"""What a spreadsheet shows for a formula that failed: #NAME?, #REF!, #N/A."""
_NOTHING = re.compile(
    r"[-–—_=.?/…]+|(?!s\. o\b)[^\W\d_](?:[./][ ]?[^\W\d_]){1,2}|(?:todo|to do|tbd|tbc)\b\s*(?:[-–—:(].*)?", re.DOTALL
)


def says_nothing(text: str) -> bool:
    """Whether a filled cell says that there is nothing to say: 'N/A', 'TBD', 'not in use', a dash.

    So do two or three letters as an abbreviation, in any language ('n. z.', 's/o'), and what is still to be done.
    """
    said = fold_spaces(text).strip("()[]<>*! ").removesuffix(" at this level")
    bare = said.rstrip(".") or said
    is_usual = _NOTHING.fullmatch(bare) is not None or bare in _index_blanks()
    return is_usual or _ERROR.fullmatch(text.strip()) is not None or holds_nothing(text) or not text.strip()


_REFERS = re.compile(
    r"(?:the )?same|(?:the )?same as(?: \S+){1,3}|same expectations?|(?:as|see|voir|siehe|wie|como)(?: (?:the|in|row))?"
    r" (?:above|before|below|left|previous|oben|links|zuvor|ci-dessus|arriba|acima)(?: \S+)?|ditto(?: \S+)?|dito"
    r"|dto|s\. o|idem|ídem|id|ibid|gleich|igual|identique|no change|unchanged|keine änderung"
    r"|(?:continues|per|meets) (?:as )?(?:before|previous(?: level)?)"
    r"|(?:no|nothing) (?:additional|further|more)(?: expectations?)?"
    r"|(?:as for|all of|everything (?:from|of|in)) (?:the )?(?:above|\S+(?: \S+)?)|see row \S+"
)


def refers_elsewhere(text: str) -> bool:
    """Whether a text stands for that of another cell: 'same as above', 'idem', a ditto mark, an arrow."""
    said = fold_spaces(text).strip("()[]<>*!. ")
    return _REFERS.fullmatch(said) is not None or not any(map(str.isalnum, text))


def says_retired(text: str) -> bool:
    """Whether a status says that its row does not count."""
    return fold_spaces(text).strip("()[]. ") in _RETIRED.split("|") or says_nothing(text)


_PAID = re.compile(r"[$€£¥₹]|\b(?:usd|eur|gbp|chf|cad|aud|inr|pln|brl)\b|\d\s?k\b(?! \w)|^\d{5,6}$|\d[.,'’ ]\d{3}\b")


def is_pay(text: str) -> bool:
    """Whether a text is an amount of money: '50-60k', '€ 60,000', '80.000 EUR'."""
    said = fold_spaces(text)
    return any(map(str.isdecimal, said)) and _PAID.search(said) is not None and len(said.split()) <= _MOST_OF_PAY


_MARKED = re.compile(
    r"\b(?:not in use|no longer (?:in )?use|nicht in verwendung)\b|[(\[](?:deprecated|retired)\b"
    r"|^(?:deprecated|retired)(?: [-–—]|:)|(?: [-–—]|:) ?(?:deprecated|retired)$"
)


def is_marked_retired(name: str) -> bool:
    """Whether a name bears such a mark: 'Roadmaps (NOT IN USE)'; 'Deprecated features' is a name."""
    return _MARKED.search(fold_spaces(name)) is not None


@cache
def _index_level_words() -> frozenset[str]:
    return frozenset(strip_accents(word) for word in _LEVEL_WORDS.split("|"))


def strip_accents(text: str) -> str:
    """Strip letters of their accents: 'sénior' and 'sênior' are 'senior'."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def looks_like_level(text: str) -> bool:
    """Whether a text reads like the name of a level: 'Senior PM', 'IC4', 'Level 2', 'PM II'."""
    said = strip_accents(fold_spaces(text))
    said = said if len(said) <= _LONGEST_LEVEL else strip_heading(said)
    if not said or len(said) > _LONGEST_LEVEL:
        return False
    words = re.findall(r"[^\W\d_]+", said)
    if not _NO_LEVEL_WORDS.isdisjoint(words):
        return False
    if (
        not _index_level_words().isdisjoint(words)
        or {"product", "owner"} <= {*words}
        or _CODE_FIRST.match(said)
        or _IN_BRACKETS.search(said)
        or _CODE_BEHIND.fullmatch(said)
    ):
        return True
    return len(words) > 1 and _ROMAN.fullmatch(said) is not None


_PROFESSION = re.compile(
    r"(?:.* )?(?:engineer|developer|designer|architect|consultant|specialist|coordinator|contributor|agent|partner"
    r"|programmer|scientist|researcher|writer|expert|entwickler|berater|representative|recruiter|cto)"
)


def names_profession(text: str) -> bool:
    """Whether a heading is a plain title, such as 'Engineer' beside 'Senior' and 'Staff'."""
    return _PROFESSION.fullmatch(strip_heading(text)) is not None


_PREFIXED = re.compile(r"([^\W\d_]{1,4})[ .-]?(\d{1,2})\b")
_NO_LEVELS = frozenset(
    {"q", "h", "kw", "fy", "wk", "mo", "week", "day", "days", "tag", "tage", "jour", "dia", "dias", "no", "nr", "step"}
)


def find_numbered(texts: Iterable[str]) -> frozenset[str]:
    """Find the names that share letters and differ in the number behind them: 'FE1', 'FE2', 'FE3 (senior)'.

    Those of quarters, weeks and phases are none.
    """
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        named = _PREFIXED.match(fold_spaces(text))
        if named and named[1] not in _NO_LEVELS:
            found.setdefault(named[1], {})[named[2]] = text
    return frozenset(text for texts in found.values() if len(texts) > 1 for text in texts.values())


def count_up(names: Sequence[str]) -> bool:
    """Whether names are those of steps, in order: 'Phase 1', 'Phase 2'; 'A', 'B', 'C'; 'Beginner', 'Expert'."""
    places = [find_scale_place(name) for name in names]
    if len(names) > 1 and None not in places:
        return places == sorted({place for place in places if place is not None})
    last = [fold_spaces(name).split(" ")[-1] for name in names]
    before = {fold_spaces(name).removesuffix(end) for name, end in zip(names, last, strict=True)}
    counted = (["1", "2", "3", "4", "5", "6", "7", "8", "9"], ["i", "ii", "iii", "iv", "v", "vi", "vii"], [*"abcdefgh"])
    return len(names) > 1 and len(before) == 1 and any(last == each[: len(last)] for each in counted)


def find_scale_place(word: str) -> int | None:
    """Find how high a word for a step usually is; None for an unknown word."""
    said = fold_spaces(word)
    return next((place for place, words in enumerate(SCALE_WORDS) if said in words), None)
