"""The English words and phrases that the rules on evidence and claims go by, beside those of `domain.word_lists`."""

from __future__ import annotations

import re

_GROUPS = (
    "team|squad|tribe|crew|department|chapter|guild|group|trio|duo|pod|unit|division|organi[sz]ation"
    "|engineers|developers|designers|colleagues"
)
WE = re.compile(
    r"\b(?:we|we've|we’ve|we'd|we’d|of us)\b"
    rf"|^(?:[^,.]{{1,80}},\s+)?(?:it was )?(?:all (?:of )?)?(?:the|our|my)\s+(?:[\w-]+\s+){{0,2}}(?:{_GROUPS})s?\b"
    rf"|^(?:an? (?:joint|small|mixed|cross-functional|dedicated|core)|several|some|many"
    rf"|both) (?:\w+ )?(?:{_GROUPS})s?\b"
    r"|^(?:everyone|everybody|people|engineers|developers|designers)\b",
    re.IGNORECASE,
)
"""A subject that is not the person alone, in the first sentence of a text; a phrase may come before it."""
DEPARTMENT = re.compile(
    r"^(?:\w+ )?(?:product|engineering|design|research|marketing|sales|support|operations|legal|finance|data"
    r"|customer success)"
    r"(?=\s+(?:and|team)\b|,)",
    re.IGNORECASE,
)
"""The same in a piece of evidence; a claim may tell what departments do."""
THINGS = re.compile(
    r"^(?:[^,.]{1,80},\s+|(?:thanks to|within|after|during|with) .{1,60}?\s)?(?:the|our|all|every)\s+"
    r"(?:[^,.:;]{1,80}?\s(?:was|were)\b|(?P<doer>(?:(?!(?:of|that|which|who|at|for|from|in|a|to"
    r"|by)\b)[\w’'-]+ ?){2,6}))",
    re.IGNORECASE,
)
"""The first sentence of a piece that may tell what happened and not who did it: it `was` done, or a `doer` did it."""
ONESELF = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|I'd|I’d|[Mm]e|[Mm]yself)\b"
    rf"|\b[Mm]y\b(?!\s+(?:[\w-]+\s+){{0,2}}(?:{_GROUPS}))"
)
"""The person in a sentence."""
PAST = frozenset({
    "beat", "became", "began", "bet", "bought", "bound", "bred", "broke", "brought", "built", "burnt", "came", "caught",
    "chose", "clung", "cost", "crept", "cut", "dealt", "did", "drank", "dreamt", "drew", "drove", "dug", "fed", "fell",
    "fled", "flew", "foresaw", "forgave", "forgot", "fought", "found", "froze", "gave", "got", "grew", "had", "heard",
    "held", "hid", "hit", "hung", "kept", "knew", "laid", "lay", "leapt", "learnt", "led", "left", "lent", "let", "lit",
    "lost", "made", "meant", "met", "overcame", "overheard", "paid", "put", "quit", "ran", "rang", "read", "rebuilt",
    "redid", "reset", "rewrote", "rode", "rose", "said", "sang", "sat", "saw", "sent", "set", "shook", "shot", "shut",
    "slid", "sold", "sought", "sped", "spent", "split", "spoke", "spun", "stole", "stood", "strove", "struck", "stuck",
    "swam", "swept", "swore", "taught", "thought", "threw", "told", "took", "tore", "understood", "undid", "upset",
    "was", "went", "withdrew", "withstood", "woke", "won", "wore", "wove", "wrote",
})  # fmt: skip
"""Past forms that do not end in -ed. A sentence that begins with one is about the person."""

UNFINISHED = re.compile(
    r"[-–—?]+$|(?:tb[dca]|n/?a|not yet|nothing yet|in progress|to be|will|waiting (?:for|on)|too (?:early|soon)"
    r"|still (?:being|to|under|open|waiting|running)|we(?:'ll|’ll| will) (?:see|know)"
    r"|(?:results? )?(?:to follow|pending|expected)"
    r"|(?:\w+ ){1,3}will be (?:measured|known|seen|evaluated|reviewed)"
    r"|(?:none|ongoing|pending|open|unknown|planned)(?=\W*$"
    r"|[.,;:(]| (?:for|until|till|as|yet|so far|approval|review)\b))\b",
    re.IGNORECASE,
)
"""How an outcome begins that is none yet."""

HIDING = re.compile(
    r"\b(?:work(?:ed|ing|s)? (?:on|closely|towards?|with|(?:really |very |so )?hard)"
    r"|help(?:ed|s|ing)? (?:with|to|out|the|in|on|my|our|colleagues|others|people|shap|driv|mov|improv|make)\w*"
    r"|assist(?:ed|s)?"
    r"|was (?:involved|part of|responsible)|(?:been|being) involved|contribut(?:ed|es|ing)|participat(?:ed|es|ing)"
    r"|support(?:ed|s|ing) (?:the|a|our|various|different|with|leadership|colleagues|others)|collaborat(?:ed|es|ing)"
    r"|partner(?:ed|s|ing) with"
    r"|improv(?:ed|es|ing)|enhanc(?:ed|es|ing)|optimi[sz](?:ed|es|ing)|strengthen(?:ed|s|ing)|boost(?:ed|s|ing)"
    r"|(?:drove|drives|driving) (?:alignment|the|results|impact|value|forward|change|\w+ (?:forward|ahead))"
    r"|(?:push|mov|bring|brought|tak|took|carr|driv|drove)\w* .{0,40}forward"
    r"|made (?:\w+ )?(?:improvements?|progress|contributions?|impact)"
    r"|took on (?:more|additional|greater|extra|a number|many|several)|stepp(?:ed|ing) up"
    r"|act(?:ed|ing) as an?|align(?:ed|ing) (?:everyone|people|stakeholders|teams|the)|high standards"
    r"|(?:gave|g(?:ive|iving)) (?:\w+ ){0,2}(?:input|advice)|was the (?:glue|bridge|link)"
    r"|continued to|facilitat(?:ed|es|ing)|enabl(?:ed|es|ing)|ensur(?:ed|es|ing)|leverag(?:ed|es|ing)"
    r"|managed|owned|coordinated|handled|oversaw|led (?:\w+ )?(?:strategy|execution|efforts?|initiatives?|development)"
    r"|elevat(?:ed|es|ing)|foster(?:ed|s|ing)|brought more|rais(?:ed|ing) the bar|set the tone|made sure"
    r"|play(?:ed|ing) an? (?:\w+ )?(?:role|part)|took the lead|unlock(?:ed|s|ing)?|empower(?:ed|s|ing)"
    r"|nurtur(?:ed|es|ing)"
    r"|spearhead(?:ed|s|ing)|champion(?:ed|s|ing)|streamlin(?:ed|es|ing)|tak(?:e|es|ing) care of"
    r"|valuable input|various|numerous|several fronts|different ways|a lot|significant(?:ly)?|substantial(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words that hide what was done: they say something only beside a number, a day or a name."""
_BETTER = "better|smoother|faster|easier|happier|stronger|clearer|closer|healthier|calmer|quicker|higher|more \\w+"
VERDICTS = re.compile(
    rf"\b(?:(?:much|far|a lot|way|noticeably|visibly|clearly|significantly) (?:{_BETTER})"
    rf"|(?:is|are|was|were|feels?|got|gets?|became|becomes?|works?|runs?|come|came|emerged|go(?:es)?) "
    rf"(?:\w+ ){{0,2}}(?:{_BETTER})(?! than \w*\d)"
    r"|(?:more|better) (?:aligned|efficient|visible|engaged)"
    r"|better (?:overall|place|results?|outcomes?|collaboration|alignment|quality|experience|teamwork|decisions"
    r"|understanding)"
    r"|(?:an? |great |big |huge )(?:\w+ )?success|successful(?:ly)?"
    r"|(?:in )?good (?:progress|feedback|results?|atmosphere|shape)"
    r"|great (?:momentum|feedback|results?|progress|response)"
    r"|positive (?:\w+ )?(?:feedback|impact|results?|response|effect)"
    r"|well[ -]received|(?:real|big|meaningful|lasting|huge|strong|great|measurable|business) (?:impact|difference"
    r"|change)"
    r"|made (?:a|an|the) (?:\w+ )?(?:impact|difference)|impact on the (?:\w+ )?(?:business|company|team|product)"
    r"|appreciated|recogni[sz]ed by|paid off|grateful|thankful|getting there|went as planned"
    r"|(?:well|better) understood|stabili[sz]ed|(?:gone|went|going) up|on track|same page|off the ground"
    r"|(?:right|better) direction|next level|very (?:happy|pleased|satisfied)|(?:love|loved|loves) (?:it|the)|delighted"
    r"|went (?:very |really )?(?:well|smoothly)"
    r"|(?:increased|more|higher|greater) (?:visibility|trust|clarity|awareness)"
    r"|(?:is|are|were) (?:very |now |really |so )?(?:happy|pleased|satisfied)|happy with"
    r"|(?:morale|confidence|quality|collaboration|communication|trust|satisfaction|visibility|speed) "
    r"(?:is |has |have |was |has been )?(?:higher|up|grown|grew|risen|rose|increased)"
    r"|bar (?:has been|was|is) (?:raised|higher)|(?:was|were|is|are|be) (?:very )?(?:useful|helpful|valuable)"
    r"|runs? smoothly|data-driven|(?:is|are) in place)\b",
    re.IGNORECASE,
)
"""Verdicts where an outcome should stand."""
EMPTY = frozenset({
    "ability", "action", "activity", "alignment", "ambiguity", "approach", "area", "aspect", "atmosphere",
    "awareness", "best", "better", "business", "care", "challenge", "change", "clarity", "collaboration",
    "communication", "company", "complexity", "contribution", "culture", "decision", "dependency", "difference",
    "difficulty", "direction", "discussion", "effect", "effectiveness", "efficiency", "effort", "engagement",
    "environment", "everyone", "everything", "excellence", "execution", "experience", "feedback", "focus",
    "function", "goal", "growth", "idea", "impact", "improvement", "influence", "initiative", "input", "innovation",
    "insight", "issue", "journey", "kind", "leadership", "level", "lot", "management", "matter", "mindset",
    "momentum", "need", "objective", "opportunity", "organization", "outcome", "ownership", "part", "people",
    "performance", "period", "perspective", "planning", "positive", "practice", "priority", "problem", "process",
    "product", "productivity", "programme", "progress", "project", "quality", "relationship", "result", "role",
    "satisfaction", "service", "side", "situation", "solution", "stakeholder", "standard", "strategy", "strength",
    "structure", "success", "support", "synergy", "task", "team", "teamwork", "thing", "thinking", "time", "topic",
    "transformation", "transparency", "trust", "understanding", "use", "user", "value", "various", "vision",
    "visibility", "way", "work", "achieve", "add", "address", "advance", "become", "bring", "build", "contribute",
    "create", "deal", "deliver", "develop", "drive", "elevate", "empower", "encourage", "enhance", "establish",
    "facilitate", "foster", "get", "go", "handle", "help", "improve", "increase", "keep", "lead", "maintain",
    "make", "manage", "move", "optimize", "play", "promote", "provide", "push", "raise", "shape", "step",
    "stabilize", "strengthen", "take", "track", "transform", "unlock", "across", "along", "around", "closely",
    "different", "end", "every", "forward", "many", "more", "now", "overall", "several", "some", "state",
    "successfully", "through", "throughout", "together", "towards", "up", "very", "well", "whenever",
})  # fmt: skip
"""Words that fit every product and every company. A text that is made of them alone says nothing of this one."""
DUTIES = re.compile(
    r"\b(?:responsible for|accountable for|in charge of|work(?:s|ed|ing)? closely with|cross-functional teams?"
    r"|end-to-end|from (?:ideation|concept|idea|discovery) (?:to|through)|product lifecycle"
    r"|voice of the (?:customer|user)|key performance indicators|day-to-day|stakeholder management"
    r"|product vision, strategy)\b",
    re.IGNORECASE,
)
"""Phrases of job descriptions."""

PLURALS = frozenset({
    "answers", "bets", "bids", "calls", "changes", "costs", "cuts", "deals", "drafts", "interviews", "letters",
    "minutes", "notes", "numbers", "orders", "plans", "questions", "releases", "reports", "results", "returns",
    "reviews", "sales", "signs", "slides", "talks", "terms", "tests", "trials", "visits", "workshops",
})  # fmt: skip
"""Nouns that read like verbs in the third person. Evidence often begins with one: 'Notes from a talk with …'."""

INTENSIFIERS = frozenset({
    "always", "very", "often", "never", "so", "most", "well", "quite", "highly", "extremely", "really", "truly",
    "incredibly", "consistently",
})  # fmt: skip
MINE = re.compile(
    r"(?:(?:with|through|thanks to) )?my (.+?)(?: (?:makes?|helps?|drives?|allows?|lets?|enables?|means|keeps?|gives?"
    r"|is|are|was|were|made|helped|allowed|enabled|drove|meant|I)\b.*)?$",
    re.IGNORECASE,
)
"""A beginning about something of one's own: "My empathy makes it easy …"."""
BEING = re.compile(r"^(?:I am|I'm|I’m|am|was|I was|being)\s+", re.IGNORECASE)
SHOWING = {
    "demonstrated": "demonstrates", "showed": "shows", "exhibited": "exhibits", "displayed": "displays", "had": "has",
    "have": "has", "show": "shows", "demonstrate": "demonstrates", "brought": "brings", "bring": "brings",
}  # fmt: skip
"""Forms that say of oneself or of the past what the lists of traits have in the third person."""

OPINION = re.compile(
    r"(?:(?:my|the|many|other|most) )?(?:people|colleagues|peers|others|stakeholders|engineers|managers|teammates"
    r"|everyone"
    r"|everybody)(?: \w+){0,2} (?:see|know|describe|regard|consider|trust|value|admire|view|call|say|rely|count|turn"
    r"|come|look)s?"
    r"(?: up)?(?: to| on| upon| that)? (?:me|I|my)\b"
    r"|I(?:'m|’m| am) (?:someone|somebody|the kind|the go-to|not afraid)\b"
    r"|my (?:\w+ )?(?:strengths?|superpower|forte)\b"
    r"|(?:known|seen|regarded|viewed|respected|valued|described) (?:as|for)\b|(?:not|never) afraid\b|quick to\b",
    re.IGNORECASE,
)
"""Beginnings that say what others think of the person."""

FILLERS = frozenset({
    "able", "also", "always", "case", "consistent", "consistently", "current", "currently", "demonstrate",
    "demonstrated", "each", "every", "expect", "expected", "level", "often", "regular", "regularly", "responsible",
    "role", "several", "successfully", "there", "throughout", "time", "various", "while", "year",
})  # fmt: skip
"""Words that a repetition of what the level asks is filled up with."""

NUMBER_WORDS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "hundred", "dozen", "half", "third", "twice",
})  # fmt: skip
_NUMBERS = "|".join(sorted(NUMBER_WORDS))
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?|(?-i:Mar|March|May)"  # to march and may are words, too
)
_SPANS = "(?:minute|hour|day|night|week|month|quarter|year|sprint)s?"
WHEN = re.compile(
    rf"\b(?:{_MONTHS}|q[1-4]|h[12]|20[0-4]\d|spring|summer|autumn|winter|christmas|today|yesterday|since \w+"
    rf"|(?<!by )(?:within|in|after|over|for|every|an?|per|each|last|this|next|first|second|following|same)"
    rf"[ -](?:\w+ )?{_SPANS}|(?:\d+|{_NUMBERS}) {_SPANS} (?:ago|later|early|earlier|after|before|long)"
    r"|the (?:year|month|week|quarter|day) (?:before|after))\b",
    re.IGNORECASE,
)
"""A day, a month or a span of time."""
_ABOUT = "(?:about |some |around )?"
# A number from its first digit on: tried at each digit, a long row of them would take the square of its length.
_NUMBER = r"(?<![\d.,])\d[\d.,]*"
BASE = re.compile(
    rf"\bfrom\s+{_ABOUT}[€$£+−-]?\d.{{0,60}}?\s+to\s+{_ABOUT}[€$£+−-]?\d"
    rf"|{_NUMBER}%?\s+(?:of|out of|in|to|instead of)\s+(?:the |all |some |about |our )?\d"
    r"|\b(?:instead of|rather than|compared (?:to|with)|(?<!more )(?<!less )(?<!fewer )than|versus|vs\.?|against|after"
    r"|(?:up|down) from)"
    r"\s+(?:\w+ )?[€$£+−-]?\d"
    r"|\d.{0,40}(?:\bbefore\b|→|->|\bthan the\b)",
    re.IGNORECASE,
)
"""A number beside the one that it is to be compared with."""
FACTOR = (
    r"\b(?:doubl|tripl|trebl|quadrupl|halv)(?:ed|es|ing) (?!by)\w+|\b(?:twice|half) as \w+|\b\w+[- ]?fold\b"
    r"|\b\w+(?:\.\d+)? times (?:as|more|less|fewer|higher|lower|faster|better|\w+er)\b"
    r"|\bby (?:half|(?:an?|one|two|three|four) (?:half|third|quarter|fifth|tenth)s?)\b"
)
STANDS = re.compile(
    r"(?:\b(?:is|are|now|stands?|reached|hit|scored?|sav(?:es?|ed|ing)"
    r"|(?:reduced|increased|grew|rose|fell|dropped|cut) (?:to|by)|(?:down|up)(?: to| by)?)"
    r"(?: (?:now|at|about|over|below|above|under|around|only|just))*"
    rf"|^(?:(?:over|about|more than|some|around|nearly|almost|only) )?(?=\S+(?: \S+){{0,4}}$)) ?{_NUMBER}"
    rf"|{_NUMBER} now\b|^[a-z-]+ {_NUMBER}$|\b(?:doubled|tripled|halved)\b",
    re.IGNORECASE,
)
"""A number that says how things are, not how they were; or little more than a number."""
MEASURE = re.compile(
    rf"{_NUMBER}\s*(?:%|per cent\b|percent\b|(?:[xkm]|bn|million|billion|thousand)\b)|(?<![\w.,])[+−-][€$£]?\d[\d.,]*"
    rf"|[€$£]\s*\d[\d.,]*|{_NUMBER} (?:more|fewer|less)\b|{_NUMBER}\s*(?:[€$£]|points?\b|euros?\b|dollars?\b|pounds?\b)"
    rf"|(?<![\d.,])\d{{1,3}}(?:[.,]\d{{3}})+\b|{FACTOR}",
    re.IGNORECASE,
)
"""A number such as an effect is told by: a share, an amount, a factor, a difference, thousands."""
EFFECT = re.compile(
    r"\b(?:increas|decreas|reduc|improv|generat|sav(?:ed|es|ing)|grew|grow|rose|rais|fell|drop|lower|cut|boost|gain|won"
    r"|brought in|bring|add(?:ed|s)\b|fixed|solved|earned|up\b|down\b|higher|faster|more\b|less\b"
    rf"|fewer)|(?<![\w.,])[+−-][€$£]?\d|{FACTOR}",
    re.IGNORECASE,
)
"""Words that claim an effect."""
