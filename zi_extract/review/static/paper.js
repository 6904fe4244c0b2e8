// The page picture with everything drawn over it: click ink and its value lights up, and back.

import { svg, words, element } from "./model.js";
import { pictureOf } from "./saving.js";

const MOST = 4;
const LEAST = 0.5;

export class Paper {
  constructor(model, onPick) {
    this.model = model;
    this.onPick = onPick;
    this.stage = document.getElementById("stage");
    this.sheet = document.getElementById("sheet");
    this.image = document.getElementById("picture");
    this.overlay = document.getElementById("overlay");
    this.zoom = 1;
    this.page = 0;
    this.drawing = null;
    this.image.addEventListener("error", () => this.missing());
    this.image.addEventListener("load", () => this.arrived());
    this.overlay.addEventListener("click", (event) => {
      const pointer = event.target.dataset?.pointer;
      if (pointer && !this.drawing) this.onPick(pointer);
    });
    this.listenForDrawing();
  }

  get pages() {
    return this.model.data.pages;
  }

  show(page) {
    if (page === this.page) return;
    this.page = page;
    document.getElementById("picture-missing").hidden = true;
    document.getElementById("picture-coming").hidden = false;
    this.sheet.hidden = true; // the boxes of this page must not lie on the picture of another
    this.image.alt = `${words.page} ${page}`;
    this.image.src = pictureOf(page);
    const about = this.pages.find((known) => known.page === page);
    document.getElementById("page-number").textContent = `${words.page} ${page} / ${this.pages.length}`;
    document.getElementById("page-kind").textContent = about?.told ?? about?.kindName ?? "";
    this.draw();
  }

  async missing() {
    const answer = await fetch(this.image.src).catch(() => null);
    const said = answer ? (await answer.json().catch(() => ({}))).error : "";
    const note = document.getElementById("picture-missing");
    note.textContent = `${words.picture_missing}. ${said ?? ""}`;
    note.hidden = false;
    document.getElementById("picture-coming").hidden = true;
  }

  arrived() {
    document.getElementById("picture-coming").hidden = true;
    this.sheet.hidden = false;
    if (this.wanted) this.reveal(this.wanted);
    const next = this.pages.find((known) => known.page === this.page + 1);
    if (next) new Image().src = pictureOf(next.page);
  }

  draw() {
    const made = [];
    for (const value of this.model.values.values()) {
      if (value.kind === "page" && !value.item.box) continue;
      for (const [page, left, top, right, bottom] of value.places) {
        if (page !== this.page) continue;
        made.push([
          (right - left) * (bottom - top),
          svg("rect", {
            x: left, y: top, width: right - left, height: bottom - top,
            class: `${value.table ? "cell" : "field"} ${this.model.state(value)}`,
            "data-pointer": value.pointer,
          }),
        ]);
      }
    }
    made.sort((one, other) => other[0] - one[0]); // small ones on top, so that they can be clicked
    this.overlay.replaceChildren(...made.map(([, rect]) => rect));
    this.mark(this.current);
  }

  restate(value) {
    for (const rect of this.rects(value.pointer)) {
      rect.classList.remove("flagged", "settled");
      const state = this.model.state(value);
      if (state) rect.classList.add(state);
    }
  }

  rects(pointer) {
    return [...this.overlay.querySelectorAll("rect")].filter((r) => r.dataset.pointer === pointer);
  }

  mark(pointer) {
    this.current = pointer;
    for (const rect of this.overlay.querySelectorAll(".focus")) rect.classList.remove("focus");
    for (const rect of this.rects(pointer)) {
      rect.classList.add("focus");
      rect.parentNode.append(rect);
    }
  }

  choose(pointers) {
    for (const rect of this.overlay.querySelectorAll("rect"))
      rect.classList.toggle("chosen", pointers.has(rect.dataset.pointer));
  }

  // Shows a value's first ink, near enough to read it.
  follow(value) {
    const [place] = value.places;
    if (!place) return;
    this.wanted = place;
    const wide = place[3] - place[1];
    this.zoom = Math.min(2.6, Math.max(1, Math.min(0.75 / Math.max(wide, 0.02), 1.7)));
    this.show(place[0]);
    this.mark(value.pointer);
    this.resize();
    this.reveal(place);
  }

  reveal([, left, top, right, bottom]) {
    const { clientWidth, clientHeight } = this.stage;
    const x = this.sheet.offsetLeft + ((left + right) / 2) * this.sheet.offsetWidth;
    const y = this.sheet.offsetTop + ((top + bottom) / 2) * this.sheet.offsetHeight;
    this.stage.scrollTo(x - clientWidth / 2, y - clientHeight / 2);
  }

  resize() {
    this.sheet.style.width = `${95 * this.zoom}%`;
  }

  enlarge(factor) {
    this.zoom = factor ? Math.min(MOST, Math.max(LEAST, this.zoom * factor)) : this.whole();
    this.resize();
    if (this.wanted && factor) this.reveal(this.wanted);
  }

  whole() {
    const shape = this.image.naturalHeight / (this.image.naturalWidth || 1) || 1.4;
    const fits = this.stage.clientHeight / (this.stage.clientWidth * 0.95 * shape);
    return Math.min(1, fits * 0.97);
  }

  turn(step) {
    const at = this.pages.findIndex((known) => known.page === this.page);
    const next = this.pages[at + step];
    if (next) this.show(next.page);
  }

  // Lets a person mark a place: with the mouse, or with arrow keys (Shift makes it larger).
  markPlace() {
    return new Promise((resolve) => {
      const box = { x: 0.3, y: 0.3, width: 0.4, height: 0.04 };
      const rect = svg("rect", { class: "drawn", ...box });
      this.overlay.append(rect);
      this.stage.classList.add("drawing");
      this.stage.focus();
      this.drawing = { box, rect, resolve };
    });
  }

  endDrawing(take) {
    const { box, rect, resolve } = this.drawing;
    rect.remove();
    this.stage.classList.remove("drawing");
    this.drawing = null;
    const { x, y, width, height } = box;
    resolve(take ? [this.page, x, y, x + width, y + height] : null);
  }

  drawingKey(event) {
    const step = 0.01;
    const { box, rect } = this.drawing;
    const [dx, dy] = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key] ?? [];
    if (event.key === "Enter" || event.key === "Escape") this.endDrawing(event.key === "Enter");
    else if (dx === undefined) return;
    else if (event.shiftKey) {
      box.width = Math.min(Math.max(box.width + dx, step), 1 - box.x);
      box.height = Math.min(Math.max(box.height + dy, step), 1 - box.y);
    } else {
      box.x = Math.min(Math.max(box.x + dx, 0), 1 - box.width);
      box.y = Math.min(Math.max(box.y + dy, 0), 1 - box.height);
    }
    event.preventDefault();
    for (const [name, value] of Object.entries(box)) rect.setAttribute(name, value);
  }

  listenForDrawing() {
    let start = null;
    const at = (event) => {
      const frame = this.sheet.getBoundingClientRect();
      const inside = (n) => Math.min(Math.max(n, 0), 1);
      return [inside((event.clientX - frame.left) / frame.width), inside((event.clientY - frame.top) / frame.height)];
    };
    this.sheet.addEventListener("pointerdown", (event) => {
      if (!this.drawing) return;
      event.preventDefault();
      start = at(event);
    });
    this.sheet.addEventListener("pointermove", (event) => {
      if (!this.drawing || !start) return;
      const [x, y] = at(event);
      Object.assign(this.drawing.box, {
        x: Math.min(x, start[0]), y: Math.min(y, start[1]),
        width: Math.abs(x - start[0]), height: Math.abs(y - start[1]),
      });
      for (const [name, value] of Object.entries(this.drawing.box)) this.drawing.rect.setAttribute(name, value);
    });
    this.sheet.addEventListener("pointerup", () => {
      if (!this.drawing || !start) return;
      start = null;
      if (this.drawing.box.width > 0.005 && this.drawing.box.height > 0.003) this.endDrawing(true);
    });
  }
}

// The crop of a place with a little around it (at least `beside` of the page on both sides, so that a
// mark is seen among its neighbours), as wide as it may be.
export function crop(paper, [page, left, top, right, bottom], widest, highest, beside) {
  const margin = { x: Math.max(beside, (right - left) * 0.06), y: Math.max(0.006, (bottom - top) * 0.15) };
  const l = Math.max(0, left - margin.x), t = Math.max(0, top - margin.y);
  const w = Math.min(1, right + margin.x) - l, h = Math.min(1, bottom + margin.y) - t;
  const shape = paper.image.naturalHeight / (paper.image.naturalWidth || 1) || 1.414;
  const width = Math.min(widest, 1500 * w, (highest / (h * shape)) * w);
  const height = (width / w) * h * shape;
  const view = element("div", { class: "crop", role: "img", "aria-label": `${words.page} ${page}` });
  const box = element("div", { class: "box" });
  view.append(box);
  view.style.width = `${width}px`;
  view.style.height = `${height}px`;
  view.style.backgroundImage = `url("${pictureOf(page)}")`;
  view.style.backgroundSize = `${width / w}px ${(width / w) * shape}px`;
  view.style.backgroundPosition = `${(-l * width) / w}px ${(-t * width * shape) / w}px`;
  box.style.left = `${((left - l) / w) * width}px`;
  box.style.top = `${((top - t) / h) * height}px`;
  box.style.width = `${((right - left) / w) * width}px`;
  box.style.height = `${((bottom - top) / h) * height}px`;
  return view;
}
