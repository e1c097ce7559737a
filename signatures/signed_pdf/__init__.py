"""Signatures inside PDF files: checking them, matching a returned file, and putting the portal's own seal."""
