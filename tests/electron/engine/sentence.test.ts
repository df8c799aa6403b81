import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../electron/engine/sentence';
import { parseEngineMessage } from '../../../electron/ipc/engine-schema';

describe('sentenceOf', () => {
  it('is the message of an error, or whatever was thrown', () => {
    expect(sentenceOf(new Error('The file is missing.'))).toBe('The file is missing.');
    expect(sentenceOf('plain text')).toBe('plain text');
  });

  it('fits into a message to the page, however much the error says', () => {
    const sentence = sentenceOf(new Error('x'.repeat(100_000)));
    expect(sentence).toMatch(/^x+…$/);
    expect(parseEngineMessage({ kind: 'refusal', id: 1, sentence })).toMatchObject({ sentence });
  });
});
