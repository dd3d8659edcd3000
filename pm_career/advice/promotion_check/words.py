"""The English words and phrases that the rules on evidence and claims go by, beside those of `domain.word_lists`."""

from __future__ import annotations

import re

WE = re.compile(
    r"\b(?:we|we've|we’ve|we'd|we’d)\b"
    r"|^(?:the|our|my)\s+(?:[\w-]+\s+){0,2}(?:team|squad|tribe|crew|department|chapter|engineers|developers|designers)\b",
    re.IGNORECASE,
)
"""A subject that is not the person alone, in the first sentence of a text."""
DEPARTMENT = re.compile(
    r"^(?:product|engineering|design|marketing|sales|support|operations|legal|finance|data)(?=\s+(?:and|team)\b|,)",
    re.IGNORECASE,
)
"""The same in a piece of evidence; a claim may tell what departments do."""
ONESELF = re.compile(
    r"\b(?:I|I'm|I’m|I've|I’ve|I'd|I’d|[Mm]e|[Mm]yself)\b|\b[Mm]y\b(?!\s+(?:[\w-]+\s+)?(?:team|squad))"
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
    r"(?:tb[dca]|n/?a|none|nothing yet|ongoing|in progress|pending|open|not yet|unknown|planned|to be|will|waiting)\b",
    re.IGNORECASE,
)
"""How an outcome begins that is none yet."""

HIDING = re.compile(
    r"\b(?:work(?:ed|ing|s)? (?:on|closely|towards?|with|(?:really |very |so )?hard)"
    r"|help(?:ed|s|ing)? (?:with|to|out|the|in|on)|assist(?:ed|s)?"
    r"|was (?:involved|part of|responsible)|(?:been|being) involved|contribut(?:ed|es|ing)|participat(?:ed|es|ing)"
    r"|support(?:ed|s|ing) (?:the|a|our|various|different|with)|collaborat(?:ed|es|ing)|partner(?:ed|s|ing) with"
    r"|improv(?:ed|es|ing)|enhanc(?:ed|es|ing)|optimi[sz](?:ed|es|ing)|strengthen(?:ed|s|ing)|boost(?:ed|s|ing)"
    r"|(?:drove|drives|driving) (?:alignment|the|results|impact|value|forward)|push(?:ed|ing)? .{0,40}forward"
    r"|made (?:\w+ )?(?:improvements?|progress|contributions?|impact)|took on (?:more|additional|greater|extra)"
    r"|continued to|facilitat(?:ed|es|ing)|enabl(?:ed|es|ing)|ensur(?:ed|es|ing)|leverag(?:ed|es|ing)"
    r"|managed|owned|coordinated|handled|oversaw|led (?:\w+ )?(?:strategy|execution|efforts?|initiatives?|development)"
    r"|spearhead(?:ed|s|ing)|champion(?:ed|s|ing)|streamlin(?:ed|es|ing)|tak(?:e|es|ing) care of"
    r"|valuable input|various|numerous|several fronts|different ways|a lot|significant(?:ly)?|substantial(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words that hide what was done: they say something only beside a number, a day or a name."""
VERDICTS = re.compile(
    r"\b(?:(?:much|far|a lot|way) (?:better|more|smoother|faster|easier)"
    r"|(?:more|better) (?:aligned|efficient|visible|engaged)"
    r"|better (?:overall|place|results?|outcomes?|collaboration|alignment|quality|experience|teamwork)"
    r"|(?:a |great |big |huge )?success|successful(?:ly)?|good (?:progress|feedback|results?|atmosphere)"
    r"|great (?:momentum|feedback|results?|progress)|positive (?:feedback|impact|results?)|well[ -]received"
    r"|went (?:very |really )?well|(?:increased|more|higher) visibility|is happy|are happy|were happy|happy with"
    r"|runs? smoothly|data-driven|(?:is|are) in place)\b",
    re.IGNORECASE,
)
"""Verdicts where an outcome should stand."""
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

INTENSIFIERS = frozenset({"always", "very", "highly", "extremely", "really", "truly", "incredibly", "consistently"})
BEING = re.compile(r"(?:I am|I'm|I’m|am|was|I was)\s+", re.IGNORECASE)
SHOWING = {
    "demonstrated": "demonstrates", "showed": "shows", "exhibited": "exhibits", "displayed": "displays", "had": "has",
    "have": "has", "show": "shows", "demonstrate": "demonstrates", "brought": "brings", "bring": "brings",
}  # fmt: skip
"""Forms that say of oneself or of the past what the lists of traits have in the third person."""

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
_SPANS = "(?:minute|hour|day|night|week|month|quarter|year|sprint|shift)s?"
WHEN = re.compile(
    rf"\b(?:{_MONTHS}|q[1-4]|h[12]|20[0-4]\d|spring|summer|autumn|winter|christmas|today|yesterday|since \w+"
    rf"|(?:within|in|after|over|for|every|an?|per|each|last|this|next|first|second|\d+|{_NUMBERS})[ -](?:\w+ )?{_SPANS}"
    r"|the year before)\b",
    re.IGNORECASE,
)
"""A day, a month or a span of time."""
_ABOUT = "(?:about |some |around )?"
# A number from its first digit on: tried at each digit, a long row of them would take the square of its length.
_NUMBER = r"(?<![\d.,])\d[\d.,]*"
BASE = re.compile(
    rf"\bfrom\s+{_ABOUT}[€$£+−-]?\d.{{0,60}}?\s+to\s+{_ABOUT}[€$£+−-]?\d"
    rf"|{_NUMBER}%?\s+(?:of|out of|in|to|instead of)\s+(?:the |all |some |about |our )?\d"
    r"|\b(?:instead of|rather than|compared (?:to|with)|than|versus|vs\.?|against|after|(?:up|down) from)"
    r"\s+(?:\w+ )?[€$£+−-]?\d"
    r"|\d.{0,40}(?:\bbefore\b|→|->|\bthan the\b)",
    re.IGNORECASE,
)
"""A number beside the one that it is to be compared with."""
MEASURE = re.compile(
    rf"{_NUMBER}\s*(?:%|per cent\b|percent\b|(?:[xkm]|bn|million|billion|thousand)\b)|[+−-]\d[\d.,]*"
    rf"|[€$£]\s*\d[\d.,]*|{_NUMBER}\s*(?:[€$£]|points?\b|euros?\b|dollars?\b|pounds?\b)"
    r"|(?<![\d.,])\d{1,3}(?:[.,]\d{3})+\b",
    re.IGNORECASE,
)
"""A number such as an effect is told by: a share, an amount, a factor, a difference, thousands."""
EFFECT = re.compile(
    r"\b(?:increas|decreas|reduc|improv|generat|sav(?:ed|es|ing)|grew|grow|rose|rais|fell|drop|lower|cut|boost|gain|won"
    r"|brought in|bring|add(?:ed|s)\b|fixed|solved|earned|up\b|down\b|higher|faster|more\b|less\b|fewer)|[+−-]\d",
    re.IGNORECASE,
)
"""Words that claim an effect."""
