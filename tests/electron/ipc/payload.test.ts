import { describe, expect, it } from 'vitest';
import { checkPayload, limits, parseJson } from '../../../electron/ipc/payload';

const kilobyte = limits(1024);

describe('plain data', () => {
  it.each([null, undefined, 1, 'text', true, [1, [2]], { a: { b: new Uint8Array(4) } }, new Float32Array(8)])('%j passes', (value) => {
    expect(() => checkPayload(value, kilobyte)).not.toThrow();
  });

  it.each([
    ['a function', { f: () => 1 }],
    ['a symbol', [Symbol('x')]],
    ['a big integer', 1n],
    ['a Map', new Map()],
    ['a Date', new Date(0)],
    ['an Error', new Error('x')],
    ['a regular expression', { r: /x/ }],
  ])('%s does not', (_what, value) => {
    expect(() => checkPayload(value, kilobyte)).toThrow(/not plain data/);
  });
});

describe('hostile data', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('may be 64 levels deep, not more', () => {
    expect(() => parseJson(nested(64), kilobyte)).not.toThrow();
    expect(() => parseJson(nested(66), kilobyte)).toThrow('more than 64 levels');
  });

  it('cannot overflow the stack', () => {
    let value: unknown = 1;
    for (let i = 0; i < 200_000; i++) value = [value];
    expect(() => checkPayload(value, limits(Infinity))).toThrow('more than 64 levels');
  });

  it.each(['{"__proto__":{"x":1}}', '{"a":[{"constructor":1}]}', '{"a":{"prototype":1}}'])('has no key like in %s', (text) => {
    expect(() => parseJson(text, kilobyte)).toThrow('not allowed');
  });

  it.each([
    ['text', 'x'.repeat(600)],
    ['bytes', new Uint8Array(2000)],
    ['many small things', Array.from({ length: 500 }, () => 1)],
    ['a key with a long value', { a: 'x'.repeat(600) }],
  ])('is bounded: %s', (_what, value) => {
    expect(() => checkPayload(value, kilobyte)).toThrow('larger than the 1024 bytes');
  });

  it('is measured before it is parsed', () => {
    expect(() => parseJson('x'.repeat(2000), kilobyte)).toThrow('longer than the 1024 bytes');
  });
});
