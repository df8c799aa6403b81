/** Fits text into a width without measuring it: the reader's font is unknown, so widths are those of a usual sans serif. */

/** Width of a character as a share of the type size, in a narrow font. */
function advance(character: string): number {
  if (character >= '\u2e80') return 1;
  if (/[ .,:;'!|iljtfrI()[\]]/.test(character)) return 0.34;
  return /[A-Zmw@%&×→∇]/.test(character) ? 0.7 : 0.55;
}
/** How much wider the widest of the usual fonts is. */
const widest = 1.2;

const widthOf = (text: string, size: number): number => [...text].reduce((sum, character) => sum + advance(character) * size, 0);

export interface FittedText {
  /** With an ellipsis if it is cut. */
  readonly text: string;
  /** The reader's program spaces the letters to this width where its font might need more. */
  readonly attributes: { readonly textLength?: number };
}

export function fitted(text: string, width: number, size: number): FittedText {
  const estimate = widthOf(text, size);
  if (estimate * widest <= width) return { text, attributes: {} };
  return { text: estimate <= width ? text : cut(text, width, size), attributes: { textLength: width } };
}

function cut(text: string, width: number, size: number): string {
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The lines of a text: broken between words, between Chinese characters, and within words that are wider than the line. */
export function wrapped(text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, widest * size));
}

function wrapParagraph(paragraph: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  const take = (piece: string) => {
    if (line !== '' && widthOf((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line = line === '' && lines.length > 0 ? piece.trimStart() : line + piece;
  };
  for (const piece of paragraph.match(/[\u2e80-\uffff]|\s+|[^\s\u2e80-\uffff]+/gu) ?? []) {
    if (widthOf(piece, size) <= width) take(piece);
    else for (const character of piece) take(character);
  }
  return [...lines, line.trimEnd()];
}
