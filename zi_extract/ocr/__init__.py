"""Words: the only package that asks an OCR engine, and judges what it says."""
