"""What a draft is edited in: the blocks of its text, with the widgets and rows of Wagtail's editor."""
