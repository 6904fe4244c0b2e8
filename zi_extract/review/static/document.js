// One document: keys, clicks and saving put together. Every key is in the map at the end.

import { Model, element, setup, words, svg } from "./model.js";
import { Inspector } from "./inspector.js";
import { Paper } from "./paper.js";
import { Values } from "./values.js";
import { load, save, undo, withdraw } from "./saving.js";

let model, paper, values, inspector;
let current = null;
let chosen = new Set();
let corner = null;
let splitting = null;
let busy = false;

function message(text, bad = false) {
  const note = document.getElementById("message");
  note.textContent = text;
  note.className = bad ? "shown bad" : "shown";
  clearTimeout(message.timer);
  message.timer = setTimeout(() => { note.className = ""; }, bad ? 6000 : 1400);
}

function count() {
  document.getElementById("remaining").textContent = model.open.length;
}

function pick(pointer, extend = false) {
  const value = model.get(pointer);
  if (!value) return;
  if (extend && value.table && corner?.table === value.table) chooseUpTo(value);
  else {
    corner = value;
    choose(new Set());
  }
  current = value;
  paper.follow(value);
  values.mark(pointer);
  inspector.show(value);
}

function choose(pointers) {
  chosen = pointers;
  values.choose(chosen);
  paper.choose(chosen);
}

function chooseUpTo(value) {
  const { table } = value;
  const rows = [corner, value].flatMap((cell) => [cell.row, cell.row + cell.row_span - 1]);
  const cols = [corner, value].flatMap((cell) => [cell.col, cell.col + cell.col_span - 1]);
  const found = new Set();
  for (let row = Math.min(...rows); row <= Math.max(...rows); row += 1)
    for (let col = Math.min(...cols); col <= Math.max(...cols); col += 1)
      found.add(table.grid.get(`${row} ${col}`)?.pointer);
  found.delete(undefined);
  choose(found);
}

// Saves and shows it; true when it was saved.
async function change(value, wanted) {
  if (busy) return false;
  busy = true;
  try {
    await save(model, value, wanted);
  } catch (error) {
    message(`${words.not_saved}: ${error.message}`, true);
    return false;
  } finally {
    busy = false;
  }
  if (value) refresh(value);
  values.tell();
  count();
  message(words.saved);
  return true;
}

function refresh(value) {
  values.restate(value);
  paper.restate(value);
  paper.mark(current?.pointer);
}

function step(direction) {
  const next = model.neighbour(current?.pointer, direction);
  if (next) return pick(next);
  inspector.show(current);
  if (model.open.length) return;
  if (setup.following && step.told) location.href = `/d/${encodeURIComponent(setup.following)}`;
  else message(setup.following ? `${words.document_done} ${words.next_document}: n` : words.all_done);
  step.told = true;
}

const confirmed = (value) => {
  const now = model.shown(value);
  if (value.kind === "page") return { kind: "seen", page: value.item.page, box: value.item.box, code: value.item.codes[0] };
  if (value.kind === "tick") return { kind: "tick", pointer: value.pointer, becomes: now };
  return { kind: "value", pointer: value.pointer, becomes: now === null ? "" : String(now) };
};

async function confirm() {
  if (inspector.changed) return saveText();
  if (!current.places.length) return step(1);
  if (current.kind === "tick" && model.shown(current) === "unsure") return message(`${words.toggle}: Space, x, Backspace`, true);
  if (await change(current, confirmed(current))) step(1);
}

async function saveText() {
  const text = inspector.input.value;
  const wanted = { kind: "value", pointer: current.pointer, becomes: text };
  if (!current.places.length) {
    message(words.mark_ink);
    const place = await paper.markPlace();
    if (!place) return;
    wanted.page = place[0];
    wanted.box = place.slice(1);
    current.places = [place];
  }
  if (await change(current, wanted)) step(1);
  else inspector.input.focus();
}

async function confirmRow() {
  const open = model.rowOf(current).filter((cell) => model.isOpen(cell) && model.shown(cell) !== "unsure");
  for (const cell of open) if (!(await change(cell, confirmed(cell)))) return;
  step(1);
}

async function setMark(becomes) {
  if (current.kind !== "tick") return;
  const value = current, wasOpen = model.isOpen(value);
  const now = model.shown(value);
  if (!(await change(value, { kind: "tick", pointer: value.pointer, becomes: becomes ?? (now === "marked" ? "empty" : "marked") }))) return;
  const marks = model.rowOf(value).filter((cell) => cell.col > value.col && cell.kind === "tick");
  const next = marks.find((cell) => model.isOpen(cell)) ?? (wasOpen ? null : marks[0]);
  if (next) pick(next.pointer);
  else step(1);
}

async function doubt() {
  if (current.kind === "page" || !current.places.length) return;
  if (await change(current, { kind: "doubt", pointer: current.pointer })) step(1);
}

async function takeBack() {
  try {
    const pointer = await undo(model, current);
    afterUndo();
    if (pointer) pick(pointer);
  } catch (error) {
    message(error.message, true);
  }
}

async function withdrawOne(id) {
  try {
    await withdraw(model, id);
    afterUndo();
    inspector.show(current);
  } catch (error) {
    message(error.message, true);
  }
}

function afterUndo() {
  for (const value of model.values.values()) values.restate(value);
  values.tell();
  paper.draw();
  count();
  message(words.undone);
}

function edit() {
  inspector.input?.focus();
  inspector.input?.select();
}

// Puts another reading into the text; Enter saves it as it saves what was typed.
function take(index) {
  if (inspector.take(index)) message(words.taken);
}

async function merge() {
  const cells = [...chosen].map((pointer) => model.get(pointer));
  const pages = new Set(cells.map((cell) => cell.places[0]?.[0]));
  if (cells.length < 2 || pages.size !== 1) return message(cells.length < 2 ? words.select_hint : words.keep_two, true);
  const edges = cells.map((cell) => cell.places[0]);
  const box = [1, 2, 3, 4].map((edge) => (edge < 3 ? Math.min : Math.max)(...edges.map((place) => place[edge])));
  if (await change(null, { kind: "merge", page: [...pages][0], box })) choose(new Set());
}

function split() {
  if (!current.table || !current.places.length) return;
  const [, left, top, right, bottom] = current.places[0];
  splitting = { down: bottom - top > 0.02, share: 0.5, left, top, right, bottom, line: svg("line", { class: "split" }) };
  paper.overlay.append(splitting.line);
  drawSplit();
  message(words.split_hint);
}

function drawSplit() {
  const { down, share, left, top, right, bottom, line } = splitting;
  const x = left + (right - left) * share, y = top + (bottom - top) * share;
  const ends = down ? { x1: left, x2: right, y1: y, y2: y } : { x1: x, x2: x, y1: top, y2: bottom };
  for (const [name, value] of Object.entries(ends)) line.setAttribute(name, value);
  splitting.at = down ? y : x;
}

async function splitKey(event) {
  event.preventDefault();
  const move = { ArrowUp: -0.05, ArrowLeft: -0.05, ArrowDown: 0.05, ArrowRight: 0.05 }[event.key];
  if (move) splitting.share = Math.min(0.95, Math.max(0.05, splitting.share + move));
  if (event.key === "Tab") splitting.down = !splitting.down;
  if (event.key !== "Enter" && event.key !== "Escape") return drawSplit();
  const { down, at, line } = splitting;
  line.remove();
  splitting = null;
  if (event.key === "Enter") await change(null, { kind: "split", pointer: current.pointer, becomes: `${down ? "row" : "column"} ${at.toFixed(5)}` });
}

async function joinRow() {
  if (!current.table) return;
  const first = model.rowOf(current).find((cell) => cell.places.length && cell.value) ?? current;
  await change(null, { kind: "join_row", pointer: first.pointer });
}

async function partRow() {
  if (!current.table) return;
  const cut = model.cutCellOf(current);
  if (cut) await change(null, { kind: "part_row", pointer: cut.pointer });
}

// Asks with a list; resolves to the name that was chosen, or null.
function ask(question, choices) {
  const dialog = document.getElementById("choice");
  return new Promise((resolve) => {
    const pickOne = (name) => { dialog.close(); resolve(name); };
    const buttons = Object.entries(choices).map(([name, label], index) =>
      element("button", { type: "button", onclick: () => pickOne(name) }, label, index < 9 ? element("kbd", {}, String(index + 1)) : null),
    );
    dialog.setAttribute("aria-label", question);
    dialog.replaceChildren(element("h2", {}, question), element("div", { class: "choices" }, ...buttons));
    dialog.onclose = () => resolve(null);
    dialog.onkeydown = (event) => {
      const at = Number(event.key) - 1;
      if (buttons[at]) buttons[at].click();
      const now = buttons.indexOf(document.activeElement);
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (move) buttons[(now + move + buttons.length) % buttons.length].focus();
    };
    dialog.showModal();
  });
}

async function column() {
  if (!current.table) return;
  const role = await ask(words.column_hint, setup.words.roles);
  if (role) await change(null, { kind: "column", pointer: model.columnOf(current).pointer, becomes: role });
}

async function pageKind() {
  const page = paper.page;
  const kind = await ask(words.page_kind_hint, setup.words.page_kinds);
  if (!kind) return;
  const about = model.data.pages.find((known) => known.page === page);
  if (await change(null, { kind: "page_kind", page, becomes: kind })) {
    about.told = setup.words.page_kinds[kind];
    document.getElementById("page-kind").textContent = about.told;
  }
}

function help() {
  const dialog = document.getElementById("help");
  const lines = Object.entries(setup.words.keys_help).flatMap(([keys, text]) => [
    element("dt", {}, ...keys.split("  ").flatMap((key) => [element("kbd", {}, key), " "])),
    element("dd", {}, text),
  ]);
  const close = element("button", { type: "button", class: "main", onclick: () => dialog.close() }, words.close);
  dialog.replaceChildren(element("h2", {}, words.keys), element("dl", {}, ...lines), element("p", { class: "muted" }, words.run_again), close);
  dialog.showModal();
  close.focus();
}

function beside(down, right, extend) {
  const next = model.beside(current, down, right);
  if (next) pick(next.pointer, extend);
}

// The next value; past the last and before the first the browser's own order goes on.
function following(event) {
  const at = model.order.indexOf(current.pointer) + (event.shiftKey ? -1 : 1);
  if (!model.order[at]) return true;
  return pick(model.order[at]);
}

// From the values to their buttons, to the page, and back.
function nextPart() {
  const parts = [paper.stage, inspector.root.querySelector("button"), document.querySelector("#values .current")].filter(Boolean);
  const now = parts.findIndex((part) => part.contains(document.activeElement) || part === document.activeElement);
  parts[(now + 1) % parts.length].focus();
}

const keys = {
  Enter: (event) => (event.shiftKey ? confirmRow() : confirm()),
  F2: edit, e: edit, F6: nextPart, " ": () => setMark(), x: () => setMark("marked"), Backspace: () => setMark("empty"),
  u: doubt, n: () => step(1), p: () => step(-1), z: takeBack,
  m: merge, s: split, r: joinRow, b: partRow, c: column, k: pageKind,
  "[": () => paper.turn(-1), "]": () => paper.turn(1),
  "+": () => paper.enlarge(1.25), "=": () => paper.enlarge(1.25), "-": () => paper.enlarge(0.8), 0: () => paper.enlarge(0),
  w: () => { location.href = "/"; }, "?": help, Tab: following,
  ArrowDown: (event) => beside(1, 0, event.shiftKey), ArrowUp: (event) => beside(-1, 0, event.shiftKey),
  ArrowRight: (event) => beside(0, 1, event.shiftKey), ArrowLeft: (event) => beside(0, -1, event.shiftKey),
  Escape: () => choose(new Set()),
};
for (let digit = 1; digit <= 9; digit += 1) keys[digit] = () => take(digit - 1);

function inText(event) {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    values.mark(current.pointer);
    confirm();
  } else if (event.key === "Escape") {
    event.preventDefault();
    inspector.show(current);
    values.mark(current.pointer);
  }
}

document.addEventListener("keydown", (event) => {
  if (!current || document.querySelector("dialog[open]")) return;
  if (paper.drawing) return paper.drawingKey(event);
  if (splitting) return splitKey(event);
  if (event.target === inspector.input) return inText(event);
  const undoing = (event.ctrlKey || event.metaKey) && event.key === "z";
  if ((event.ctrlKey || event.metaKey || event.altKey) && !undoing) return;
  const onControl = event.target.closest("button, a, select");
  if (onControl && ["Enter", " ", "Tab"].includes(event.key)) return;
  if (event.target === paper.stage && event.key.startsWith("Arrow")) return; // the page scrolls
  const action = keys[event.key];
  if (!action) return;
  if (action(event) !== true) event.preventDefault();
});

async function start() {
  const data = await load();
  for (const page of data.pages) page.kindName = setup.words.page_kinds[page.kind];
  for (const record of data.corrections)
    if (record.kind === "page_kind") data.pages.find((p) => p.page === record.page).told = setup.words.page_kinds[record.becomes];
  model = new Model(data);
  paper = new Paper(model, pick);
  values = new Values(model, pick, withdrawOne);
  inspector = new Inspector(model, paper, {
    confirm, edit, toggle: () => setMark(), doubt, step, undo: takeBack, confirmRow, merge, split, joinRow, partRow, column, take,
  });
  paper.image.addEventListener("load", () => { if (current && document.activeElement !== inspector.input) inspector.show(current); });
  new ResizeObserver(() => { if (current && document.activeElement !== inspector.input) inspector.show(current); }).observe(inspector.root);
  document.getElementById("page-before").onclick = () => paper.turn(-1);
  document.getElementById("page-after").onclick = () => paper.turn(1);
  document.getElementById("zoom-in").onclick = () => paper.enlarge(1.25);
  document.getElementById("zoom-out").onclick = () => paper.enlarge(0.8);
  document.getElementById("zoom-whole").onclick = () => paper.enlarge(0);
  document.getElementById("page-kind").onclick = pageKind;
  document.getElementById("open-help").onclick = help;
  count();
  const named = model.get(setup.at) ?? model.pageItems.find((item) => `${item.codes[0]} ${item.page}` === setup.at);
  pick(named?.key ?? named?.pointer ?? model.order.find((name) => model.isOpen(model.get(name))) ?? model.order[0]);
  document.body.dataset.ready = "true";
}

start().catch((error) => message(error.message, true));
