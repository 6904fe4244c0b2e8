// What is shown: values by pointer, their order, what is flagged, what a person has settled.

export const setup = JSON.parse(document.getElementById("setup").textContent);
export const words = setup.words.ui;

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  // Text of documents becomes text nodes only, never markup.
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export class Model {
  constructor(data) {
    this.data = data;
    this.values = new Map();
    this.order = [];
    for (const section of data.sections) for (const value of section.values) this.add(value);
    data.tables.forEach((table, number) => {
      table.grid = new Map();
      for (const cell of table.cells) {
        cell.table = table;
        cell.label = `${words.table} ${number + 1}`;
        for (let row = cell.row; row < cell.row + cell.row_span; row += 1)
          for (let col = cell.col; col < cell.col + cell.col_span; col += 1)
            table.grid.set(`${row} ${col}`, cell);
        this.add(cell);
      }
    });
    this.pageItems = data.items.filter((item) => !item.pointer);
    this.pageItems.forEach((item, index) => {
      item.key = `finding ${index}`;
      this.add({
        pointer: item.key, kind: "page", item, items: [item], label: words.page_finding,
        value: item.why.join(" "), advice: item.advice.join(" "), places: item.box ? [[item.page, ...item.box]] : [[item.page, 0, 0, 1, 1]],
        readings: [], correction: item.settled,
      }, true);
    });
    for (const item of data.items)
      if (item.pointer) this.values.get(item.pointer)?.items.push(item);
  }

  add(value, first = false) {
    value.items ??= [];
    this.values.set(value.pointer, value);
    if (first) this.order.unshift(value.pointer);
    else this.order.push(value.pointer);
  }

  get(pointer) {
    return this.values.get(pointer);
  }

  isOpen(value) {
    return value.items.some((item) => !item.settled);
  }

  state(value) {
    if (this.isOpen(value)) return "flagged";
    if (value.correction || value.corrected_by) return "settled";
    return "";
  }

  get open() {
    return this.data.items.filter((item) => !item.settled);
  }

  // The value of the next (or previous) open item in reading order, from a value on; around the end.
  neighbour(pointer, step) {
    const flagged = this.order.filter((name) => name === pointer || this.isOpen(this.get(name)));
    if (!flagged.some((name) => name !== pointer)) return null;
    const at = flagged.indexOf(pointer);
    if (at < 0) return step > 0 ? flagged[0] : flagged.at(-1);
    return flagged[(at + step + flagged.length) % flagged.length];
  }

  beside(value, down, right) {
    const { table } = value;
    if (!table) {
      const at = this.order.indexOf(value.pointer) + (down || right);
      return this.get(this.order[Math.min(Math.max(at, 0), this.order.length - 1)]);
    }
    let row = down > 0 ? value.row + value.row_span : value.row + down;
    let col = right > 0 ? value.col + value.col_span : value.col + right;
    return table.grid.get(`${row} ${col}`) ?? value;
  }

  // The headings over a cell, from the top.
  headsOf({ table, row, col }) {
    const above = table.row_kinds.slice(0, row).map((kind, head) => kind === "header" && table.grid.get(`${head} ${col}`));
    return above.filter((head) => head && head.places.length);
  }

  // What stands for a cell's column: the lowest of its headings that is of this column alone.
  columnOf(cell) {
    return this.headsOf(cell).findLast((head) => head.col === cell.col && head.col_span === 1) ?? cell;
  }

  // What a value is called: where it is flagged as part of an action, and its heading, too.
  nameOf(value) {
    if (!value.table) return value.label;
    const heading = this.headsOf(value).findLast((head) => head.value)?.value.replace(/\s+/g, " ");
    return [...new Set([value.label, value.items[0]?.label, heading])].filter(Boolean).join(" · ");
  }

  rowOf(value) {
    return value.table ? value.table.cells.filter((cell) => cell.row === value.row) : [value];
  }

  // The cell of its row that a page's end cut in two; undefined when the row stands on one page.
  cutCellOf(value) {
    return this.rowOf(value).find((cell) => new Set(cell.places.map(([page]) => page)).size > 1);
  }

  // The text of a value for a person to read.
  said(value) {
    const now = this.shown(value);
    if (now === true || now === false) return words[now ? "yes" : "no"];
    return now ?? "";
  }

  // How surely it was read: a finding may know less good of it than its ink does.
  certainty(value) {
    const known = [value.confidence, ...value.items.map((item) => item.confidence)];
    return Math.min(...known.filter((number) => number !== undefined));
  }

  shown(value) {
    return value.correction && value.becomes !== undefined ? value.becomes : value.value;
  }
}
