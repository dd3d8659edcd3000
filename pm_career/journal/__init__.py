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
last. A refused request then creates no file, and the file is not locked while a question is asked. A caller that
has the ladder open already, such as the navigator, makes its `Owner` with `make_owner(store, person, ladder)`.

    access.py           open the store; whose notes they are (`Owner`) and the ladder they are read on
    profile.py          name, level, target and ladder of a person: read, check, update
    evidence.py         draft, add, edit, remove, read one piece; suggest skills
    evidence_parts.py   check the parts of a piece as they are typed, and find what they name
    evidence_import.py  what becomes of each line of a file of evidence; add what is new
    evidence_repeats.py which pieces of a file were imported before
    evidence_search.py  list the evidence that matches what was typed
    notes_search.py     collect what was written in evidence and goals, for a search
    goals.py            draft, add, edit, reopen, check in, close, find; propose from the advice, take
    assessments.py      prepare, begin or resume, answer, skip, finish, stop; rate at once
    ratings.py          the newest rating of each skill, its history, the steps to compare with
    ladder_map.py       notes that were made on one ladder, read on another
    what_if.py          ratings as they are typed, and advice from these alone; loads no store, and so no SQLite
    advice.py           what to develop next, from a person's notes
    dashboard.py        what the page of `pmcareer me` shows
    confirmations.py    somebody else's word on a piece: the message that asks for it, and what they said
    promotion.py        the promotion case: read it, keep and leave evidence
    claims.py           sentences of one's own in it: the ask, claims, lines about the scope
    audience.py         the case as a manager or a committee sees it, and what they do not see
    promotion_check.py  check the case, and a text that was written from it
    sent_copies.py      copies of the case that were handed over
    agreements.py       what somebody who decides said would be enough
    one_on_ones.py      what the next one-on-one is about, its points, what was agreed in it
    review.py           what today, a week and a quarter need of the notes
    week.py             store the answers of a week's review
    people.py           everybody with notes; find, rename and merge people
    raters.py           who rates a person
    diff_impact.py      what a changed ladder means for a person's notes
    data_export.py      export a part of the data, or everything that is kept about one person
    data_import.py      import an export or a backup: whose it is, and whose notes it becomes here
    data_file.py        the data file as a whole: its place, undo, backups, erasing, ids that a ladder no longer has
"""
