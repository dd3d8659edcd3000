"""A framework: levels, skills and the scale, as frozen values that everything else reads.

Each field is declared here once, with what authors and machines need to know of it: see `domain/fields.py`.
"""

# Without `from __future__ import annotations`: as strings, the notes on the fields would be compiled at every start.
from typing import Annotated, Literal, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from pm_career.domain.fields import Search, Weight, about, find_newer_keys

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9](?:[._-]?[a-z0-9])*$", max_length=64)]
IdOrNone = Annotated[str, msgspec.Meta(pattern=r"^(?:[a-z0-9](?:[._-]?[a-z0-9])*)?$", max_length=64)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Line = Annotated[str, msgspec.Meta(max_length=120)]
Text = Annotated[str, msgspec.Meta(max_length=2000)]
Texts = tuple[Text, ...]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]

Format = Literal[1, 2]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The formats of a framework's files. Which keys a later one has beyond format 1, their fields say: `since=2`."""

MOST_STEPS = 20
"""A scale has at most so many steps, and no rating is of a higher one."""
LOWEST_GROWTH = 2
"""The lowest step that a way up leads to: the one above the scale's first."""

FormerIds = Annotated[
    tuple[Id, ...],
    about(
        "The ids that it had before, or of what it came of: people's notes under these are read as notes on this.",
        caption="former id",
        change="renamed",
        rule="former-id",
        since=2,
        schema={"uniqueItems": True},
    ),
]

Keywords = Annotated[
    tuple[Name, ...],
    about(
        "Words that people type to find it and that its texts do not have. Pages do not show them.",
        caption="keyword",
        search=Search(Weight.NAME, "also found as", "keyword"),
        since=2,
    ),
]

AllowedRules = Annotated[
    dict[Id, Text],
    about(
        "The rules of the check that need not hold for this ladder, each with the reason why.",
        caption="allowed rule",
        rule="allowed",
        since=2,
    ),
]

ForLevels = Annotated[
    tuple[Id, ...],
    about(
        "The ids of the levels that it is meant for, if not for all: those that people grow towards by it.",
        refers_to="level",
        since=2,
        schema={"uniqueItems": True},
    ),
]

ForTracks = Annotated[
    tuple[Id, ...],
    about(
        "The ids of the tracks whose levels it is meant for, beside those under `levels`.",
        refers_to="track",
        since=2,
        schema={"uniqueItems": True},
    ),
]

ActionKind = Literal["practice", "people", "study"]
ActionSize = Literal["week", "month", "quarter"]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all domain values: immutable, compared by content."""


class Step(Value, frozen=True):
    """One step of the scale: `value` counts up from 1."""

    value: Annotated[Count, about("1, 2, 3 and so on, without a gap.", schema={"minimum": 1})]
    name: Annotated[Name, about("A word or two that people say: 'With help'.", change="renamed")]
    description: Annotated[
        Text,
        about(
            "What somebody at this step has done, so that two people who look at the same work agree.",
            longest=300,
            paragraph=True,
        ),
    ] = ""


NOT_YET = Step(0, "Not yet", "Has not seen or done any of it so far.")
"""What a rating may be of below the first step of every scale. No scale and no framework file has it."""


class Track(Value, frozen=True):
    """A run of levels of one kind (individual, management)."""

    id: Annotated[Id, about("What levels name under `track`.")]
    title: Annotated[Name, about("The track's name, as pages show it.", change="renamed")]


class Scope(Value, frozen=True):
    """How far a level's work reaches, apart from skill: one line each."""

    impact: Annotated[Text, about("How much changes by the work.", longest=160)] = ""
    autonomy: Annotated[Text, about("What is decided alone, and what is asked or checked.", longest=160)] = ""
    influence: Annotated[Text, about("Who acts on it.", longest=160)] = ""
    complexity: Annotated[Text, about("What is given, and what is unknown.", longest=160)] = ""


class Responsibility(Value, frozen=True):
    """Something a level is responsible for; `short` names it where there is little room.

    `id` is empty where the files give none: `list_responsibility_ids` then makes one.
    """

    title: Annotated[Name, about("What somebody answers for, in a few words.", change="renamed")]
    short: Annotated[
        str,
        msgspec.Meta(max_length=40),
        about("The same where there is little room: up to 40 characters.", caption="short title", change="renamed"),
    ] = ""
    id: Annotated[
        IdOrNone,
        about(
            "How evidence names it; made of the title, if left out. No other responsibility of the level has it.",
            change="renamed",
            rule="renamed-id",
            since=2,
        ),
    ] = ""
    formerly: FormerIds = ()
    summary: Annotated[Text, about("The same in a sentence.", longest=240, paragraph=True)] = ""
    in_practice: Annotated[
        Texts,
        about("What it looks like in practice: an example a line.", longest=200, most=6),
    ] = ()


class WatchOut(Value, frozen=True):
    """How people at a level commonly go wrong, and what to do instead."""

    text: Annotated[Text, about("What goes wrong.")]
    instead: Annotated[Text, about("What to do instead.", longest=240)] = ""


class Level(Value, frozen=True):
    """A rung of the ladder. `next` holds the ids of the levels it leads to, the usual way first.

    `lateral` holds those of the same rank on other tracks that people change to: neither up nor down.
    """

    id: Annotated[
        Id, about("How other files, commands and people's notes name this level. It never changes its meaning.")
    ]
    title: Annotated[Name, about("The level's name, as pages show it. No other level has it.", change="renamed")]
    rank: Annotated[
        Count,
        about(
            "How high it is, counted from 1 without a gap. Two levels share a rank only on different tracks.",
            change="moved",
            schema={"minimum": 1},
        ),
    ]
    titles: Annotated[tuple[Name, ...], about("The job titles that it covers. Two levels may cover the same one.")] = ()
    aliases: Annotated[
        tuple[Name, ...], about("What else people may type for it. No other level answers to these.")
    ] = ()
    formerly: FormerIds = ()
    stage: Annotated[Line, about("A word for a group of levels, such as 'Entry'.")] = ""
    track: Annotated[
        str, msgspec.Meta(max_length=64), about("The id of a track of framework.yaml.", refers_to="track")
    ] = ""
    summary: Annotated[
        Text, about("The level in a sentence.", search=Search(Weight.BAR), longest=240, paragraph=True)
    ] = ""
    sets_apart: Annotated[
        Text,
        about(
            "What tells the level from its neighbours, in one line: what is decided, for whom, with whose help.",
            caption="what sets it apart",
            search=Search(Weight.BAR, kind="summary"),
            longest=160,
            paragraph=True,
            since=2,
        ),
    ] = ""
    scope: Annotated[Scope, about("How far its work reaches, apart from skill: a line each.")] = Scope()
    experience_years: Annotated[
        tuple[Count, Count] | None, about("Typical years of experience, from and to: [2, 5].", caption="typical years")
    ] = None
    responsibilities: Annotated[
        tuple[Responsibility, ...], about("What somebody at this level answers for.", most=6)
    ] = ()
    watch_outs: Annotated[
        tuple[WatchOut, ...],
        about("How people at this level go wrong, and what to do instead.", caption="watch-out", longest=200, most=6),
    ] = ()
    first_90_days: Annotated[Texts, about("What to do in the first three months, in order.", longest=200, most=8)] = ()
    not_this_level: Annotated[
        Texts,
        about(
            "What it is not, so that nobody is measured by it.",
            search=Search(place="what it is not"),
            longest=200,
            most=6,
        ),
    ] = ()
    titles_apart: Annotated[
        Text,
        about(
            "What tells the titles apart, where the level covers several that differ.",
            search=Search(place="what tells the titles apart", kind="description"),
            longest=300,
            paragraph=True,
        ),
    ] = ""
    keywords: Keywords = ()
    growing_here: Annotated[
        Texts,
        about("How to grow without moving on.", search=Search(place="growing without moving up"), longest=200, most=6),
    ] = ()
    next: Annotated[
        tuple[Id, ...],
        about(
            "The ids of the levels that it leads to, the usual way first. They have a higher rank.",
            caption="leads to",
            refers_to="level",
            schema={"uniqueItems": True},
        ),
    ] = ()
    lateral: Annotated[
        tuple[Id, ...],
        about(
            "The ids of levels of the same rank on other tracks that people change to.",
            caption="leads sideways to",
            refers_to="level",
            schema={"uniqueItems": True},
        ),
    ] = ()


class Expectation(Value, frozen=True):
    """What one level asks of one skill. `label` is the level's own name for the skill, if it has one."""

    step: Annotated[Count, about("A step of the scale.", schema={"minimum": 1})]
    bar: Annotated[
        Text,
        about(
            "What is asked, in a sentence that can be agreed or disagreed with.",
            search=Search(Weight.BAR),
            longest=200,
            paragraph=True,
        ),
    ] = ""
    label: Annotated[Line, about("The level's own name for the skill, if it has one.", change="renamed")] = ""
    focus: Annotated[bool, about("Whether the level puts this skill in focus: few at a level.")] = False
    behaviours: Annotated[
        Texts,
        about(
            "What somebody can be seen doing. Each begins with a verb in the third person: 'Writes down …'.",
            caption="behaviour",
            change="new",
            rule="new-behaviour",
            search=Search(kind="behaviour"),
            longest=200,
            most=6,
        ),
    ] = ()
    evidence: Annotated[
        Texts,
        about(
            "Examples of what could prove it: things that exist, not qualities.",
            caption="example of evidence",
            search=Search(Weight.EXAMPLE, place="evidence, for example"),
            longest=240,
            most=5,
        ),
    ] = ()

    @property
    def asks(self) -> str:
        """What is asked, in a sentence: the bar or, where a ladder has behaviours alone, the first of them."""
        more = f" (and {len(self.behaviours) - 1} more)" if len(self.behaviours) > 1 else ""
        return self.bar or "".join((*self.behaviours[:1], more))


class Action(Value, frozen=True):
    """Something to do to grow; `size` says how long it takes, where that is known."""

    kind: Annotated[ActionKind, about("Practice, people or study.")]
    text: Annotated[Text, about("What to do.")]
    size: Annotated[ActionSize | None, about("How long it takes: week, month or quarter.")] = None
    levels: ForLevels = ()
    tracks: ForTracks = ()

    def fits(self, level: Level) -> bool:
        """Whether it is meant for those who grow towards `level`: it names the level or its track, or nothing."""
        return not (self.levels or self.tracks) or level.id in self.levels or level.track in self.tracks


class Growth(Value, frozen=True):
    """The way up to step `to` from the one below: actions (practice, people, study), signs, and a trap."""

    to: Annotated[
        Count,
        about("The step of the scale that this leads to, from the one below.", schema={"minimum": LOWEST_GROWTH}),
    ]
    actions: Annotated[tuple[Action, ...], about("What to do: practice, people, study.")] = ()
    done_when: Annotated[
        Texts,
        about(
            "How somebody knows that it worked.",
            caption="it worked when",
            search=Search(Weight.EXAMPLE, kind="sign"),
            longest=200,
            most=4,
        ),
    ] = ()
    trap: Annotated[
        Text,
        about(
            "How people fool themselves on the way.",
            search=Search(Weight.EXAMPLE, place="how people fool themselves"),
            longest=240,
            paragraph=True,
        ),
    ] = ""

    def select_for(self, *levels: Level) -> "Growth":
        """The same with only the actions that fit one of `levels`."""
        return replace(self, actions=tuple(action for action in self.actions if any(map(action.fits, levels))))


class SkillWithoutGrowth(Value, frozen=True):
    """What a skill is in the files and in the model alike; how it grows is laid out differently in the files."""

    id: Annotated[
        Id, about("How other files, commands and people's notes name this skill. It never changes its meaning.")
    ]
    name: Annotated[Name, about("The skill's name along the whole ladder. No other skill has it.", change="renamed")]
    formerly: FormerIds = ()
    area: Annotated[
        Line, about("Skills of one area are shown together.", change="moved", search=Search(kind="description"))
    ] = ""
    description: Annotated[
        Text,
        about(
            "The skill in a sentence.",
            search=Search(Weight.BAR, "what it is", "description"),
            longest=300,
            paragraph=True,
        ),
    ] = ""
    is_not: Annotated[
        Text,
        about(
            "What it is often taken for, and what tells it apart.",
            caption="what it is not",
            search=Search(Weight.BAR, kind="description"),
            longest=300,
            paragraph=True,
        ),
    ] = ""
    keywords: Keywords = ()
    builds_on: Annotated[
        tuple[Id, ...],
        about(
            "The ids of the skills that come first. Advice on what to develop follows this order.",
            caption="builds on",
            refers_to="skill",
            schema={"uniqueItems": True},
        ),
    ] = ()
    expectations: Annotated[
        dict[str, Expectation],
        about("What each level asks, by the level's id. A level that is left out asks nothing of this skill."),
    ] = {}
    steps: Annotated[
        dict[Count, Text],
        about(
            "An example of each step for which no level has behaviours, by the step's number: what somebody at that "
            "step has been seen doing, in a sentence. People see it when they rate themselves.",
            caption="example of a step",
            search=Search(Weight.EXAMPLE, place="example of step", kind="step"),
            longest=200,
            since=2,
        ),
    ] = {}


class Skill(SkillWithoutGrowth, frozen=True):
    """A skill along the whole ladder. A level missing from `expectations` expects nothing: never zero."""

    growth: Annotated[tuple[Growth, ...], about("The ways up, a step at a time.")] = ()

    def find_label(self, level_id: str) -> str:
        """The level's own name for this skill, else the skill's name."""
        expectation = self.expectations.get(level_id)
        return (expectation.label if expectation else "") or self.name

    def find_growth(self, step: int, *levels: Level) -> Growth | None:
        """The way up to `step`, where the framework describes it, with the actions that fit one of `levels`.

        Without `levels`, with all its actions.
        """
        growth = next((each for each in self.growth if each.to == step), None)
        return growth.select_for(*levels) if growth and levels else growth

    def find_growth_from(self, step: int, *levels: Level) -> Growth | None:
        """The way up from `step`, as `find_growth` finds it. From not yet it is the lowest that there can be."""
        return self.find_growth(max(step + 1, LOWEST_GROWTH), *levels)


class Background(Value, frozen=True):
    """What people come from into the first level: another profession, or their studies."""

    id: Annotated[Id, about("What commands and people's notes call it: engineering, sales.")]
    title: Annotated[Name, about("Its name, as pages show it.", change="renamed")]
    carries_over: Annotated[
        tuple[Id, ...],
        about(
            "The ids of the skills that usually carry over.",
            caption="carries over",
            refers_to="skill",
            schema={"uniqueItems": True},
        ),
    ] = ()
    brings: Annotated[
        Text,
        about(
            "What somebody from there can already show, in a sentence or two.",
            search=Search(place="what carries over", kind="entry"),
            longest=300,
            paragraph=True,
        ),
    ] = ""
    gap: Annotated[
        str,
        msgspec.Meta(max_length=64),
        about("The id of the skill in which the gap is usual.", caption="usual gap", refers_to="skill"),
    ] = ""
    lacks: Annotated[
        Text,
        about(
            "How the gap shows, in a sentence or two.",
            search=Search(place="the usual gap", kind="entry"),
            longest=300,
            paragraph=True,
        ),
    ] = ""
    first_step: Annotated[
        Text,
        about(
            "The first thing to do, from the present job.",
            search=Search(place="the first thing to do", kind="entry"),
            longest=300,
            paragraph=True,
        ),
    ] = ""


class Entry(Value, frozen=True):
    """Getting in: for people who are not on the ladder yet and want to get to its first level."""

    backgrounds: Annotated[tuple[Background, ...], about("What people come from.", most=12)] = ()
    from_present_job: Annotated[
        dict[Id, Text],
        about(
            "Something to do for a skill, by the skill's id, that does not need a job on this ladder.",
            caption="from the present job",
            search=Search(Weight.EXAMPLE, place="from the present job", kind="action"),
            refers_to="skill",
            longest=280,
        ),
    ] = {}
    moving_inside: Annotated[
        Texts,
        about(
            "How people move into the first level inside a company.",
            search=Search(place="moving inside a company", kind="entry"),
            longest=200,
            most=6,
        ),
    ] = ()
    interview: Annotated[
        Texts,
        about(
            "What an interviewer for the first level looks for.",
            search=Search(place="what an interviewer looks for", kind="entry"),
            longest=200,
            most=6,
        ),
    ] = ()


GettingIn = Annotated[Entry, about("For people who are on no level yet and want to get to the first.", since=2)]

NO_LEVEL = "none"
"""What stands in place of a level's id for somebody who is not on the ladder yet. No level answers to it."""

OUTSIDE = "Not a product manager yet"
"""What pages say of somebody who is not on the ladder yet."""

Named = TypeVar("Named", Level, Skill)


class Framework(Value, frozen=True):
    """A whole ladder. `levels` are in the order of their rank, `skills` in the order they are read."""

    id: Annotated[Id, about("How commands and people's notes name this ladder. Never change it once somebody uses it.")]
    title: Annotated[Name, about("The ladder's name, as pages show it.", change="renamed")]
    version: Annotated[
        str,
        about(
            "Three numbers. The first rises when something new is required somewhere, the second when something "
            "became clearer or was taken away, the third for wording that changes nothing."
        ),
    ]
    scale: Annotated[
        tuple[Step, ...],
        about(
            "The steps of proficiency, counted from 1: two at least, 20 at most.",
            most=7,
            schema={"minItems": 2, "maxItems": MOST_STEPS},
        ),
    ]
    levels: Annotated[tuple[Level, ...], about("Every level, in the order of its rank.")]
    skills: Annotated[tuple[Skill, ...], about("Every skill, in the order in which they are shown.")]
    description: Annotated[
        str, about("Whom the ladder is for, and what it is used for.", longest=300, paragraph=True)
    ] = ""
    attribution: Annotated[
        str,
        about(
            "Whose text it is, what it is based on, and under which licence.",
            caption="where it comes from",
            rule="source",
            longest=600,
            paragraph=True,
        ),
    ] = ""
    tracks: Annotated[
        tuple[Track, ...],
        about("Where the ladder forks: runs of levels of one kind, such as individual and management."),
    ] = ()
    allow: AllowedRules = {}
    entry: GettingIn = Entry()

    def level(self, level_id: str) -> Level:
        """The level with exactly this id; KeyError if there is none."""
        return _by_id(self.levels, level_id)

    def find_first_levels(self) -> tuple[Level, ...]:
        """The levels of the lowest rank: several where the ladder begins on several tracks."""
        return tuple(level for level in self.levels if level.rank == self.levels[0].rank)

    def find_present(self, level_id: str) -> Level:
        """The level with this id; for NO_LEVEL the place of those who are on none, which leads to the first levels."""
        if level_id != NO_LEVEL:
            return self.level(level_id)
        return Level(NO_LEVEL, OUTSIDE, 0, next=tuple(level.id for level in self.find_first_levels()))

    def skill(self, skill_id: str) -> Skill:
        """The skill with exactly this id; KeyError if there is none."""
        return _by_id(self.skills, skill_id)

    def list_rating_steps(self) -> tuple[Step, ...]:
        """The steps that a rating may be of, the lowest first: not yet, and those of the scale."""
        return (NOT_YET, *self.scale)

    def has_rating_step(self, value: int | None) -> bool:
        """Whether a rating may be of this step. One on another scale, or before this one lost steps, may be of none."""
        return any(step.value == value for step in self.list_rating_steps())

    def find_step_name(self, value: int) -> str:
        """The word for a step of the scale, or for not yet; for one that the scale lacks, that it does."""
        return next((step.name for step in self.list_rating_steps() if step.value == value), "(not on this scale)")

    def find_levels_ahead(self, level: Level) -> tuple[Level, ...]:
        """The levels that somebody at `level` grows towards: those it leads to, at the end of the ladder itself."""
        return tuple(self.level(each) for each in level.next) or (level,)

    def find_levels_below(self, level_id: str) -> tuple[Level, ...]:
        """The levels from which one comes to this one."""
        return tuple(level for level in self.levels if level_id in level.next)

    def find_levels_beside(self, level_id: str) -> tuple[Level, ...]:
        """The levels of the same rank, on other tracks, from which people change to this one."""
        return tuple(level for level in self.levels if level_id in level.lateral)

    def find_track_title(self, level: Level) -> str:
        """What the level's track is called; empty if it is on none."""
        return next((track.title for track in self.tracks if track.id == level.track), level.track)

    def list_expected(self, level_id: str) -> list[tuple[Skill, Expectation]]:
        """The skills that a level expects something of, those in focus first."""
        pairs = [(s, s.expectations[level_id]) for s in self.skills if level_id in s.expectations]
        return sorted(pairs, key=lambda pair: not pair[1].focus)


def find_lowest_format(framework: Framework) -> Format:
    """The lowest format of files that has every key which a framework uses."""
    needed = {each.since for each in find_newer_keys(Framework, framework)}
    return next(each for each in FORMATS if each >= max(needed, default=FORMATS[0]))


def _by_id(items: tuple[Named, ...], wanted: str) -> Named:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
