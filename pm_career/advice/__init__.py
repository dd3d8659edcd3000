"""Answers computed from a ladder and a person's notes. Pure: `today` is an argument, nothing is read or written.

gaps              where a person stands against a level's bar, and which gap comes first and why
development       what to develop next (`next`)
actions           which actions of a skill are shown, and which one to begin with
proof             what evidence proves, at which level
goals             goals on a day, goals from the advice, and the if-then sentence (`plan`)
dashboard         where a person stands (`me`)
assessment        the questions of an assessment, and what changed since the last one (`assess`)
comparison        what changes between two levels (`compare`)
paths             the ways from one level to another (`path`)
level_tree        the levels of a ladder that forks, below one another
search, search_query, passages   what somebody looks for, and where it stands in the ladder (`search`)
skill_suggestion  which skills a text about something that happened is likely to be about
map_proposal      a proposed map from one ladder to another (`framework map`)
mapped_ratings    ratings made on one ladder, read on another through a map (`--map`)
diff_impact       what a change of the ladder means for a person's notes (`framework diff`)
"""
