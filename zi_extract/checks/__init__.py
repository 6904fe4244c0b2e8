"""One rule per function. Rules find; they never change a value.

``places.place_words`` says where each word ended, ``rules.check_decree`` runs every rule,
``status.decree_status`` and ``status.file_status`` say what became of decree and file.
"""
