// Talking to the server: corrections are saved one by one; the last ones can be taken back.

import { setup, words } from "./model.js";

const address = `/api/documents/${encodeURIComponent(setup.id)}`;
const done = [];

export async function load() {
  const answer = await fetch(`${address}/view?lang=${setup.lang}`);
  if (!answer.ok) throw new Error((await answer.json()).error ?? answer.statusText);
  return answer.json();
}

export const pictureOf = (page) => `${address}/pages/${page}/picture`;

async function post(change) {
  const answer = await fetch(`${address}/corrections`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(change),
  });
  const made = await answer.json().catch(() => ({ error: answer.statusText }));
  if (!answer.ok) throw new Error(made.error);
  return made;
}

// Saves a change about a value; resolves to the correction that was made of it.
export async function save(model, value, change) {
  const { correction } = await post(change);
  done.push({ id: correction.id, pointer: value?.pointer });
  model.data.corrections.push(correction);
  if (value) settle(value, correction);
  return correction;
}

function settle(value, correction) {
  value.before = { correction: value.correction, becomes: value.becomes, before: value.before };
  value.correction = correction.id;
  if (correction.kind === "value" || correction.kind === "tick") value.becomes = correction.becomes;
  for (const item of value.items) item.settled = correction.id;
}

// Takes back the correction of this name; what was read stands again, and is flagged again.
export async function withdraw(model, id) {
  await post({ kind: "withdraw", withdraws: id });
  model.data.corrections = model.data.corrections.filter((known) => known.id !== id);
  for (const value of model.values.values()) {
    if (value.correction !== id) continue;
    const before = value.before ?? {};
    value.correction = before.correction ?? null;
    value.becomes = before.becomes;
    value.before = before.before;
    for (const item of value.items) if (item.settled === id) item.settled = before.correction ?? null;
  }
}

// Takes back the last change of this visit, or the one that holds for the value.
export async function undo(model, value) {
  const last = done.pop() ?? (value?.correction ? { id: value.correction, pointer: value.pointer } : null);
  if (!last) throw new Error(words.nothing_to_undo);
  await withdraw(model, last.id);
  return last.pointer;
}
