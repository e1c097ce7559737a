"""Signing rounds: asking, inviting, reminding, handing in, judging and closing."""
