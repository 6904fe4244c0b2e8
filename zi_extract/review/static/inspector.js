// The value under the eye: its ink cut out, both readings, and what can be done, each with its key.

import { element, words } from "./model.js";
import { crop } from "./paper.js";

const PIECES = 3;
const GLYPHS = { marked: "✓", empty: "☐", unsure: "?" };

export class Inspector {
  constructor(model, paper, actions) {
    this.model = model;
    this.paper = paper;
    this.actions = actions;
    this.root = document.getElementById("inspector");
    this.input = null;
    this.changed = false;
  }

  show(value) {
    this.value = value;
    this.changed = false;
    this.input = null;
    const state = this.model.state(value);
    const chips = value.items.flatMap((item) =>
      item.why.map((why) => element("span", { class: `chip ${item.settled ? "good" : item.severity}` }, item.settled ? `✓ ${why}` : why)),
    );
    if (state === "settled" && !chips.length) chips.push(element("span", { class: "chip good" }, `✓ ${value.corrected_by || words.corrected}`));
    const name = value.items[0]?.label && value.table ? `${value.label} · ${value.items[0].label}` : value.label;
    this.root.replaceChildren(
      element("div", { class: "head" }, element("h2", {}, name), element("span", { class: "where" }, where(value))),
      ...(chips.length ? [element("div", { class: "why" }, ...chips)] : []),
      ...this.ink(value),
      ...this.body(value),
      element("div", { class: "buttons", role: "toolbar", "aria-label": name }, ...this.buttons(value)),
      ...(value.table ? [element("div", { class: "buttons structure", role: "toolbar", "aria-label": words.structure }, ...this.structure())] : []),
    );
  }

  // The ink of a value, cut out: all its pieces, as a cell may go on over the page.
  ink(value) {
    if (value.kind === "page" || !value.places.length) return [];
    const places = value.places.slice(0, PIECES);
    const wide = (this.root.clientWidth - 32) / places.length - 8;
    const [high, beside] = value.kind === "tick" ? [60, 0.08] : [120, 0.012];
    return [element("div", { class: "ink" }, ...places.map((place) => crop(this.paper, place, wide, high, beside)))];
  }

  body(value) {
    if (value.kind === "page") return [element("p", {}, value.value)];
    const now = this.model.shown(value);
    if (value.kind === "tick") {
      const name = words[now === "unsure" ? "unsure_mark" : now] ?? now;
      return [
        element(
          "button",
          { type: "button", class: "mark", role: "switch", "aria-checked": now === "marked" ? "true" : now === "empty" ? "false" : "mixed", onclick: () => this.actions.toggle() },
          element("span", { class: "glyph", "aria-hidden": "true" }, GLYPHS[now] ?? ""), name,
        ),
      ];
    }
    this.input = element("textarea", { rows: "1", spellcheck: "false", dir: "auto", "aria-label": `${words.value}: ${value.label}` });
    this.input.value = now ?? "";
    this.input.addEventListener("input", () => {
      this.changed = this.input.value !== String(this.model.shown(value) ?? "");
      this.confirmButton.firstChild.textContent = this.changed ? `${words.save} ` : `${words.confirm} `;
    });
    const made = [this.input];
    const others = value.readings.filter((reading) => reading !== now);
    if (others.length) {
      made.push(
        element(
          "div",
          { class: "readings" },
          element("span", { class: "muted" }, `${words.readings}:`),
          ...others.slice(0, 9).map((reading, index) =>
            element("button", { type: "button", onclick: () => this.actions.take(index) }, element("kbd", {}, String(index + 1)), " ", ...differing(String(now ?? ""), reading)),
          ),
        ),
      );
    }
    return made;
  }

  reading(index) {
    const now = this.model.shown(this.value);
    return this.value.readings.filter((reading) => reading !== now)[index];
  }

  buttons(value) {
    const { actions } = this;
    const button = (name, key, onclick, kind = "") =>
      element("button", { type: "button", class: kind, onclick, "aria-keyshortcuts": key.replace("⏎", "Enter") }, `${name} `, element("kbd", {}, key));
    this.confirmButton = button(value.kind === "page" ? words.seen : words.confirm, "⏎", () => actions.confirm(), "main");
    const made = [this.confirmButton];
    if (value.kind === "text") made.push(button(words.edit, "e", () => actions.edit()));
    if (value.kind === "tick") made.push(button(words.toggle, "Space", () => actions.toggle()));
    if (value.kind !== "page" && value.places.length) made.push(button(words.unsure, "u", () => actions.doubt()));
    made.push(button(words.previous, "p", () => actions.step(-1)), button(words.next, "n", () => actions.step(1)));
    made.push(button(words.undo, "z", () => actions.undo()));
    return made;
  }

  structure() {
    const { actions } = this;
    const button = (name, key, onclick) =>
      element("button", { type: "button", class: "quiet", onclick, "aria-keyshortcuts": key }, `${name} `, element("kbd", {}, key));
    return [
      button(words.row_right, "⇧⏎", () => actions.confirmRow()),
      button(words.merge, "m", () => actions.merge()), button(words.split, "s", () => actions.split()),
      button(words.join_row, "r", () => actions.joinRow()), button(words.column, "c", () => actions.column()),
    ];
  }
}

function where(value) {
  const [place] = value.places;
  if (!place) return words.not_found;
  const sure = value.confidence === undefined ? "" : ` · ${words.certainty} ${Math.floor(value.confidence * 100)} %`;
  const row = value.table ? ` · ${words.rows_above} ${value.row + 1}` : "";
  return `${words.page} ${place[0]}${row}${sure}`;
}

// The other reading with the letters that differ marked.
function differing(one, other) {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const middle = other.slice(start, other.length - end);
  const from = Math.max(0, start - 25);
  return [
    (from ? "…" : "") + other.slice(from, start),
    element("mark", {}, middle || "∅"),
    other.slice(other.length - end, other.length - end + 25) + (end > 25 ? "…" : ""),
  ];
}
