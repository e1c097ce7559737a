"""A decision route: begun from a template, taken step by step, and how it stands on a day."""
