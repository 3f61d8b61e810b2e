/**
 * What the page does in a browser: lists deliveries, filters them, and shows what is asked for.
 *
 * @remarks Everything that came from outside becomes text through `textContent` or `append`; nothing is ever parsed
 * as HTML. Written as text, since it runs elsewhere than the rest; a test runs it in a browser.
 */
export const PAGE_SCRIPT = String.raw`
(() => {
'use strict';
const PORTION = 100;
const FEW = 5;
const HEX_BYTES = 2048;
const SVG = 'http://www.w3.org/2000/svg';
const runs = [];

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null));
  return node;
}

function mark(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  for (const [key, value] of [['class', 'mark ' + name], ['viewBox', '-6 -6 12 12'], ['aria-hidden', 'true']]) svg.setAttribute(key, value);
  for (const [key, value] of [['href', '#m-' + name], ['x', -6], ['y', -6], ['width', 12], ['height', 12]]) use.setAttribute(key, value);
  svg.append(use);
  return svg;
}

/* Bytes */

function bytesOf(part) {
  return Uint8Array.from(atob(part.base64), (character) => character.charCodeAt(0));
}

function hex(code, length) {
  return code.toString(16).padStart(length, '0');
}

/** UTF-8 as it is; where it is not, every byte beyond ASCII as \xNN. */
function decode(bytes, isCut) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\\x' + hex(byte, 2))).join('');
  }
}

function textOf(part) {
  part.text ??= decode(bytesOf(part), isCut(part));
  return part.text;
}

function isCut(part) {
  return part.base64.length < 4 * Math.ceil(part.byteCount / 3);
}

/** Shows what a browser would act on without showing it. Line feeds and tabs stay. */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    if (character === '\n' || character === '\t') return character;
    const code = character.codePointAt(0);
    return code < 0x100 ? '\\x' + hex(code, 2) : '\\u{' + code.toString(16) + '}';
  });
}

/** Lays JSON out over lines without parsing it, so that every value stays as it was sent. */
function layOut(text) {
  if (!/^\s*[[{]/.test(text)) return text;
  let out = '';
  let depth = 0;
  const line = () => '\n' + '  '.repeat(Math.max(0, Math.min(depth, 30)));
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*(?:"|$)|[[{]\s*[\]}]|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    if (token === '{' || token === '[') {
      depth++;
      out += token + line();
    } else if (token === '}' || token === ']') {
      depth--;
      out += line() + token;
    } else if (token === ',') out += token + line();
    else if (token === ':') out += ': ';
    else out += /^[[{]/.test(token) ? token[0] + token.at(-1) : token;
  }
  return out;
}

function dump(bytes) {
  const width = matchMedia('(max-width: 42rem)').matches ? 8 : 16;
  const lines = [];
  for (let at = 0; at < Math.min(bytes.length, HEX_BYTES); at += width) {
    const row = Array.from(bytes.subarray(at, Math.min(at + width, HEX_BYTES)));
    const codes = row.map((byte) => hex(byte, 2)).join(' ').padEnd(width * 3 - 1);
    const characters = row.map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(hex(at, 4) + '  ' + codes + '  ' + characters);
  }
  if (bytes.length > HEX_BYTES) lines.push('… the first ' + HEX_BYTES + ' bytes');
  return lines.join('\n');
}

const VIEWS = [
  ['Laid out', (part) => visible(layOut(textOf(part)))],
  ['As sent', (part) => visible(textOf(part))],
  ['Bytes', (part) => dump(bytesOf(part))],
];

function bytesView(part, name) {
  if (part.byteCount === 0) return el('p', { class: 'note' }, name + ': empty');
  const kept = bytesOf(part).length;
  const size = part.byteCount.toLocaleString('en') + (part.byteCount === 1 ? ' byte' : ' bytes');
  const cut = isCut(part) ? '; the first ' + kept.toLocaleString('en') + ' are kept here' : '';
  const head = el('p', { class: 'bytes-head' }, el('b', {}, name), ' ' + size + cut);
  if (kept === 0) return head;
  const pre = el('pre', { tabindex: '0', 'aria-label': name, dir: 'ltr' });
  const buttons = VIEWS.map(([label, render]) => {
    const button = el('button', { type: 'button', 'aria-pressed': 'false' }, label);
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      pre.textContent = render(part);
    });
    return button;
  });
  buttons[0].click();
  return el('div', { class: 'bytes' }, el('div', { class: 'bytes-bar' }, head, el('div', { class: 'views', role: 'group', 'aria-label': 'View of ' + name }, ...buttons)), pre);
}

/* One delivery */

function headersView(headers, name) {
  if (headers.length === 0) return null;
  const rows = headers.map(([key, value]) => el('div', {}, el('dt', {}, key), el('dd', {}, value)));
  return el('div', { class: 'headers' }, el('p', { class: 'bytes-head' }, el('b', {}, name)), el('dl', {}, ...rows));
}

/** Puts away what is seldom looked for: its head stays. */
function folded(view) {
  if (view === null) return null;
  const [head, rest] = view.children;
  return el('details', { class: 'folded' }, el('summary', {}, ...head.childNodes), rest);
}

function attemptView(attempt, delivery) {
  const title = [attempt.label, 'in ' + attempt.took, 'at ' + attempt.when];
  if (attempt.resumed) title.push('made again after the run was cut off');
  const times = 'in the story ' + attempt.storyAt + ', on the wall ' + attempt.wallAt + (attempt.next === null ? '' : '; next attempt due ' + attempt.next);
  return el('li', { class: 'attempt' },
    el('p', { class: 'attempt-head' }, mark(attempt.mark), el('b', {}, 'Attempt ' + attempt.number), ' ' + title.join(' · ')),
    el('p', { class: 'note' }, times),
    attempt.error === null ? null : el('p', { class: 'error' }, attempt.error),
    attempt.headers === null ? null : headersView(attempt.headers, 'Headers sent this time'),
    attempt.body === null ? null : bytesView(attempt.body, 'Body sent this time'),
    attempt.answer === null ? null : bytesView(attempt.answer, 'Answer'),
    attempt.answerHeaders === null ? null : folded(headersView(attempt.answerHeaders, 'Answer headers')));
}

function fill(delivery) {
  const facts = [['event', delivery.event], ['step', delivery.step], ['contact', delivery.contactId], ['story time', delivery.storyAt], ['delivery', delivery.id]];
  const rows = facts.filter(([, value]) => value !== null).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
  const left = delivery.attemptCount - delivery.attempts.length;
  return el('div', { class: 'inside' },
    el('dl', { class: 'facts' }, ...rows),
    bytesView(delivery.body, 'Body'),
    headersView(delivery.headers, 'Headers'),
    delivery.attempts.length === 0 ? null : el('ol', { class: 'attempts' }, ...delivery.attempts.map((attempt) => attemptView(attempt, delivery))),
    left > 0 ? el('p', { class: 'note' }, '… and ' + left + ' more, which this page does not hold') : null);
}

function row(delivery, id) {
  const marks = delivery.attempts.length === 0 ? [mark(delivery.traits[0])] : delivery.attempts.slice(-13).map((attempt) => mark(attempt.mark));
  const summary = el('summary', {},
    el('span', { class: 'when' }, delivery.when),
    el('span', { class: 'kind' }, delivery.kind),
    el('span', { class: 'from' }, [delivery.who, delivery.step].filter((text) => text !== null).join(' · ')),
    el('span', { class: 'tags' }, ...delivery.tags.map((tag) => el('span', { class: 'tag ' + tag.split(' ')[0] }, tag))),
    el('span', { class: 'result' }, ...marks, el('span', { class: 'label' }, delivery.label || delivery.traits[0])));
  const details = el('details', { id }, summary);
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(fill(delivery));
  });
  return el('li', {}, details);
}

/* The list */

function searchText(delivery) {
  if (delivery.search === undefined) {
    const pairs = (headers) => (headers ?? []).map((pair) => pair.join(': ')).join('\n');
    const parts = [delivery.id, delivery.kind, delivery.event, delivery.who, delivery.contactId, delivery.step, delivery.label, ...delivery.tags, pairs(delivery.headers), textOf(delivery.body)];
    for (const { label, error, headers, body, answerHeaders, answer } of delivery.attempts) {
      parts.push(label, error, pairs(headers), pairs(answerHeaders));
      for (const part of [body, answer]) if (part !== null) parts.push(textOf(part));
    }
    delivery.search = parts.join('\n').toLowerCase();
  }
  return delivery.search;
}

function openRun(section, index) {
  const deliveries = JSON.parse(document.getElementById('data-' + index).textContent);
  const [list, more, filters, count] = ['.list', '.more', '.filters', '.count'].map((selector) => section.querySelector(selector));
  const [text, kind, trait] = ['text', 'kind', 'trait'].map((name) => filters.querySelector('[name=' + name + ']'));
  const rows = new Map();
  let found = [];
  let shown = 0;

  const show = (upTo) => {
    for (; shown < Math.min(upTo, found.length); shown++) {
      const at = found[shown];
      if (!rows.has(at)) rows.set(at, row(deliveries[at], 'r' + index + '-' + at));
      list.append(rows.get(at));
    }
    more.hidden = shown >= found.length;
    more.textContent = 'Show ' + Math.min(PORTION, found.length - shown) + ' more';
    const all = found.length === deliveries.length ? '' : ' of ' + deliveries.length.toLocaleString('en');
    count.textContent = found.length.toLocaleString('en') + all + (deliveries.length === 1 ? ' delivery' : ' deliveries');
  };
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    found = deliveries.flatMap((delivery, at) => {
      if (kind.value !== '' && delivery.kind !== kind.value) return [];
      if (trait.value !== '' && !delivery.traits.includes(trait.value)) return [];
      return wanted === '' || searchText(delivery).includes(wanted) ? [at] : [];
    });
    list.replaceChildren();
    shown = 0;
    show(PORTION);
  };
  const reveal = (at) => {
    if (deliveries[at] === undefined) return;
    if (!found.includes(at)) {
      text.value = kind.value = trait.value = '';
      filter();
    }
    show(found.indexOf(at) + 1);
    unfold(section);
    const details = rows.get(at).firstChild;
    details.open = true;
    details.firstChild.focus({ preventScroll: true });
    details.scrollIntoView({ block: 'start' });
  };

  let typing = 0;
  text.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(filter, 150);
  });
  kind.addEventListener('change', filter);
  trait.addEventListener('change', filter);
  more.addEventListener('click', () => {
    const next = shown;
    show(shown + PORTION);
    list.children[next].querySelector('summary').focus();
  });
  const present = new Set(['', ...deliveries.flatMap((delivery) => delivery.traits)]);
  for (const option of [...trait.options]) if (!present.has(option.value)) option.remove();
  section.querySelector('.unlisted').remove();
  filters.hidden = deliveries.length <= FEW;
  filter();
  return reveal;
}

for (const section of document.querySelectorAll('[data-run]')) {
  const deliveries = section.querySelector('.deliveries');
  const index = Number(section.dataset.run);
  if (deliveries === null) continue;
  runs[index] = openRun(deliveries, index);
  section.querySelector('.timeline')?.addEventListener('click', (event) => {
    const group = event.target.closest('[data-i]');
    if (group !== null) runs[index](Number(group.dataset.i));
  });
}

function unfold(node) {
  const folding = node.closest('.folding');
  if (folding !== null) folding.open = true;
}

function follow() {
  const [, run, at] = /^#r(\d+)-(\d+)$/.exec(location.hash) ?? [];
  if (run !== undefined) runs[run]?.(Number(at));
  const target = /^#run-\d+$/.test(location.hash) ? document.querySelector(location.hash) : null;
  if (target !== null) unfold(target);
}
addEventListener('hashchange', follow);
document.addEventListener('click', (event) => {
  // A link that is followed a second time changes no hash.
  if (event.target.closest('a[href="' + CSS.escape(location.hash) + '"]') !== null) follow();
});
follow();
})();
`;
