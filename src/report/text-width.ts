const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const UNSEEN = /^\p{M}$/u;

/** How many columns of a terminal a text takes: East Asian characters and emoji take two, accents none. */
export function measureText(text: string): number {
  let columns = 0;
  for (const character of text) columns += measureCharacter(character);
  return columns;
}

/** Cuts a text to at most `width` columns; a cut one ends in an ellipsis. */
export function cutText(text: string, width: number): string {
  if (measureText(text) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const character of text) {
    left -= measureCharacter(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills a text up with spaces to `width` columns, behind it or before it. */
export function padText(text: string, width: number, side: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - measureText(text)));
  return side === 'left' ? text + fill : fill + text;
}

/** Breaks a text into lines of at most `width` columns, between words where it can; none ends in a space. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => splitWord(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measureText(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((each) => each.replace(/ +$/, ''));
}

function splitWord(word: string, width: number): readonly string[] {
  const parts = [''];
  let columns = 0;
  for (const character of word) {
    columns += measureCharacter(character);
    if (columns > width) {
      parts.push('');
      columns = measureCharacter(character);
    }
    parts[parts.length - 1] += character;
  }
  return parts;
}

function measureCharacter(character: string): number {
  if (UNSEEN.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
