/** First check of everything that crosses a process border: size, depth and kind of data, before any schema sees it. */

export interface PayloadLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}

const deepest = 64;
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The usual limits: nested 64 deep at most. */
export const limits = (maxBytes: number): PayloadLimits => ({ maxBytes, maxDepth: deepest });

/**
 * Walks plain data without recursion, so that hostile nesting cannot overflow the stack.
 * @throws a sentence if the data is too large, too deep, not plain, or has keys that could reach a prototype.
 */
export function checkPayload(value: unknown, { maxBytes, maxDepth }: PayloadLimits): void {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let bytes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    bytes += ownSize(next.value);
    if (bytes > maxBytes) throw new Error(`The message is larger than the ${maxBytes} bytes allowed here.`);
    const children = childrenOf(next.value);
    if (children.length > 0 && next.depth >= maxDepth) {
      throw new Error(`The message is nested more than ${maxDepth} levels deep.`);
    }
    for (const child of children) open.push({ value: child, depth: next.depth + 1 });
  }
}

/**
 * Parses JSON that came from outside.
 * @throws a sentence if it is too long, no JSON, or breaks the limits.
 */
export function parseJson(text: string, allowed: PayloadLimits): unknown {
  if (text.length > allowed.maxBytes) throw new Error(`The text is longer than the ${allowed.maxBytes} bytes allowed here.`);
  const value: unknown = JSON.parse(text);
  checkPayload(value, { ...allowed, maxBytes: Infinity });
  return value;
}

/** Bytes of the value itself without its children; an estimate that is never too low by more than the object headers. */
function ownSize(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return 8;
}

function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return refuseUnlessPlain(value);
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error('The message holds an object that is not plain data.');
  const refused = Object.keys(value).find((key) => refusedKeys.has(key));
  if (refused !== undefined) throw new Error(`The message has the key "${refused}", which is not allowed.`);
  return Object.values(value) as unknown[];
}

function refuseUnlessPlain(value: unknown): readonly [] {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new Error(`The message holds a ${typeof value}, which is not plain data.`);
  }
  return [];
}
