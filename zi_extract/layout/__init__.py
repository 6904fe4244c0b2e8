"""Words to lines, lines to reading order, text-layer words to cells."""
