/** A network as a plain PyTorch script: to be read, to be run, and to load the weights of the exported ONNX file. */
import { layerNamed } from '../layers';
import type { TorchCode } from '../layers/definition';
import { numberIn } from '../fields/fields';
import { learnedBy } from '../layers/shared/outputs';
import type { NetworkPlan, PlannedLayer } from '../network/plan';
import { formatShape, sameShape } from '../tensor/tensor';
import { pythonNames, pythonText } from './python-names';

/** A layer with its Python: the name of its value and of its module, and its code. */
interface Line {
  readonly layer: PlannedLayer;
  readonly name: string;
  /** Names of the values that it takes. */
  readonly inputs: readonly string[];
  readonly code: TorchCode;
}

/**
 * Classes are loaded in the order of the app's own parameters. What trains is the loss of the data; penalties on weights are
 * left to the optimizer.
 * @throws one sentence that names a layer PyTorch has no form for.
 */
export function writeTorchScript(plan: NetworkPlan): string {
  const lines = linesOf(plan);
  const parts = [header(plan), imports, ...helpersOf(lines), networkClass(plan, lines), loading(lines), main(plan)];
  return `${parts.join('\n\n\n')}\n`;
}

/** Why a network has no script, in one sentence; `undefined` if it has one. */
export function torchRefusal(kinds: readonly string[]): string | undefined {
  const missing = kinds.find((kind) => !layerNamed(kind)?.torch);
  return missing === undefined ? undefined : `PyTorch has no form here for the layer kind "${missing}", which comes from a model file. Export the network as ONNX.`;
}

function linesOf(plan: NetworkPlan): Line[] {
  const names = pythonNames(plan.layers.map(({ id }) => id));
  const shapes = new Map(plan.layers.map(({ id, shape }) => [id, shape]));
  return plan.layers.map((layer) => {
    const { definition, fields, sources } = layer;
    if (!definition.torch) throw new Error(torchRefusal([definition.kind]));
    const name = names.get(layer.id)!;
    const inputs = sources.length === 0 ? ['image'] : sources.map((id) => names.get(id)!);
    const use = { x: inputs[0], inputs, shapes: sources.map((id) => shapes.get(id)!), fields, surroundings: plan.surroundings, self: `self.${name}`, truth: truthOf(plan, layer) };
    return { layer, name, inputs, code: definition.torch(use) };
  });
}

/** The text for what an output layer should say. */
function truthOf({ surroundings }: NetworkPlan, layer: PlannedLayer): string {
  const learned = learnedBy(layer, surroundings);
  if (learned !== 'example') return learned === 'classes' ? 'label' : 'target';
  const { exampleShape, mean, deviation } = surroundings;
  const example = `(image - ${mean}) / ${deviation}`;
  return sameShape(layer.shape, exampleShape) ? example : `(${example}).flatten(1)`;
}

const header = (plan: NetworkPlan): string => `${docstring('', `${inOneLine(plan.name)}, drawn in Gradient Lab, for PyTorch.`, [
  '    pip install torch onnx',
  '    python this_file.py model.onnx',
  '',
  'loads the weights of the exported model and shows what it says of an empty example.',
])}`;

const inOneLine = (text: string): string => text.replace(/["\\\s]+/g, ' ').trim() || 'A network';

const docstring = (indent: string, first: string, rest: readonly string[] = []): string =>
  rest.length === 0 ? `${indent}"""${first}"""` : [`${indent}"""${first}`, '', ...rest.map((line) => (line === '' ? '' : `${indent}${line}`)), `${indent}"""`].join('\n');

const imports = `import sys

import torch
import torch.nn.functional as F
from torch import nn`;

const helpersOf = (lines: readonly Line[]): string[] => [...new Set(lines.flatMap(({ code }) => code.helper ?? []))];

function networkClass(plan: NetworkPlan, lines: readonly Line[]): string {
  const { exampleShape } = plan.surroundings;
  const modules = lines.flatMap(({ name, code }) => (code.module ? [`        self.${name} = ${code.module}`] : []));
  const ends = lines.filter(({ layer }) => layer.definition.loss);
  const steps = lines.filter((line) => !ends.includes(line)).map(({ name, layer, code }) => `        ${name} = ${code.forward}  # ${formatShape(layer.shape)}`);
  const handed = [...new Set(ends.flatMap(({ inputs }) => inputs))].join(', ');
  const given = `        ${handed} = self(image)`;
  return [
    'class Network(nn.Module):',
    docstring('    ', `Takes raw features [N, ${exampleShape.join(', ')}], as the dataset stores them.`),
    '',
    '    def __init__(self):',
    '        super().__init__()',
    ...modules,
    '',
    '    def forward(self, image):',
    docstring('        ', 'What the output layers get, the numbers that the loss is made of.'),
    ...steps,
    `        return ${handed}`,
    '',
    '    def predict(self, image):',
    docstring('        ', 'What the output layers say.'),
    given,
    `        return ${ends.map(({ code }) => code.forward).join(', ')}`,
    '',
    `    def loss(self, image${labelName(plan)}):`,
    docstring('        ', 'The loss that training makes small.'),
    given,
    `        return ${ends.map(weightedLoss).join(' + ')}`,
  ].join('\n');
}

/** Only networks that learn what the dataset says of its examples take it. */
function labelName({ outputs, surroundings }: NetworkPlan): string {
  const learned = outputs.map((output) => learnedBy(output, surroundings)).find((each) => each !== 'example');
  return learned === undefined ? '' : learned === 'classes' ? ', label' : ', target';
}

function weightedLoss({ layer, code }: Line): string {
  const weight = numberIn(layer.fields, 'weight');
  return weight === 1 ? code.loss! : `${weight} * ${code.loss!}`;
}

/** Our parameter and PyTorch's tensor, in the order of the layers. */
function loading(lines: readonly Line[]): string {
  const pairs = lines.flatMap(({ layer, name, code }) =>
    layer.parameters.map((parameter) => {
      const own = parameter.name.slice(layer.id.length + 1);
      return `    ${pythonText(parameter.name)}: ${pythonText(`${name}.${code.names?.[own] ?? own}`)},`;
    }),
  );
  return `# Names in the exported ONNX file, and names in the state of the network.
WEIGHTS = {
${pairs.join('\n')}
}


def load_weights(network, path):
    """Fills the network with the weights of an exported file and puts it into use."""
    import onnx
    from onnx import numpy_helper

    stored = {tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in onnx.load(path).graph.initializer}
    state = network.state_dict()
    for name, own in WEIGHTS.items():
        state[own].copy_(stored[name].reshape(state[own].shape))
    return network.eval()`;
}

const main = ({ surroundings }: NetworkPlan): string => `if __name__ == "__main__":
    network = Network()
    if len(sys.argv) > 1:
        load_weights(network, sys.argv[1])
    with torch.no_grad():
        print(network.eval().predict(torch.zeros(1, ${surroundings.exampleShape.join(', ')})))`;
