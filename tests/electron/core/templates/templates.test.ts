import { checkNetwork } from '@core/network/check';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { describe, expect, it } from 'vitest';

const node = { width: 168, height: 110 };
/** Opened templates are shown as a whole; at four fifths of its size a card can still be read. */
const canvas = { width: 900 / 0.8, height: 560 / 0.8 };

describe('the templates', () => {
  it('have different names', () => {
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
  });

  it.each(templates)('$name checks clean', ({ network }) => {
    const check = checkNetwork(network, surroundingsOf(network.dataset));
    expect(check.problems).toEqual([]);
    expect(check.ready).toBe(true);
    expect(check.order).toHaveLength(network.layers.length);
  });

  it.each(templates)('$name has texts in both languages', ({ title, summary }) => {
    for (const text of [title.en, title.zh, summary.en, summary.zh]) expect(text).not.toBe('');
  });

  it.each(templates)('$name fits on the canvas without overlap', ({ network: { layers } }) => {
    for (const { position } of layers) {
      expect(position.x + node.width).toBeLessThanOrEqual(canvas.width);
      expect(position.y + node.height).toBeLessThanOrEqual(canvas.height);
    }
    const touching = layers.flatMap((a, i) =>
      layers.slice(i + 1).filter((b) => Math.abs(a.position.x - b.position.x) < node.width && Math.abs(a.position.y - b.position.y) < node.height),
    );
    expect(touching).toEqual([]);
  });

  it.each([
    ['mnist-linear', 7850],
    ['mnist-mlp', 101770],
    ['mnist-cnn', 50186],
    ['spiral-mlp', 603],
    ['wave-mlp', 321],
    ['cifar-cnn', 1117866],
  ])('%s has %i weights', (name, count) => {
    const { network } = templates.find((each) => each.name === name)!;
    expect(checkNetwork(network, surroundingsOf(network.dataset)).parameterCount).toBe(count);
  });
});
