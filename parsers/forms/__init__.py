"""E-forms and filled referral forms -> `Submission`."""
