"""The draft of the next version: kept in the admin as blocks, read and written as a text."""
