"""Taking over what a region already has: partners, memberships, versions and acts, all or nothing.

Nothing is imported here: a workbook is opened in a process without Django (`sheets.opening`).
"""
