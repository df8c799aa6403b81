/** From the decoded graph of a file to a graph of the IR. */
import { OUTPUT_COUNT, type Attribute, type Attributes, type Graph, type Value } from '../graph/graph';
import { opNamed, type OpName } from '../ops';
import { buildGraph, type OpBuilder } from '../ops/builder';
import { attributesFromInput, readAttribute } from './attributes';
import type { FileNode } from './file-node';
import { readInputType } from './input-type';
import { KnownValues } from './known-values';
import { otherForms, type OtherForm } from './other-forms';
import { onnx } from './proto';
import { readTensor } from './tensor-proto';
import { placeOf } from './unsupported';
import { scopeIn } from './write-nodes';

interface Surroundings {
  readonly opset: number;
  readonly batchSize: number;
}

const isTensor = ({ type }: onnx.IAttributeProto): boolean => type === onnx.AttributeProto.AttributeType.TENSOR;

export class GraphReader {
  private readonly build: OpBuilder;
  private readonly known: KnownValues;
  private readonly values = new Map<string, Value>();

  constructor(
    private readonly proto: onnx.GraphProto,
    private readonly surroundings: Surroundings,
  ) {
    this.build = buildGraph(proto.name || 'model');
    this.known = new KnownValues(this.build.graphBuilder);
  }

  /** @throws a sentence that names the place in the file. */
  read(): Graph {
    const { initializer, input, node, output } = this.proto;
    const stored = new Set(initializer.map(({ name }) => name));
    // Initializers may be inputs as well, with which a program could replace them; here they are constants.
    for (const given of input.filter(({ name }) => !stored.has(name ?? ''))) this.readInput(given);
    for (const tensor of initializer) this.readInitializer(tensor);
    for (const each of node) this.readNode(each);
    return this.build.graph(Object.fromEntries(output.map(({ name }) => [name ?? '', this.value(name ?? '', 'the list of outputs')])));
  }

  private readInput(info: onnx.IValueInfoProto): void {
    const name = info.name ?? '';
    this.values.set(name, this.build.input(name, readInputType(info, this.proto.input, this.surroundings.batchSize)));
  }

  private readInitializer(proto: onnx.ITensorProto): void {
    const name = proto.name ?? '';
    const value = this.build.constant(readTensor(proto, `The constant "${name}"`), name);
    this.known.markStored(value);
    this.values.set(name, value);
  }

  private readNode(node: onnx.INodeProto): void {
    const what = `the node "${placeOf(node)}" (${node.opType})`;
    this.known.update(what);
    const outputs = this.build.scoped(scopeIn(node.name ?? ''), () => this.outputsOf(node, what));
    const names = node.output ?? [];
    if (names.length > outputs.length) throw new Error(`${what} has ${names.length} outputs, of which ${outputs.length === 1 ? 'only the first is' : `the first ${outputs.length} are`} supported`);
    this.known.update(what);
    names.forEach((name, i) => name && this.values.set(name, this.known.settled(outputs[i])));
  }

  private outputsOf(node: onnx.INodeProto, what: string): readonly Value[] {
    const form = Object.hasOwn(otherForms, node.opType ?? '') ? otherForms[node.opType ?? ''] : undefined;
    const applies = form && this.surroundings.opset < (form.before ?? Infinity);
    return applies ? this.readForm(form, node, what) : this.emit(node, what);
  }

  private readForm(form: OtherForm, node: onnx.INodeProto, what: string): readonly Value[] {
    try {
      return form.read(this.fileNode(node, what));
    } catch (cause) {
      const { message } = cause as Error;
      throw message.startsWith(what) ? cause : new Error(`${what} does not fit: ${message}`, { cause });
    }
  }

  private emit(node: onnx.INodeProto, what: string): readonly Value[] {
    const { inputs, attributes } = this.readParts(node, what);
    const scope = scopeIn(node.name ?? '');
    const name = node.output?.[0] || (node.opType ?? '');
    const hint = scope && name.startsWith(`${scope}/`) ? name.slice(scope.length + 1) : name;
    return this.build.graphBuilder.emit(node.opType ?? '', inputs, attributes, hint);
  }

  /** Inputs that are attributes in the IR must be known. */
  private readParts(node: onnx.INodeProto, what: string): { readonly inputs: readonly Value[]; readonly attributes: Attributes } {
    const attributes: Record<string, Attribute> = { ...readAttributes(node, what) };
    const outputCount = (node.output ?? []).length;
    if (outputCount === 1) delete attributes[OUTPUT_COUNT];
    else attributes[OUTPUT_COUNT] = outputCount;
    const inputs: Value[] = [];
    const { inputAttributes = [] } = opNamed(node.opType ?? '');
    for (const { dtypeAttribute } of inputAttributes) if (dtypeAttribute !== undefined) delete attributes[dtypeAttribute];
    (node.input ?? []).forEach((name, position) => {
      const rule = inputAttributes.find((each) => each.position === position);
      if (name === '') return;
      if (!rule && node.input?.[position - 1] === '') throw new Error(`${what} leaves out an input before "${name}", which is not supported`);
      if (!rule) inputs.push(this.value(name, what));
      else Object.assign(attributes, attributesFromInput(rule, this.tensor(name, rule.name, what)));
    });
    return { inputs, attributes };
  }

  private fileNode(node: onnx.INodeProto, what: string): FileNode {
    const plain = { ...node, attribute: (node.attribute ?? []).filter((attribute) => !isTensor(attribute)) };
    const input = (position: number): Value => this.value(node.input?.[position] ?? '', what);
    return {
      build: this.build,
      op: node.opType as OpName,
      attributes: readAttributes(plain, what),
      input,
      known: (position, name) => this.tensor(node.input?.[position] ?? '', name, what),
      has: (position) => Boolean(node.input?.[position]),
      tensor: (name) => {
        const found = node.attribute?.find((attribute) => attribute.name === name && isTensor(attribute))?.t;
        return found ? readTensor(found, what) : undefined;
      },
    };
  }

  /** @throws if nothing makes a value of that name. */
  private value(name: string, what: string): Value {
    const value = this.values.get(name);
    if (!value) throw new Error(`${what} uses "${name}", which nothing makes`);
    return value;
  }

  private tensor(name: string, attribute: string, what: string) {
    const tensor = this.known.tensorOf(this.value(name, what));
    if (!tensor) throw new Error(`${what} computes its ${attribute} while running; only constants are supported`);
    return tensor;
  }
}

const readAttributes = (node: onnx.INodeProto, what: string): Attributes =>
  Object.fromEntries((node.attribute ?? []).map((attribute) => [attribute.name ?? '', readAttribute(attribute, what)]));
