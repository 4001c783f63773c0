"""What people confirmed is counted by how much was written and how high the score was."""

from gateway.pipeline.calibration import Confirmed, calibration
from gateway.pipeline.link_tally import ReviewedDecision


def test_suggestions_are_counted_by_stratum_and_band():
    """Highest scores first; what was certain and not confirmed stands by itself; where nobody was suggested nothing is counted."""
    reviews = [
        ReviewedDecision("partial", "5", "suggested", "nobody"),
        ReviewedDecision("number", "30", "certain", "same"),
        ReviewedDecision("number", "30", "certain", "other"),
        ReviewedDecision("number", "35", "suggested", "same"),
        ReviewedDecision("partial", "-5", "nobody", "other"),
        ReviewedDecision("partial", "", "suggested", "other"),
    ]
    assert calibration(reviews) == (
        Confirmed("number", 35, 1, 1, 0, 0),
        Confirmed("number", 30, 2, 1, 2, 1),
        Confirmed("partial", 5, 1, 0, 0, 0),
    )


def test_the_limits_lie_around_the_share():
    """Few decisions give wide limits."""
    few, many = Confirmed("number", 30, 4, 3, 4, 1), Confirmed("number", 30, 400, 300, 400, 100)
    assert few.lower < many.lower < 0.75 < many.upper < few.upper
