"""Where a child's copy goes: routing rules (pure) and the outbox that delivers with back-off."""
