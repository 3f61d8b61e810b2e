/** The part of the page's script that shows bytes: laid out, as sent, or in hexadecimal. */
export const SCRIPT_BYTES = String.raw`
const HEX_BYTES = 2048;

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
`;
