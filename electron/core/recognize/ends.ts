/** The two ends of a network: what takes the examples in, and what says what is learned. */
import { datasetOf, datasets } from '../datasets';
import type { DatasetChoice } from '../datasets/definition';
import type { Graph, Node, Value } from '../graph/graph';
import type { FieldValues } from '../fields/definition';
import { numberAttribute } from '../ops/shared/attributes';
import { elementCount, sameShape } from '../tensor/tensor';
import type { Surroundings} from './surroundings';
import { constantAndOther, exampleShape, isNear, type Found } from './surroundings';

/** An output layer behind a value. */
export interface End {
  readonly kind: string;
  readonly input: Value;
}

const softmaxes: ReadonlySet<string> = new Set(['Softmax', 'LogSoftmax']);

/** Files of this app also have what follows from these. */
const ownAnswer = /^(logits|prediction)(_|$)/;

/**
 * What the network answers with, cut off before its last Softmax, which the output layer has itself. Of the files of this
 * app, the scores rather than what was made of them.
 */
export function endsOf(graph: Graph): readonly End[] {
  const own = graph.outputs.probabilities && graph.outputs.logits;
  const answers = own ? Object.entries(graph.outputs).flatMap(([name, value]) => (ownAnswer.test(name) ? [value] : [])) : unusedOutputs(graph);
  return answers.map((answer) => {
    const last = graph.nodes.find(({ outputs }) => outputs.includes(answer));
    const input = last && isFinalSoftmax(last) ? last.inputs[0] : answer;
    const isScores = exampleShape(answer).length === 1 && exampleShape(answer)[0] > 1;
    return { kind: isScores ? 'softmax' : 'squaredError', input };
  });
}

/** Outputs that nothing in the graph works on; if all are worked on, the last one. */
function unusedOutputs({ nodes, outputs }: Graph): readonly Value[] {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  const values = [...new Set(Object.values(outputs))];
  const unused = values.filter((value) => !used.has(value));
  return unused.length > 0 ? unused : values.slice(-1);
}

const isFinalSoftmax = ({ op, outputs: [y], attributes }: Node): boolean => softmaxes.has(op) && y.type.shape.length === 2 && [1, -1].includes(numberAttribute(attributes, 'axis', -1));

/** The dataset whose examples and answers fit best; `present` if none has such examples. */
export function fittingDataset(input: Value, ends: readonly End[], present: DatasetChoice): DatasetChoice {
  const answers = elementCount(exampleShape(ends[0].input));
  const choices = Object.keys(datasets).map((dataset) => (dataset === present.dataset ? present : { dataset }));
  const fitting = choices.flatMap((choice) => {
    const dataset = datasetOf(choice);
    const fitsAnswers = ('labels' in dataset ? dataset.labels : dataset.targets).length === answers;
    return sameShape(dataset.exampleShape, exampleShape(input)) ? [{ choice, rank: (fitsAnswers ? 2 : 0) + (choice === present ? 1 : 0) }] : [];
  });
  return fitting.sort((a, b) => b.rank - a.rank)[0]?.choice ?? present;
}

/** (x − μ)·(1 / σ) with those of the dataset, as the files of this app begin: our Input layer. */
export function standardizing(node: Node, input: Value, dataset: DatasetChoice, around: Surroundings): Found | undefined {
  const { mean, deviation } = datasetOf(dataset);
  const product = node.op === 'Mul' ? constantAndOther(node, around) : undefined;
  const difference = product && around.only(product.other, 'Sub');
  const isOurs = product && isNear(product.constant.data[0], 1 / deviation) && difference?.inputs[0] === input && isNear(around.number(difference.inputs[1]), mean);
  return isOurs ? { kind: 'input', inputs: [], also: [difference] } : undefined;
}

/** An input of the model as a layer. @throws half a sentence for examples without an axis. */
export function inputFields(input: Value): FieldValues {
  const shape = exampleShape(input);
  if (shape.length === 0) throw new Error(`its input "${input.name}" has no axis besides the batch`);
  return { shape: shape.join('x'), features: 'raw' };
}
