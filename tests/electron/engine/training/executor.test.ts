import { initializeParameters } from '@core/training/initialize';
import { float32, type Tensor } from '@core/tensor/tensor';
import { afterEach, expect, it, vi } from 'vitest';
import { inferenceOf } from '../../../../electron/engine/training/executor';
import { planSubject } from '../../../../electron/engine/training/subject';
import { ModelSession } from '../../../../electron/runtime/session';
import { expectClose } from '../../runtime/compare';
import { chain } from '../networks';

const { network, plan } = planSubject(chain('input', 'flatten', ['dense', { units: 10 }], 'softmax'), 1);
const parameters = initializeParameters(plan, 1);
const image = float32([2, 1, 28, 28], Float32Array.from({ length: 2 * 784 }, (_, i) => i % 256));

async function logitsOf(executor: 'compiled' | 'onnx', examples: number): Promise<Tensor> {
  const model = await inferenceOf(executor, plan, { choice: network, examples, version: '' })(parameters);
  const { logits } = await model.run({ image });
  await model.close();
  return logits;
}

afterEach(() => void vi.restoreAllMocks());

it('evaluates without onnxruntime where a run does without it, and where opening a model takes longer than the work', async () => {
  const open = vi.spyOn(ModelSession, 'open');
  await logitsOf('compiled', 5000);
  await logitsOf('onnx', 100);
  expect(open).not.toHaveBeenCalled();
});

it('evaluates many examples in onnxruntime, with the same result', async () => {
  const open = vi.spyOn(ModelSession, 'open');
  const [ours, theirs] = [await logitsOf('compiled', 5000), await logitsOf('onnx', 5000)];
  expect(open).toHaveBeenCalledOnce();
  expectClose(theirs, ours, 1e-5, 'logits');
});
