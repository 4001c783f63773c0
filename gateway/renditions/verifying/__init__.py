"""The verifier: it trusts no maker, imports none, and asks engines that no maker wrote with."""
