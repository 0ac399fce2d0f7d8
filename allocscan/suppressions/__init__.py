"""Comments that silence findings: what they say, what they silence, and how they come and go."""
