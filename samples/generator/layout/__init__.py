"""From what a decree says to pages of vector PDF and their exact truth."""
