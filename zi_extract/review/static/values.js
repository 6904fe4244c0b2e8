// The values beside the page: fields, clauses, tables, and the corrections that hold.

import { element, words } from "./model.js";

const GLYPHS = { marked: "✓", empty: "", unsure: "?" };
const LONG = 18;
const WIDE = 60;

export class Values {
  constructor(model, onPick, onWithdraw) {
    this.model = model;
    this.onPick = onPick;
    this.onWithdraw = onWithdraw;
    this.root = document.getElementById("values");
    this.shown = new Map();
    this.build();
  }

  build() {
    const { data } = this.model;
    const parts = [];
    if (this.model.pageItems.length) {
      parts.push(element("h3", {}, words.page_finding));
      for (const item of this.model.pageItems) parts.push(this.field(this.model.get(item.key), `${words.page} ${item.page}`));
    }
    for (const section of data.sections) {
      parts.push(element("h3", {}, section.label));
      for (const value of section.values) parts.push(this.field(value, value.label));
    }
    data.tables.forEach((table, number) => {
      parts.push(element("h3", {}, `${words.table} ${number + 1}`));
      parts.push(this.table(table, number));
    });
    this.holding = element("ul", { class: "done-list" });
    this.holdingTitle = element("h3", {}, "");
    parts.push(this.holdingTitle, this.holding, legend());
    this.root.replaceChildren(...parts);
    this.tell();
  }

  field(value, name) {
    const text = element("span", { class: "text" });
    const made = element(
      "div",
      { class: "field", tabindex: "-1", role: "group", onclick: () => this.onPick(value.pointer) },
      element("span", { class: "name" }, name),
      text,
    );
    this.shown.set(value.pointer, { made, text, kind: "field", name });
    this.restate(value);
    return made;
  }

  table(table, number) {
    const body = element("tbody");
    for (let row = 0; row < table.n_rows; row += 1) {
      const line = element("tr", { class: table.row_kinds[row] ?? "" });
      for (const cell of table.cells.filter((known) => known.row === row)) line.append(this.cell(cell));
      body.append(line);
    }
    return element("div", { class: "grid", tabindex: "0", role: "group", "aria-label": `${words.table} ${number + 1}` }, element("table", { "aria-label": `${words.table} ${number + 1}` }, body));
  }

  cell(cell) {
    const made = element("td", {
      rowspan: cell.row_span > 1 ? cell.row_span : null,
      colspan: cell.col_span > 1 ? cell.col_span : null,
      tabindex: "-1",
      onclick: (event) => this.onPick(cell.pointer, event.shiftKey),
    });
    this.shown.set(cell.pointer, { made, text: made, kind: cell.kind, name: cell.label });
    this.restate(cell);
    return made;
  }

  restate(value) {
    const known = this.shown.get(value.pointer);
    if (!known) return;
    const now = this.model.shown(value);
    const { made, text, kind, name } = known;
    const state = this.model.state(value);
    const said = value.kind === "tick" ? words[now === "unsure" ? "unsure_mark" : now] ?? "" : this.model.said(value);
    text.textContent = kind === "tick" ? GLYPHS[now] ?? "" : this.model.said(value);
    if (kind === "field" && (now === null || now === "")) {
      text.replaceChildren(element("span", { class: "nothing" }, value.places.length ? words.nothing_read : words.not_found));
    }
    made.classList.remove("flagged", "settled");
    if (state) made.classList.add(state);
    if (kind !== "field") {
      made.classList.toggle("tick", kind === "tick");
      made.classList.toggle("long", String(now ?? "").length > LONG);
      made.classList.toggle("wide", String(now ?? "").length > WIDE);
    }
    const note = state === "flagged" ? words.flagged : state === "settled" ? words.corrected : "";
    made.setAttribute("aria-label", [name, said || words.empty, note].filter(Boolean).join(", "));
  }

  mark(pointer, { focus = true } = {}) {
    for (const { made } of this.shown.values()) {
      if (!made.classList.contains("current")) continue;
      made.classList.remove("current");
      made.tabIndex = -1;
    }
    const known = this.shown.get(pointer);
    if (!known) return;
    known.made.classList.add("current");
    known.made.tabIndex = 0;
    known.made.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (focus) known.made.focus({ preventScroll: true });
  }

  choose(pointers) {
    for (const [pointer, { made }] of this.shown) made.classList.toggle("chosen", pointers.has(pointer));
  }

  // The corrections that hold, the latest first, each with a button to take it back.
  tell() {
    const { corrections } = this.model.data;
    this.holdingTitle.hidden = !corrections.length;
    this.holdingTitle.textContent = corrections.length ? `${words.settled} (${corrections.length})` : "";
    const lines = corrections.toReversed().map((record) =>
      element(
        "li",
        {},
        element("span", {}, describe(record), " ", element("span", { class: "muted" }, `${words.page} ${record.page}, ${record.who}`)),
        element("button", { type: "button", class: "quiet", onclick: () => this.onWithdraw(record.id) }, words.undo),
      ),
    );
    this.holding.replaceChildren(...lines);
  }
}

function describe(record) {
  const short = (text) => (text && text.length > 70 ? `${text.slice(0, 70)}…` : text);
  if (record.kind === "value" || record.kind === "tick") {
    if (record.raw === record.becomes) return `✓ ${short(record.raw)}`;
    return `${short(record.raw) || "–"} → ${short(record.becomes) || "–"}`;
  }
  const names = {
    doubt: words.unsure, seen: words.seen, merge: words.merge, split: words.split,
    join_row: words.join_row, part_row: words.part_row, column: `${words.column}: ${record.becomes}`, page_kind: `${words.page_kind}: ${record.becomes}`,
  };
  return names[record.kind] ?? record.kind;
}

function legend() {
  const entry = (name, text) => element("span", {}, element("i", { class: name }), text);
  return element("p", { class: "legend" }, entry("flagged", words.flagged), entry("settled", words.corrected), entry("", words.sure));
}
