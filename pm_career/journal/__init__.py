"""Operations on a person's notes: evidence, goals, ratings and the profile. Commands and navigator both call them.

Each operation takes an open store and plain values, returns values and raises a `PmCareerError` where it refuses.
Nothing here prints, prompts or reads a clock: `today` and `now` are arguments. What only reads takes a `Store`, what
changes something takes a `Change`; a change is one transaction and one thing that `data undo` takes back.

    with open_store() as store:                                 # access.py
        owner = find_owner(store, "me", asked_ladder)           # whose notes, on which ladder, with its renamed ids
        draft = evidence.draft(store, owner, today, what="Cut the release to one form", skills=["delivery"])
    with open_store_for_change(now) as change:
        added = evidence.add(change, owner, draft)              # added.evidence.id == "e1"

Check what was typed while the store is open for reading, ask questions while it is closed, and open it for change
last: a refused request then creates no file, and nobody waits for an answer while the file is locked. A caller that
has the ladder at hand, such as the navigator, makes its `Owner` with `owner_on(store, person, ladder)`.

    access.py       open_store, open_store_for_change, parse_person, open_ladder, find_owner, owner_on, Owner
    days.py         parse_day, parse_due_day: days as people type them
    profile.py      find_present_level, find_target, read_position, update: the profile, checked against the ladder
    evidence.py     draft, add, read_changes, edit, remove, find, find_all, read_detail, suggest_skills
    goals.py        draft, add, read_parts, edit, reopen, check_in, close, find, find_all, read_detail, propose, take
    assessments.py  prepare, begin, answer, skip, finish, stop, rate, compare_with_before
    ratings.py      read_newest, read_histories, find_all, read_steps: ratings as they are, or through a map
    ladder_map.py   read_through_map: notes made on one ladder, read on another
    what_if.py      parse_step, parse_rating, advise_without_notes: no store, and no SQLite, is loaded for these
    advice.py       advise, advise_person: what to develop next
    dashboard.py    read_dashboard, read_dashboard_of: where a person stands
    diff_impact.py  find_impact: what a changed ladder means for a person's notes
    undo.py         last_change, take_back
    data_file.py    find_places, find_all_orphans, save_backup, preview_erase, erase: the data file as a whole
"""
