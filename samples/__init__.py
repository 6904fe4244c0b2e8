"""Small decrees with exact truth, and the generator that makes them."""
