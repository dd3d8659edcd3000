"""The person's own data: the only package that knows SQLite.

Every function takes an open store first, and frozen values of `pm_career.domain` in and out. `now` and `today` are
arguments; nothing here reads a clock or the environment.

    path = pm_career.paths.find_data_file()

    with open_for_reading(path) as store:            # a missing file is an empty store
        me = read_profile(store)
        newest = find_newest_ratings(store, "me")

    with open_for_change(path, now) as change:       # one transaction, one thing that undo takes back
        stored = add_evidence(change, Evidence(person="me", what="...", date=today, skills=("delivery",)))
                                                     # stored.id == "e1"; raise inside, and nothing was changed

`now` is an aware datetime. A `Change` can be read like a `Store`. New values have an empty `id` and come back as they
were stored. An edit takes the whole value (`msgspec.structs.replace(stored, outcome="...")`); what it was before stays.

What there is of each kind: `people`, `evidence`, `goals`, `ratings`, `assessments` (its answers are a draft until it is
finished), `renamed_ids` (pass them to ratings and evidence), `completion_queries`.

What goes by the rows of `kinds.py`, for all kinds alike: `export`, `merge`, `update`, `check`, `erase`, `restore`, and
undo in `log`. `homes` has the identity of the file. Below them, `rows` reads things of any kind, `edits` adds, edits
and removes them, `ids` gives out their numbers (`imported_ids` to what an export brings), and `cells` converts what a
cell holds.

The file: `opening`, `connection`, `schema` (tables and migrations), `backups`, `faults` (what SQLite and the system
complain of, as sentences), `unfinished` (what a killed process may leave elsewhere).

What is not to be trusted: `spoilt` finds damaged rows (`row_types` says what a row may hold), `foreign` what other
programs put into the file, and `backup_reading` takes in a backup row by row.

An unknown id or a value that cannot be stored is a UsageError; a file that cannot be used is a PersonalDataError with
one sentence about the path and one about what to do. No error carries what a person wrote.

Lists are in the order in which things were added, whatever the clock said. Ids are never used again, also after
`remove_evidence` and `undo`.
"""
