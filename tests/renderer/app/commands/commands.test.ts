import { describe, expect, it } from 'vitest';
import { menuCommands } from '../../../../electron/ipc/bridge';
import { commands } from '../../../../renderer/app/commands/index';
import { bestFirst, found as holds } from '../../../../renderer/app/commands/find';
import { matches, readable } from '../../../../renderer/app/commands/keys';
import { language } from '../../../../renderer/state/language.svelte';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('commands', () => {
  it('have distinct names and labels', () => {
    for (const texts of [commands.map(({ name }) => name), commands.map(({ label }) => label())]) expect(new Set(texts).size).toBe(texts.length);
  });

  it('share no keys', () => {
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(8);
  });

  it.each(menuCommands)('include %s of the application menu', (name) => {
    expect(commands.map((command) => command.name)).toContain(name);
  });
});

describe('keys', () => {
  it.each([
    ['Mod+Z', press('z', { ctrlKey: true }), true],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Mod+Z', press('z'), false],
    ['Mod+Z', press('z', { ctrlKey: true, altKey: true }), false],
    ['Delete', press('Delete'), true],
    ['Delete', press('Delete', { ctrlKey: true }), false],
  ])('%s on Linux', (combination, event, expected) => {
    expect(matches(combination, event, 'linux')).toBe(expected);
  });

  it('means Cmd on a Mac', () => {
    expect(matches('Mod+Z', press('z', { metaKey: true }), 'darwin')).toBe(true);
    expect(matches('Mod+Z', press('z', { ctrlKey: true }), 'darwin')).toBe(false);
    expect([readable('Mod+Shift+Z', 'darwin'), readable('Mod+Shift+Z', 'linux')]).toEqual(['⌘⇧Z', 'Ctrl+Shift+Z']);
  });
});

describe('finding a command', () => {
  const labels = ['Open template: Linear classifier', 'Zoom to fit', 'Zoom to selection', 'Undo', 'Open project …', '保存项目'];
  const found = (query: string) => bestFirst(labels, query, (label) => [label]);

  it.each([
    ['linear open', 'Open template: Linear classifier'],
    ['zf', 'Zoom to fit'],
    ['zts', 'Zoom to selection'],
    ['tmplt', 'Open template: Linear classifier'],
    ['open pro', 'Open project …'],
    ['保存', '保存项目'],
    ['存目', undefined],
    ['convolution', undefined],
    ['(', undefined],
  ])('by "%s": %s', (query, first) => expect(found(query)[0]).toBe(first));

  it('prefers the beginning of a word, and keeps the order without a query', () => {
    expect(bestFirst(['Select all', 'All layers'], 'lay', (label) => [label])).toEqual(['All layers']);
    expect(bestFirst(['Redo', 'Do it again'], 'do', (label) => [label])).toEqual(['Do it again', 'Redo']);
    expect(found('')).toEqual(labels);
  });

  it('in either language, whichever is shown', () => {
    const train = commands.find(({ name }) => name === 'train')!;
    const [english, chinese] = (['en', 'zh'] as const).map((each) => language.within(each, train.label));
    expect(english).not.toBe(chinese);
    expect(train.label()).toBe(english);
  });
});

it('finds a template by any words of its texts', () => {
  expect(holds('Linear classifier: one layer of weights', 'weights linear')).toBe(true);
  expect(holds('Linear classifier: one layer of weights', 'lcw')).toBe(false);
  expect(holds('Undo', '')).toBe(true);
});
