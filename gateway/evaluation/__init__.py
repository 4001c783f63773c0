"""Scoring the gateway on development folders: any folder of the same format can be scored by anyone."""
