"""Councils' wordings, each on many carriers: what a form asks is written once, and printed as Word, PDF, mail, page and payload."""
