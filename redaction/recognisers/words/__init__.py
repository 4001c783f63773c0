"""Word lists: what phrases mean which entity. Data only, written by hand from public classifications."""
