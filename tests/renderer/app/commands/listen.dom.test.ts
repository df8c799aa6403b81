import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToKeys } from '../../../../renderer/app/commands/listen';
import type { AppState } from '../../../../renderer/state/app-state.svelte';
import { appWith, cnn } from '../../panels/app';

let app: AppState;
let field: HTMLInputElement;

beforeEach(() => {
  app = appWith(cnn);
  field = document.body.appendChild(document.createElement('input'));
});
afterEach(() => field.remove());

function press(target: HTMLElement, key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  const listen = (each: KeyboardEvent) => listenToKeys(app, each);
  window.addEventListener('keydown', listen, { once: true });
  target.dispatchEvent(event);
  return event;
}

describe('keys of commands', () => {
  it('work while a text field has the focus', () => {
    const train = vi.spyOn(app.run, 'train').mockResolvedValue();
    expect(press(field, 'Enter', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(train).toHaveBeenCalledOnce();
  });

  it.each([['Delete', {}], ['Escape', {}], ['z', { ctrlKey: true }]])('leave %s to the text field', (key, held) => {
    app.selection.set(['relu1']);
    expect(press(field, key, held).defaultPrevented).toBe(false);
    expect(app.selection.layers).toEqual(['relu1']);
    expect(app.project.network).toBe(cnn);
  });

  it('work while a check box has the focus', () => {
    field.type = 'checkbox';
    app.selection.set(['relu1']);
    press(field, 'Delete');
    press(field, 'z', { ctrlKey: true });
    expect(app.project.network).toBe(cnn);
    expect(app.project.canRedo).toBe(true);
  });

  it('delete the selection, bring it back, and let it go', () => {
    app.selection.set(['relu1']);
    press(document.body, 'Delete');
    expect(app.project.network.layers).toHaveLength(cnn.layers.length - 1);
    press(document.body, 'z', { ctrlKey: true });
    expect(app.selection.layers).toEqual(['relu1']);
    press(document.body, 'Escape');
    expect(app.selection.isEmpty).toBe(true);
  });

  it('lead to the name of the one selected layer', () => {
    field.id = 'layer-name';
    app.editor.stage = { boxes: new Map(), pointer: null, center: { x: 0, y: 0 }, show: () => undefined, zoomTo: () => undefined };
    press(document.body, 'F2');
    expect(document.activeElement).not.toBe(field);
    expect(app.notices.list).toHaveLength(1);
    app.selection.set(['relu1']);
    press(document.body, 'F2');
    expect(document.activeElement).toBe(field);
  });
});
