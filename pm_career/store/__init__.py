"""The person's own data: the only package that knows SQLite.

Every function takes an open store first, and frozen values of `pm_career.domain` in and out. `now` and `today` are
arguments; nothing here reads a clock or the environment.

    path = pm_career.paths.data_file()

    with open_for_reading(path) as store:            # opening.py; a missing file is an empty store
        me = profile_of(store)
        newest = newest_ratings(store, "me")

    with open_for_change(path, now) as change:       # one transaction, one thing that undo takes back
        kept = add_evidence(change, Evidence(person="me", what="...", date=today, skills=("delivery",)))
                                                     # kept.id == "e1"; raise inside, and nothing was changed

`now` is an aware datetime. A `Change` can be read like a `Store`. New values have an empty `id`; what comes back is
as it was kept. Editing takes the whole value (`msgspec.structs.replace(kept, outcome="...")`) and keeps the former one.

    people.py       profile_of, people_in, save_profile, profile_history, settings_in, set_setting
    ratings.py      add_ratings, ratings_of, ratings_in, newest_ratings          a step of None: "don't know"
    assessments.py  start_assessment, answer, take_back_answer, finish_assessment, discard_assessment,
                    open_assessment, assessments_of, assessment_by_id            answers are a draft until finished
    evidence.py     add_evidence, edit_evidence, remove_evidence, evidence_by_id, evidence_of (EvidenceFilter),
                    evidence_history, proof_by_skill
    goals.py        add_goal, edit_goal, close_goal, check_in, goal_by_id, goals_of, goal_history
    moves.py        move, moves_in: what the framework renamed; pass moves to ratings and evidence to read through it
    log.py          undo, logged_changes
    opening.py      open_for_reading, open_for_change

    exporting.py    exported -> Export, to be encoded as JSON        importing.py  parsed_export(bytes) -> Export
    merging.py      merge(change, export) -> Merged                  copies.py     backup(path, target, force=)
    restoring.py    restore(path, source, now) -> Restored
    erasing.py      erase_person, erase_everything, remove_own_backups
    writing.py      write_private_file(s): a document of one's own, written privately and whole
    checking.py     check_file(path) -> FileCheck; orphans(store, framework, people)

An unknown id or a value that cannot be kept is a UsageError; a file that cannot be used is a PersonalDataError with
one sentence about the path and one about what to do. No error carries what a person wrote.

Lists are in the order in which things were added, whatever the clock said. Ids are never used again, also after
`remove_evidence` and `undo`.
"""
