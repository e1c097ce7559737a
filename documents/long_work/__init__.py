"""Work that takes longer than a page may wait for: asked for, done in the background, fetched."""
