"""The models that read faxes, made anew: ``python -m bench.fax_model FOLDER`` (hours, one core).

Tesseract's models are small and learned from clean print. Here they learn on from lines of
Indonesian words that were set in many faces, faxed by our own damage and cut out as the pipeline
cuts them. The lines' words come from the package's lexicon and the samples' generator.
"""
