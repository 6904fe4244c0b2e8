// Where another reader saw something else: words of the text, and what stands for them.

const parts = (text) => [...text.matchAll(/\S+/g)].map((found) => ({ text: found[0], at: found.index }));

// Changes {at, from, to} that put into `now` what other readings have in place of the raw text.
export function changesOf(now, raw, readings) {
  const known = new Map();
  for (const reading of readings) {
    for (const change of differences(raw, parts(raw), parts(reading))) {
      // A value that is a part of its raw text, such as a number without NOMOR, has the word elsewhere.
      const at = now.startsWith(change.from, change.at) ? change.at : now.indexOf(change.from);
      if (at >= 0) known.set(`${at} ${change.from} ${change.to}`, { ...change, at });
    }
  }
  return [...known.values()].sort((one, other) => one.at - other.at);
}

// Whether two changes are about the same words.
export const overlap = (one, other) => one.at <= other.at + other.from.length && other.at <= one.at + one.from.length;

// The text with some of the changes made; they do not overlap.
export function swapped(now, changes) {
  let made = now;
  for (const { at, from, to } of changes.toSorted((one, other) => other.at - one.at))
    made = made.slice(0, at) + to + made.slice(at + from.length);
  return made;
}

// Runs of words that differ between two that are the same.
function differences(now, ours, theirs) {
  const found = [];
  let one = 0, other = 0;
  for (const [i, j] of [...common(ours, theirs), [ours.length, theirs.length]]) {
    if (i > one || j > other) found.push(...pieces(now, ours.slice(one, i), theirs.slice(other, j), ours[i - 1]));
    [one, other] = [i + 1, j + 1];
  }
  return found;
}

// A run as single words where both have as many, else as a whole.
function pieces(now, ours, theirs, before) {
  if (ours.length === theirs.length) return ours.map((word, index) => ({ at: word.at, from: word.text, to: theirs[index].text }));
  const to = theirs.map((word) => word.text).join(" ");
  if (!ours.length) return [{ at: before ? before.at + before.text.length : 0, from: "", to: before ? ` ${to}` : `${to} ` }];
  const at = ours[0].at, last = ours.at(-1);
  return [{ at, from: now.slice(at, last.at + last.text.length), to }];
}

// Pairs of places with the same word, as many as possible, in order (longest common subsequence).
function common(ours, theirs) {
  const most = Array.from({ length: ours.length + 1 }, () => new Uint16Array(theirs.length + 1));
  for (let i = ours.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      most[i][j] = ours[i].text === theirs[j].text ? most[i + 1][j + 1] + 1 : Math.max(most[i + 1][j], most[i][j + 1]);
  const pairs = [];
  for (let i = 0, j = 0; i < ours.length && j < theirs.length; ) {
    if (ours[i].text === theirs[j].text) pairs.push([i++, j++]);
    else if (most[i + 1][j] >= most[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}
