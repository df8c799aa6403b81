/** Features of the two coordinates of a point, each a column of its own, put side by side. */
import type { Node, Value } from '../../graph/graph';
import { planeFeatures as definition, planeFeatureOptions } from '../../layers/plane-features';
import { numberAttribute, numbersAttribute } from '../../ops/shared/attributes';
import { normalizeAxis } from '../../tensor/shape';
import { constantAndOther, exampleShape, isNear, type RecognitionRule, type Surroundings } from '../surroundings';

/** A column, what is made of it so far, and the nodes that do. */
interface Column {
  readonly feature: string;
  readonly points: Value;
  readonly nodes: readonly Node[];
}

/** x or y: the first or the second of two numbers. */
function coordinate(value: Value, around: Surroundings): Column | undefined {
  const node = around.maker(value);
  const [points] = node?.inputs ?? [];
  if (node?.op !== 'Slice' || exampleShape(points).join() !== '2') return undefined;
  const [start, axis] = ['starts', 'axes'].map((name) => numbersAttribute(node.attributes, name, []));
  if (axis.join() !== '1' || exampleShape(value).join() !== '1') return undefined;
  // Of two, the last is also called -1 and the first -2.
  return { feature: start[0] % 2 === 0 ? 'x' : 'y', points, nodes: [node] };
}

function product(node: Node, around: Surroundings): Column | undefined {
  const [a, b] = node.op === 'Mul' ? node.inputs.map((input) => coordinate(input, around)) : [];
  if (!a || !b || a.points !== b.points) return undefined;
  return { feature: [a.feature, b.feature].sort().join(''), points: a.points, nodes: [node, ...a.nodes, ...b.nodes] };
}

function sine(node: Node, around: Surroundings): Column | undefined {
  const scaled = node.op === 'Sin' ? around.maker(node.inputs[0]) : undefined;
  const parts = scaled?.op === 'Mul' ? constantAndOther(scaled, around) : undefined;
  if (!scaled || parts?.constant.data.length !== 1 || !isNear(parts.constant.data[0], Math.PI)) return undefined;
  const of = coordinate(parts.other, around);
  return of && { feature: `sin${of.feature.toUpperCase()}`, points: of.points, nodes: [node, scaled, ...of.nodes] };
}

function columnOf(value: Value, around: Surroundings): Column | undefined {
  const node = around.maker(value);
  return node && (coordinate(value, around) ?? product(node, around) ?? sine(node, around));
}

/** Whether the values between the points and the end go nowhere else. */
function isClosed(end: Node, inner: readonly Node[], around: Surroundings): boolean {
  const all = [end, ...inner];
  return inner.every(({ op, outputs: [value] }) => around.only(value, op, all.reduce((sum, { inputs }) => sum + inputs.filter((input) => input === value).length, 0)));
}

export const planeFeatures: RecognitionRule = (node, around) => {
  const isJoin = node.op === 'Concat' && normalizeAxis(numberAttribute(node.attributes, 'axis'), node.outputs[0].type.shape.length) === 1;
  const columns = (isJoin ? node.inputs : node.outputs).map((value) => columnOf(value, around));
  const [first] = columns;
  if (!first || !columns.every((column) => column?.points === first.points)) return undefined;
  const chosen = columns.flatMap((column) => column?.feature ?? []);
  const inOrder = planeFeatureOptions.map(({ value }) => value).filter((value) => chosen.includes(value));
  const also = [...new Set(columns.flatMap((column) => column?.nodes ?? []))].filter((each) => each !== node);
  if (inOrder.join() !== chosen.join() || !isClosed(node, also, around)) return undefined;
  return { kind: definition.kind, fields: { features: chosen.join(' ') }, inputs: [first.points], also };
};
