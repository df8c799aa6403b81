import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const [lightText, darkText] = css.split("[data-theme='dark']");
const colors = (text: string): Map<string, string> => new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
const light = colors(lightText!);
const dark = colors(darkText!);

/** Relative luminance and contrast as in WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dim! + 0.05);
}

const notText = /^(background|panel|raised|line|line-strong|accent-soft|alarm-soft|alarm-line|on-accent)$/;

describe.each([
  ['light', light],
  ['dark', dark],
])('%s tokens', (_, tokens) => {
  it('define the same colors as the other theme', () => {
    expect([...tokens.keys()].sort()).toEqual([...light.keys()].sort());
  });

  it.each([...tokens].filter(([name]) => !notText.test(name)))('%s (%s) is readable on both surfaces', (_name, color) => {
    expect(contrast(color, tokens.get('background')!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color, tokens.get('panel')!)).toBeGreaterThanOrEqual(4.5);
  });

  it('keep text on filled surfaces readable', () => {
    const pairs = [['on-accent', 'accent'], ['ink', 'accent-soft'], ['ink-faint', 'accent-soft'], ['alarm', 'alarm-soft']] as const;
    for (const [text, surface] of pairs) expect(contrast(tokens.get(text)!, tokens.get(surface)!), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
  });
});
