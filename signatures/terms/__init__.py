"""Telling by mail, in time, which days of terms and reviews come."""
