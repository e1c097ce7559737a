"""The kinds of document: those that every region begins with, and which agreement is the main one."""
