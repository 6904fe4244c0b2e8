"""Makes decrees with exact truth: content, layout on paper, damage; deterministic by seed."""
