"""The model: frozen values and look-ups. Pure: no input, no output, no clock.

framework      a ladder: levels, skills, the scale, what each level expects
fields         what authors need to know of the framework's fields, and their bounds
names          find a level or skill by any of its names
renamed_ids    ids that a framework no longer has, and what they are called now
ladder_map     what the skills, levels and steps of one ladder are on another
person         the profile, and the texts, ids and days that all personal data share
evidence, goals, ratings   what a person writes down
page           what a command answers, as a tree of blocks to be shown
text           make text safe to show, fold it for comparison, find the nearest name, count in words
wording        stems, the words of a text, how alike two texts are and what changed between them
prose, likeness, word_lists   what `framework check` asks of sentences: their words, and how alike two are
dates          days as people type them, and how long ago a day is
"""
