"""From a scan to a chart, cell by cell: in an editor that knows ``# %%``, or as a program.

    python examples/months_chart.py samples/born-digital.pdf months.png

Results on disk do as well as a document: name the folder that ``zi-extract extract`` has written.
"""

# %%
from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")
import matplotlib.pyplot as plt

from zi_extract import extract, frames, read_results

source, picture = Path(sys.argv[1]), sys.argv[2]

# %% [markdown]
# One frame per table, typed: a month that could not be judged is neither true nor false.

# %%
tables = frames(read_results(source) if source.is_dir() else extract(source))
actions, schedule = tables["actions"], tables["schedule"]
print(actions[["number", "action", "periods", "flags"]].head())

# %% [markdown]
# How many actions of each area are to be done in which month? The doubtful ones apart.

# %%
key = ["decree_id", "action_index"]
planned = schedule[schedule["month"].notna()].merge(actions[[*key, "area_code"]], on=key)
counts = planned[~planned["unsure"]].pivot_table(
    index="area_code", columns="month", values="period", aggfunc="count", fill_value=0
)
counts = counts.reindex(columns=range(1, 13), fill_value=0).astype(int)
print(counts)
print(f"{planned['unsure'].sum()} months in doubt, {(actions['flags'] > 0).sum()} actions flagged")

# %%
figure, axes = plt.subplots(figsize=(8, 3), layout="constrained")
image = axes.imshow(counts, cmap="Greens", aspect="auto")
axes.set_xticks(range(12), [str(month) for month in range(1, 13)])
axes.set_xlabel("month")
axes.set_yticks(range(len(counts)), [f"Area {code}" for code in counts.index])
figure.colorbar(image, label="actions")
figure.savefig(picture, dpi=110)
