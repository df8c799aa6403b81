import { describe, expect, it } from 'vitest';
import { layerNamed } from '@core/layers';
import type { Surroundings } from '@core/layers/definition';
import { checkNetwork } from '@core/network/check';
import type { Annotation, Network } from '@core/network/network';
import { fitted, wrapped } from '../../../../renderer/panels/network/picture/fit-text';
import { pictureOf } from '../../../../renderer/panels/network/picture/picture';
import { writeSvg } from '../../../../renderer/panels/network/picture/write-svg';
import { cnn } from '../app';

const surroundings: Surroundings = { exampleShape: [1, 28, 28], features: 'uint8', classCount: 10, mean: 0, deviation: 1 };
const hostile = `<b>&"'\u0000\ud800]]>`;
const note = { color: 'amber', size: { width: 120, height: 60 } } as const;
const annotations: Annotation[] = [
  { ...note, id: 'frame', kind: 'frame', text: 'A < B', position: { x: -500, y: 40 } },
  { ...note, id: 'comment', kind: 'comment', text: 'two & more words\n第二行', position: { x: 0, y: 900 } },
];

const picture = (network: Network) => pictureOf({ network, check: checkNetwork(network, surroundings), definitionOf: ({ kind }) => layerNamed(kind) });
const svgOf = (network: Network) => writeSvg(picture(network), { title: network.name, description: 'What & why', color: (token) => `rgb(${token.length},0,0)`, say: ({ en }) => en });

function parsed(svg: string): Document {
  const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(read.querySelector('parsererror')).toBeNull();
  return read;
}
const texts = (root: Document, selector: string) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('an exported drawing', () => {
  const [first, ...rest] = cnn.layers;
  const network = { ...cnn, name: hostile, layers: [{ ...first!, name: hostile }, ...rest], annotations };
  const svg = svgOf(network);
  const read = parsed(svg);

  it('has every layer with its name, and every connection with its shape', () => {
    const ids = [...read.querySelectorAll('[data-layer]')].map((group) => group.getAttribute('data-layer'));
    expect(ids).toEqual(network.layers.map(({ id }) => id));
    expect(texts(read, '.layer > title').slice(1)).toEqual(rest.map(({ name }) => name));
    expect(read.querySelectorAll('[data-connection]')).toHaveLength(network.connections.length);
    expect(texts(read, '.connection text')[0]).toBe('1×28×28');
  });

  it('writes names as they are, without the characters that XML does not know', () => {
    const readable = `<b>&"']]>`;
    expect(texts(read, 'svg > title')).toEqual([readable]);
    expect(texts(read, '.layer > title')[0]).toBe(readable);
    expect(texts(read, 'svg > desc')).toEqual(['What & why']);
  });

  it('holds comments and frames inside its bounds', () => {
    expect(texts(read, '.frame text')).toEqual(['A < B']);
    expect(texts(read, '.comment text').join(' ')).toContain('two & more');
    const [x, y, width, height] = read.documentElement.getAttribute('viewBox')!.split(' ').map(Number);
    expect(x!).toBeLessThan(-500);
    expect(y! + height!).toBeGreaterThan(960);
    expect(x! + width!).toBeGreaterThan(Math.max(...cnn.layers.map(({ position }) => position.x)));
  });

  it('loads nothing and leaves no color open', () => {
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(|var\(|<script|<style|NaN|undefined/);
  });

  it('starts where the drawing starts', () => {
    const moved = { ...cnn, layers: cnn.layers.map((layer) => ({ ...layer, position: { x: layer.position.x + 5000, y: layer.position.y } })) };
    expect(picture(moved).bounds).toEqual({ ...picture(cnn).bounds, x: picture(cnn).bounds.x + 5000 });
  });

  it('of nothing is a small empty picture', () => {
    parsed(svgOf({ ...cnn, layers: [], connections: [] }));
  });
});

describe('text', () => {
  it('is spaced into its room where it is tight, and cut where it is too long', () => {
    expect(fitted('Dense', 111, 13)).toEqual({ text: 'Dense', attributes: {} });
    expect(fitted('Conv 2 shortcut', 111, 13)).toEqual({ text: 'Conv 2 shortcut', attributes: { textLength: 111 } });
    expect(fitted('A name that is much too long for a card', 111, 13).text).toMatch(/^A name that.*[^ ]…$/);
  });

  it('breaks between words, between Chinese characters and within a long word, and loses nothing', () => {
    expect(wrapped('one two three', 70, 13)).toEqual(['one two', 'three']);
    expect(wrapped('卷积神经网络', 50, 13)).toEqual(['卷积神', '经网络']);
    expect(wrapped('a\n\nb', 50, 13)).toEqual(['a', '', 'b']);
    const long = wrapped('x'.repeat(40), 50, 13);
    expect(long.length).toBeGreaterThan(5);
    expect(long.join('')).toBe('x'.repeat(40));
  });
});
