"""The page on which somebody waits for work that takes long, and fetches what it made."""
