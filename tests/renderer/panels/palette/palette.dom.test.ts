import { fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { layers } from '@core/layers';
import { paletteDrag, type ScreenPoint } from '../../../../renderer/panels/palette/drag.svelte';
import { paletteGroups } from '../../../../renderer/panels/palette/groups';
import { Palette } from '../../../../renderer/panels/palette/index';
import { appWith, cnn } from '../app';
import WithApp from '../WithApp.svelte';

describe('the content of the palette', () => {
  const kindsOf = (...offer: Parameters<typeof paletteGroups>) => paletteGroups(...offer).flatMap((group) => group.layers.map(({ kind }) => kind));

  it('holds every layer exactly once', () => {
    expect(kindsOf('', { present: new Set(Object.keys(layers)) }).sort()).toEqual(Object.keys(layers).sort());
  });

  it('keeps what comes with opened models back until there is one, or until it is looked for', () => {
    expect(kindsOf('')).not.toContain('modelInput');
    expect(kindsOf('', { present: new Set(['modelInput']) })).toContain('modelInput');
    expect(kindsOf('', { present: new Set(['modelInput']) })).not.toContain('learnedTensor');
    expect(kindsOf('learned tensor')).toEqual(['learnedTensor']);
  });

  it('finds layers in both languages and by summary', () => {
    const found = (text: string) => paletteGroups(text).flatMap((group) => group.layers.map(({ kind }) => kind));
    expect(found(' CONVOL')).toEqual(expect.arrayContaining(['conv2d', 'convTranspose2d', 'conv1d']));
    expect(found(' CONVOL')).not.toContain('dense');
    expect(found('卷积')).toContain('conv2d');
    expect(found('no such layer')).toEqual([]);
  });
});

describe('the palette', () => {
  it('adds behind the selected layer with the keyboard', async () => {
    const app = appWith(cnn);
    app.selection.set(['conv1']);
    render(WithApp, { app, of: Palette });
    const field = screen.getByLabelText('Find a layer');
    await fireEvent.input(field, { target: { value: 'tanh' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(app.selection.layers).toEqual(['tanh1']);
    expect(app.project.network.connections).toContainEqual(expect.objectContaining({ from: 'conv1', to: 'tanh1' }));
    expect(app.project.network.connections).toContainEqual(expect.objectContaining({ from: 'tanh1', to: 'relu1' }));
    expect(app.project.check.ready).toBe(true);
  });

  it('says so when nothing is found', async () => {
    render(WithApp, { app: appWith(cnn), of: Palette });
    await fireEvent.input(screen.getByLabelText('Find a layer'), { target: { value: 'zebra' } });
    expect(screen.getByText('No layer is called “zebra”.')).toBeTruthy();
  });
});

describe('dragging a layer', () => {
  const drops: [string, ScreenPoint][] = [];
  const element = document.createElement('div');
  element.getBoundingClientRect = () => new DOMRect(100, 100, 200, 200);
  const zone = { element, hover: () => undefined, drop: (kind: string, point: ScreenPoint) => void drops.push([kind, point]) };

  beforeEach(() => {
    drops.length = 0;
    paletteDrag.cancel();
  });

  it('drops where the pointer is released above the canvas', () => {
    const takeBack = paletteDrag.offer(zone);
    paletteDrag.press('dense', { x: 10, y: 10 });
    paletteDrag.move({ x: 150, y: 160 });
    expect([paletteDrag.kind, paletteDrag.isOverZone]).toEqual(['dense', true]);
    flushSync(() => paletteDrag.release({ x: 150, y: 160 }));
    expect(drops).toEqual([['dense', { x: 150, y: 160 }]]);
    expect(paletteDrag.kind).toBeNull();
    takeBack();
  });

  it('is no drag before the pointer has moved, and no drop outside', () => {
    const takeBack = paletteDrag.offer(zone);
    paletteDrag.press('dense', { x: 150, y: 150 });
    paletteDrag.move({ x: 151, y: 151 });
    paletteDrag.release({ x: 151, y: 151 });
    paletteDrag.press('dense', { x: 150, y: 150 });
    paletteDrag.move({ x: 20, y: 20 });
    paletteDrag.release({ x: 20, y: 20 });
    expect(drops).toEqual([]);
    takeBack();
  });
});
