import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../electron/scripts/messages.mjs';

const en = textsOf('en');
const zh = textsOf('zh');
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

/** Texts that are the same in both languages, or are written in the language they lead to. */
const withoutChinese = new Set(['command_switch_language']);

describe('messages', () => {
  it('exist in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    expect(Object.keys(en).length).toBeGreaterThan(100);
  });

  it.each(Object.keys(en))('%s is written in both languages with the same placeholders', (key) => {
    expect(en[key]!.trim()).not.toBe('');
    expect(placeholders(zh[key]!)).toEqual(placeholders(en[key]!));
    const words = zh[key]!.replace(/\{\w+\}/g, '');
    if (!withoutChinese.has(key) && /[a-z]{2}/i.test(en[key]!.replace(/\{\w+\}/g, ''))) expect(words).toMatch(/\p{Script=Han}/u);
  });
});
