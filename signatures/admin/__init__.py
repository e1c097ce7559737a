"""The screens of the register in Wagtail's admin."""
