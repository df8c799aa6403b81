/** The text of the scripts; that they run and agree is shown by `tests/oracles/pytorch-scripts`, where Python with torch is present. */
import { checkNetwork } from '@core/network/check';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { layers } from '@core/layers';
import type { LayerDefinition } from '@core/layers/definition';
import { pythonNames } from '@core/torch/python-names';
import { torchRefusal, writeTorchScript } from '@core/torch/write-script';
import { templates } from '@core/templates';
import { describe, expect, it } from 'vitest';

const scriptOf = (name: string): string => {
  const { network } = templates.find((each) => each.name === name)!;
  return writeTorchScript(planNetwork(network, surroundingsOf(network)));
};

it.each(Object.entries<LayerDefinition>(layers))('%s has a form in PyTorch', (_kind, definition) => {
  expect(definition.torch).toBeDefined();
});

describe('the script of', () => {
  it.each(['mnist-mlp', 'resnet-small', 'two-outputs'])('%s', async (name) => {
    await expect(scriptOf(name)).toMatchFileSnapshot(`scripts/${name}.py`);
  });

  it.each(templates)('$name names every weight once, in the order of the parameters, and makes every value before it is used', ({ name, network }) => {
    const script = scriptOf(name);
    const plan = planNetwork(network, surroundingsOf(network));
    const pairs = [...script.matchAll(/^ {4}"([^"]+)": "([^"]+)",$/gm)];
    expect(pairs.map(([, own]) => own)).toEqual(plan.parameters.map((parameter) => parameter.name));
    expect(new Set(pairs.map(([, , theirs]) => theirs)).size).toBe(pairs.length);
    const made = [...script.matchAll(/^ {8}(\w+) = .*# /gm)].map(([, value]) => value);
    expect(made).toHaveLength(checkNetwork(network, plan.surroundings).order.length - plan.outputs.length);
    expect(new Set(made).size).toBe(made.length);
  });
});

it('operators of model files have none, and the sentence says what to do', () => {
  expect(torchRefusal(['dense', 'onnx-Einsum-2'])).toBe('PyTorch has no form here for the layer kind "onnx-Einsum-2", which comes from a model file. Export the network as ONNX.');
  expect(torchRefusal(['dense'])).toBeUndefined();
});

it('ids become different names that Python allows', () => {
  expect([...pythonNames(['conv-1', 'conv_1', '2nd', 'lambda', 'train', 'image', 'relu']).values()]).toEqual(['conv_1', 'conv_1_2', 'layer2nd', 'lambda_', 'train_', 'image_', 'relu']);
});
