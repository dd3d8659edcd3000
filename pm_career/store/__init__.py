"""The person's own data: the only package that knows SQLite.

Every function takes an open store first, and frozen values of `pm_career.domain` in and out. `now` and `today` are
arguments; nothing here reads a clock or the environment.

    path = pm_career.paths.data_file()

    with open_for_reading(path) as store:            # opening.py; a missing file is an empty store
        me = read_profile(store)
        newest = find_newest_ratings(store, "me")

    with open_for_change(path, now) as change:       # one transaction, one thing that undo takes back
        kept = add_evidence(change, Evidence(person="me", what="...", date=today, skills=("delivery",)))
                                                     # kept.id == "e1"; raise inside, and nothing was changed

`now` is an aware datetime. A `Change` can be read like a `Store`. New values have an empty `id`; what comes back is
as it was kept. Editing takes the whole value (`msgspec.structs.replace(kept, outcome="...")`) and keeps the former one.

    people.py       read_profile, list_people, save_profile, list_former_profiles, read_settings, set_setting
    ratings.py      add_ratings, list_ratings, list_ratings_of_assessment, find_newest_ratings
                    (a step of None means "don't know")
    assessments.py  start_assessment, save_answer, remove_answer, finish_assessment, discard_assessment,
                    find_open_assessment, list_assessments, find_assessment (answers are a draft until finished)
    evidence.py     add_evidence, edit_evidence, remove_evidence, find_evidence, list_evidence (EvidenceFilter),
                    list_former_evidence, count_proof
    goals.py        add_goal, edit_goal, close_goal, add_check_in, find_goal, list_goals, list_former_goals
    renamed_ids.py  save_move, read_moves: what the framework renamed; pass moves to ratings and evidence
    log.py          undo, list_changes
    opening.py      open_for_reading, open_for_change

    export.py       read_export -> Export, to be encoded as JSON     importing.py  parse_export(bytes) -> Export
    merge.py        merge(change, export) -> Merged                  backups.py    backup(path, target, force=)
    restore.py      restore(path, source, now) -> Restored
    erase.py        erase_person, erase_everything, remove_own_backups
    check.py        check_file(path) -> FileCheck; find_orphans(store, framework, people)

An unknown id or a value that cannot be kept is a UsageError; a file that cannot be used is a PersonalDataError with
one sentence about the path and one about what to do. No error carries what a person wrote.

Lists are in the order in which things were added, whatever the clock said. Ids are never used again, also after
`remove_evidence` and `undo`.
"""
