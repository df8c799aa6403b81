/** Reads an ONNX file into the IR: for looking at it, running it in the interpreter, and training it further. */
import { OUTPUT_COUNT, type Attribute, type Attributes, type Graph, type Value } from '../graph/graph';
import { opNamed, ops } from '../ops';
import { buildGraph, type OpBuilder } from '../ops/builder';
import type { OpDefinition } from '../ops/definition';
import { elementCount, formatShape, type Tensor } from '../tensor/tensor';
import { attributeFromTensor, readAttribute } from './attributes';
import { prescan } from './prescan';
import { dtypeOf, OLDEST_OPSET, onnx, toNumber } from './proto';
import { readTensor } from './tensor-proto';
import { scopeIn } from './write-nodes';

export interface ReadOptions {
  /** Size of axis 0 of inputs that leave it open; 1 when left out. */
  readonly batchSize?: number;
}

/** No value of a graph may be larger; a small file can describe an enormous one. */
const LARGEST_VALUE = 2 ** 28;

/** @throws one sentence if the file is no ONNX model, not safe, or uses something that is not supported. */
export function readModel(bytes: Uint8Array, { batchSize = 1 }: ReadOptions = {}): Graph {
  try {
    prescan(bytes);
    const model = decode(bytes);
    checkOpset(model);
    return new GraphReader(model.graph as onnx.GraphProto, batchSize).read();
  } catch (cause) {
    throw new Error(`This model cannot be read: ${(cause as Error).message.replace(/\.$/, '')}.`, { cause });
  }
}

function decode(bytes: Uint8Array): onnx.ModelProto {
  try {
    return onnx.ModelProto.decode(bytes);
  } catch (cause) {
    throw new Error('it is damaged or not an ONNX model', { cause });
  }
}

function checkOpset(model: onnx.ModelProto): void {
  const standard = model.opsetImport.find(({ domain }) => isStandard(domain));
  const version = toNumber(standard?.version ?? 0);
  if (version < OLDEST_OPSET) throw new Error(`it uses operator set ${version}; at least ${OLDEST_OPSET} is needed, so convert it to a newer one`);
}

const isStandard = (domain: string | null | undefined): boolean => !domain || domain === 'ai.onnx';

class GraphReader {
  private readonly build: OpBuilder;
  private readonly values = new Map<string, Value>();
  private readonly constants = new Map<string, Tensor>();

  constructor(
    private readonly proto: onnx.GraphProto,
    private readonly batchSize: number,
  ) {
    this.build = buildGraph(proto.name || 'model');
  }

  read(): Graph {
    for (const tensor of this.proto.initializer) this.constants.set(tensor.name ?? '', readTensor(tensor, `The constant "${tensor.name}"`));
    for (const input of this.proto.input) if (!this.constants.has(input.name ?? '')) this.readInput(input);
    for (const node of this.proto.node) this.readNode(node);
    const outputs = this.proto.output.map(({ name }) => [name ?? '', this.value(name ?? '', 'the list of outputs')] as const);
    return this.build.graph(Object.fromEntries(outputs));
  }

  private readInput({ name, type }: onnx.IValueInfoProto): void {
    const tensorType = type?.tensorType;
    if (!name || !tensorType?.shape) throw new Error(`the input "${name}" is not a tensor of known rank`);
    const dtype = dtypeOf(tensorType.elemType, `the input "${name}"`);
    const shape = (tensorType.shape.dim ?? []).map((dimension, axis) => this.size(name, dimension, axis));
    this.values.set(name, this.build.input(name, { dtype, shape }));
  }

  private size(input: string, dimension: onnx.TensorShapeProto.IDimension, axis: number): number {
    const size = toNumber(dimension.dimValue ?? 0);
    if (size > 0) return size;
    if (axis === 0) return this.batchSize;
    throw new Error(`the size of axis ${axis} of the input "${input}" is open ("${dimension.dimParam ?? ''}"); only the batch, axis 0, may be`);
  }

  private readNode(node: onnx.INodeProto): void {
    const what = `the node "${node.name || (node.output?.[0] ?? '')}" (${node.opType})`;
    if (!isStandard(node.domain)) throw new Error(`${what} belongs to "${node.domain}"; only standard operators are supported`);
    if (node.opType === 'Constant') return this.readConstant(node, what);
    const definition = definitionOf(node, what);
    const { inputs, attributes } = this.readInputs(node, definition, what);
    const outputs = this.emit(node, inputs, attributes);
    const count = (node.output ?? []).length;
    if (count > outputs.length) throw new Error(`${what} has ${count} outputs; only ${outputs.length} are supported`);
    (node.output ?? []).forEach((name, i) => name && outputs[i] && this.values.set(name, outputs[i]));
    for (const { name, type } of outputs) {
      if (elementCount(type.shape) > LARGEST_VALUE) throw new Error(`${what} makes "${name}" with the shape ${formatShape(type.shape)}, which is too large`);
    }
  }

  private readConstant(node: onnx.INodeProto, what: string): void {
    const value = node.attribute?.find(({ name }) => name === 'value')?.t;
    if (!value) throw new Error(`${what} holds no tensor`);
    this.constants.set(node.output?.[0] ?? '', readTensor(value, what));
  }

  /** Inputs that are attributes in the IR must be constants. */
  private readInputs(node: onnx.INodeProto, definition: OpDefinition, what: string): { readonly inputs: Value[]; readonly attributes: Attributes } {
    const attributes: Record<string, Attribute> = Object.fromEntries((node.attribute ?? []).map((attribute) => [attribute.name ?? '', readAttribute(attribute, what)]));
    const outputCount = (node.output ?? []).length;
    if (outputCount === 1) delete attributes[OUTPUT_COUNT];
    else attributes[OUTPUT_COUNT] = outputCount;
    const inputs: Value[] = [];
    (node.input ?? []).forEach((name, position) => {
      const rule = definition.inputAttributes?.find((each) => each.position === position);
      if (name === '') return;
      if (!rule && node.input?.[position - 1] === '') throw new Error(`${what} leaves out an input before "${name}", which is not supported`);
      if (!rule) inputs.push(this.value(name, what));
      else attributes[rule.name] = attributeFromTensor(this.constant(name, rule.name, what));
    });
    return { inputs, attributes };
  }

  private emit(node: onnx.INodeProto, inputs: readonly Value[], attributes: Attributes): readonly Value[] {
    const scope = scopeIn(node.name ?? '');
    const name = node.output?.[0] || (node.opType ?? '');
    const hint = scope && name.startsWith(`${scope}/`) ? name.slice(scope.length + 1) : name;
    return this.build.scoped(scope, () => this.build.graphBuilder.emit(node.opType ?? '', inputs, attributes, hint));
  }

  private value(name: string, what: string): Value {
    const known = this.values.get(name);
    if (known) return known;
    const constant = this.constants.get(name);
    if (!constant) throw new Error(`${what} uses "${name}", which nothing makes`);
    const value = this.build.constant(constant, name);
    this.values.set(name, value);
    return value;
  }

  private constant(name: string, attribute: string, what: string): Tensor {
    const constant = this.constants.get(name);
    if (!constant) throw new Error(`${what} computes its ${attribute} while running; only constants are supported`);
    return constant;
  }
}

function definitionOf(node: onnx.INodeProto, what: string): OpDefinition {
  const name = node.opType ?? '';
  if (!Object.hasOwn(ops, name) || opNamed(name).isHelper) throw new Error(`${what} uses the operator "${name}", which is not supported`);
  return opNamed(name);
}
