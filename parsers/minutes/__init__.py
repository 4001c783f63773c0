"""Records of meetings: who was there, about which children, which passage is whose, what was decided."""
