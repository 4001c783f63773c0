"""Council-style referral forms of our own, written in memory with known answers: other layouts and wordings than any real form."""
