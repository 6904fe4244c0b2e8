// The value under the eye: its ink cut out, both readings, and what can be done, each with its key.

import { element, words } from "./model.js";
import { changesOf, overlap, swapped } from "./readings.js";
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
    const name = this.model.nameOf(value);
    this.root.replaceChildren(
      element("div", { class: "head" }, element("h2", {}, name), element("span", { class: "where" }, this.where(value))),
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
    if (value.kind === "page") return [element("p", {}, value.advice)];
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
    return [this.input, ...this.readings(value, String(now ?? ""))];
  }

  // A button for every place where another reader saw something else; it puts that into the text.
  readings(value, now) {
    this.changes = changesOf(now, value.raw, value.readings).slice(0, 9);
    if (!this.changes.length) return [];
    this.taken = new Set();
    this.choices = this.changes.map((change, index) =>
      element(
        "button",
        { type: "button", "aria-pressed": "false", onclick: () => this.actions.take(index) },
        element("kbd", {}, String(index + 1)), " ", change.from || "∅", " → ", element("mark", {}, change.to || "∅"),
      ),
    );
    return [element("div", { class: "readings" }, element("span", { class: "muted" }, `${words.readings}:`), ...this.choices)];
  }

  // Puts another reading into the text, or takes it out again; false when there is none.
  take(index) {
    if (!this.input || !this.changes[index]) return false;
    if (!this.taken.delete(index)) {
      for (const other of this.taken) // one place has one text
        if (overlap(this.changes[other], this.changes[index])) this.taken.delete(other);
      this.taken.add(index);
    }
    this.choices.forEach((choice, number) => choice.setAttribute("aria-pressed", String(this.taken.has(number))));
    this.input.value = swapped(String(this.model.shown(this.value) ?? ""), [...this.taken].map((number) => this.changes[number]));
    this.input.dispatchEvent(new Event("input"));
    return true;
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
    const cut = this.model.cutCellOf(this.value);
    return [
      button(words.row_right, "⇧⏎", () => actions.confirmRow()),
      button(words.merge, "m", () => actions.merge()), button(words.split, "s", () => actions.split()),
      button(words.join_row, "r", () => actions.joinRow()), button(words.column, "c", () => actions.column()),
      ...(cut ? [button(words.part_below, "b", () => actions.partRow())] : []),
    ];
  }

  where(value) {
    const [place] = value.places;
    if (!place) return words.not_found;
    const sure = value.kind === "page" ? "" : ` · ${words.certainty} ${Math.floor(this.model.certainty(value) * 100)} %`;
    const row = value.table ? ` · ${words.rows_above} ${value.row + 1}` : "";
    return `${words.page} ${place[0]}${row}${sure}`;
  }
}
