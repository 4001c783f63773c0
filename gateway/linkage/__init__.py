"""Splink's room: training the matcher's model and checking our scorer against it. An extra; nothing that serves comes here."""
