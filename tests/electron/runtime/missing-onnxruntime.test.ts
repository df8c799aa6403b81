/** On a computer without onnxruntime (an Intel Mac, say) a sentence says so. */
import { expect, test, vi } from 'vitest';
import { loadOnnxruntime } from '../../../electron/runtime/onnxruntime';

vi.mock('onnxruntime-node', () => {
  throw new Error('no binding for darwin/x64');
});

test('says that models cannot be run here, again and again', async () => {
  for (let attempt = 0; attempt < 2; attempt++) {
    await expect(loadOnnxruntime()).rejects.toThrow(/^ONNX Runtime could not be loaded on this computer, so models cannot be run at full speed here \(.+\)\.$/);
  }
});
