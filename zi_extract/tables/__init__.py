"""Ruled tables: grids, spans, ticks and shading of a page; fragments stitched into tables."""
