import { describe, expect, it } from 'vitest';
import { menuCommands } from '../../../../electron/ipc/bridge';
import { commands } from '../../../../renderer/app/commands/index';
import { found } from '../../../../renderer/app/commands/find';
import { matches, readable } from '../../../../renderer/app/commands/keys';

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

it('finds a command by any words of its label', () => {
  expect(found('Open template: Linear classifier', 'linear open')).toBe(true);
  expect(found('Open template: Linear classifier', 'convolution')).toBe(false);
  expect(found('Undo', '')).toBe(true);
});
