"""PURE: evidence about a person + candidate records -> a decision with its reasons. No disk, network, clock or SQL."""
