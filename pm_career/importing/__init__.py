"""Other people's files, read and turned into values of the domain."""
