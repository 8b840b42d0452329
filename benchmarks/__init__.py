"""Speed and accuracy beside peers, always as a ratio to something measured in the same run."""
