/** Cuts the text of an expression into tokens. */
import { ExpressionProblem } from './expression';

export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  /** As the rules know it: full-width and mathematical signs are written as those of a keyboard. */
  readonly text: string;
  /** Place of its first character, counted from 0, and of the one behind its last. */
  readonly start: number;
  readonly end: number;
}

/** Far more than fits on a canvas; keeps the parser's recursion shallow. */
const longestText = 1000;

/** How people and Chinese keyboards write the same signs. Character for character, so that places stay. */
const sameSigns: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': '*', '·': '*', '⋅': '*', '÷': '/', '（': '(', '）': ')', '，': ',', '；': ';', '＝': '=', '＋': '+', '\n': ';' };

const patterns = [
  { kind: 'number', pattern: /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y },
  { kind: 'name', pattern: /[\p{L}_][\p{L}\p{N}_]*/uy },
  { kind: 'sign', pattern: /[-+*/^(),;=]/y },
] as const;

/** Whether an expression may use this text as the name of a value. */
export const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);

/**
 * All tokens, an end token last.
 * @throws ExpressionProblem at a character that belongs to none.
 */
export function tokensOf(text: string): Token[] {
  if (text.length > longestText) throw tooLong(text);
  const plain = text.replace(/[^\x20-\x7e]/g, (sign) => sameSigns[sign] ?? sign);
  const tokens: Token[] = [];
  for (let start = 0; start < plain.length; ) {
    if (/\s/.test(plain[start])) start++;
    else {
      const token = tokenAt(plain, start);
      tokens.push(token);
      start = token.end;
    }
  }
  return [...tokens, { kind: 'end', text: '', start: text.length, end: text.length }];
}

function tokenAt(text: string, start: number): Token {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, start, end: start + found.length };
  }
  const [character] = text.slice(start);
  const problem = { en: `“${character}” (character ${start + 1}) has no meaning in an expression.`, zh: `第 ${start + 1} 个字符“${character}”在表达式里没有意义。` };
  throw new ExpressionProblem(problem, start, start + character.length);
}

const tooLong = (text: string): ExpressionProblem =>
  new ExpressionProblem(
    { en: `The expression has ${text.length} characters; ${longestText} is the most.`, zh: `表达式有 ${text.length} 个字符，最多 ${longestText} 个。` },
    longestText,
    text.length,
  );
