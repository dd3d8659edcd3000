"""Evidence in files of other programs: brag documents, ticket lists, `gh`, `git log`. Returns pieces and the rest."""
