"""A small valid framework in which every key of every file stands."""

from __future__ import annotations

COMPLETE = {
    "framework.yaml": """\
format: 2
id: yard
title: Boat Yard
version: 1.2.3
description: For those who build boats.
attribution: Our own.
scale:
  - {value: 1, name: Watches, description: Was there.}
  - {value: 2, name: Helps, description: Held the other end.}
  - {value: 3, name: Builds, description: Alone.}
tracks:
  - {id: wood, title: Wood}
  - {id: crew, title: Crew}
skills: [plank, caulk]
allow:
  vague: "Good wood is what the mill calls it."
entry:
  backgrounds:
    - id: joinery
      title: Joinery
      carries_over: [plank]
      brings: Cuts to the line.
      gap: caulk
      lacks: Never kept out water.
      first_step: Caulk a tub.
  from_present_job: {plank: Bend a shelf.}
  moving_inside: [Ask the foreman.]
  interview: [A joint that holds.]
""",
    "levels/all.yaml": """\
levels:
  - id: hand
    title: Hand
    rank: 1
    next: [wright]
  - id: mate
    title: Mate
    rank: 2
    track: crew
""",
    "levels/wright.yaml": """\
id: wright
title: Wright
rank: 2
titles: [Boatwright]
aliases: [builder]
formerly: [shipwright]
stage: Middle
track: wood
summary: Builds a boat.
sets_apart: Bends every plank alone.
scope: {impact: A boat., autonomy: Picks the wood., influence: Two hands., complexity: The sea.}
experience_years: [2, 5]
responsibilities:
  - title: A hull
    short: Hull
    id: hull
    formerly: [keel]
    summary: Has it float.
    in_practice: [Taps every plank.]
watch_outs:
  - {text: Rushes., instead: Waits for the glue.}
first_90_days: [Sharpen the tools.]
not_this_level: [Selling boats.]
titles_apart: There is one.
keywords: [boatyard]
growing_here: [Build a smaller one.]
next: []
lateral: [mate]
""",
    "skills/plank.yaml": """\
id: plank
name: Planking
formerly: [timber]
area: Hull
description: Bending wood.
is_not: Not carving.
keywords: [lumber]
builds_on: [caulk]
expectations:
  hand: {step: 1}
  wright:
    step: 3
    bar: Bends oak.
    label: Oak
    focus: true
    behaviours: [Steams the plank.]
    evidence: [A dinghy that floats.]
steps: {2: Holds the steamed plank.}
growth:
  - to: 2
    practice:
      - {text: Bend one plank., size: week, levels: [wright]}
    people: [Ask the wright., {text: Ask the crew., tracks: [crew]}]
    study: [A book on steam.]
    done_when: [It did not crack.]
    trap: Too much steam.
""",
    "skills/caulk.yaml": "id: caulk\nname: Caulking\n",
}
