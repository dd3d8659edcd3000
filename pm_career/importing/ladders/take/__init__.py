"""Take a file by a mapping, exactly, with an account of every cell and line."""
