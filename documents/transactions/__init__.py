"""How writing and reading meet in the database: one moment to read, a lock that is busy, work for later."""
