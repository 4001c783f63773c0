"""Referral forms as programs print them to PDF: wordings of their own in geometries of their own, a round at a time."""
