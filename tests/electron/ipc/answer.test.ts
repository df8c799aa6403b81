import { describe, expect, it } from 'vitest';
import { answer } from '../../../electron/ipc/answer';
import type { SenderFrame } from '../../../electron/ipc/trusted-sender';

const page: { senderFrame: SenderFrame | null } = { senderFrame: { parent: null, origin: 'app://ui' } };
const settings = { language: 'zh', theme: 'dark' } as const;

describe('who may ask', () => {
  it('is the page of the app', async () => {
    expect(await answer('loadSettings', async () => settings, page, null)).toEqual({ answer: settings });
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { parent: {}, origin: 'app://ui' }],
    ['another origin', { parent: null, origin: 'https://example.org' }],
    ['another host', { parent: null, origin: 'app://ui.example.org' }],
    ['no origin', { parent: null, origin: 'null' }],
  ])('is not %s', async (_who, senderFrame) => {
    const work = async () => Promise.reject(new Error('must not run'));
    const reply = await answer('loadSettings', work, { senderFrame }, null);
    expect(reply).toEqual({ refusal: '"loadSettings" was asked by something that is not the page of this app.' });
  });
});

describe('what may be asked', () => {
  const never = async () => Promise.reject(new Error('must not run'));

  it.each([
    ['an unknown key', { ...settings, path: '/etc' }],
    ['a wrong value', { ...settings, theme: 'pink' }],
    ['a missing value', { theme: 'dark' }],
    ['nothing', null],
    ['too much', { ...settings, language: 'x'.repeat(2000) }],
    ['a prototype', JSON.parse('{"__proto__":{},"language":"zh","theme":"dark"}') as unknown],
  ])('is not %s', async (_what, input) => {
    const reply = await answer('saveSettings', never, page, input);
    expect(reply).toHaveProperty('refusal');
    expect(reply).not.toEqual({ refusal: 'must not run' });
  });

  it('is bytes for a model, in any view', async () => {
    const input = { suggestedName: 'a.onnx', bytes: new Uint8Array(8).subarray(2) };
    expect(await answer('saveModel', async ({ bytes }) => `${bytes.length}.onnx`, page, input)).toEqual({ answer: '6.onnx' });
  });
});

describe('what is answered', () => {
  it('fits its schema, or becomes a refusal', async () => {
    const wrong = { ...settings, secret: 1 };
    expect(await answer('loadSettings', async () => wrong, page, null)).toHaveProperty('refusal');
  });

  it('is the sentence of an error', async () => {
    expect(await answer('openImages', async () => Promise.reject(new Error('No disk.')), page, null)).toEqual({ refusal: 'No disk.' });
  });
});
