"""The MASH gateway application. ARCHITECTURE.md says which room may import which."""
