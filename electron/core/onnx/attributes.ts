/** Attributes between the IR (plain numbers, lists and texts) and ONNX (typed). */
import { OUTPUT_COUNT, type Attribute, type Attributes } from '../graph/graph';
import type { InputAttribute, OpDefinition } from '../ops/definition';
import { tensor, type DType, type Tensor } from '../tensor/tensor';
import { dtypeOf, elementType, onnx, toNumber } from './proto';

const { AttributeType } = onnx.AttributeProto;

/** ONNX uses these names for real numbers in every operator; all other numbers are whole. */
const realNames: ReadonlySet<string> = new Set(['alpha', 'beta', 'gamma', 'epsilon', 'momentum', 'bias', 'lambd', 'cubic_coeff_a', 'extrapolation_value']);
/** Text attributes are ONNX's own words (plain ASCII, such as NOTSET); anything longer is not one of them. */
const LONGEST_TEXT = 64;
/** Attributes that name a dtype; ONNX stores its number. */
const dtypeNames: ReadonlySet<string> = new Set(['to', 'dtype', 'stash_type']);

export function writeAttribute(name: string, value: Attribute): onnx.IAttributeProto {
  if (typeof value === 'string') {
    if (dtypeNames.has(name)) return { name, type: AttributeType.INT, i: elementType[value as DType] };
    return { name, type: AttributeType.STRING, s: Uint8Array.from(value, (letter) => letter.charCodeAt(0)) };
  }
  if (typeof value === 'number') {
    return realNames.has(name) ? { name, type: AttributeType.FLOAT, f: value } : { name, type: AttributeType.INT, i: value };
  }
  return { name, type: AttributeType.INTS, ints: [...value] };
}

/** @throws a sentence for kinds of attributes that the IR does not have. */
export function readAttribute(proto: onnx.IAttributeProto, what: string): Attribute {
  const name = proto.name ?? '';
  switch (proto.type) {
    case AttributeType.INT:
      return dtypeNames.has(name) ? dtypeOf(toNumber(proto.i), what) : toNumber(proto.i);
    case AttributeType.FLOAT:
      return proto.f ?? 0;
    case AttributeType.STRING:
      return String.fromCharCode(...(proto.s ?? []).slice(0, LONGEST_TEXT));
    case AttributeType.INTS:
      return (proto.ints ?? []).map(toNumber);
    case AttributeType.FLOATS:
      return proto.floats ?? [];
    default:
      throw new Error(`${what} has an attribute "${name}" of a kind that is not supported.`);
  }
}

/** The attributes that stay attributes in the file. */
export function plainAttributes({ inputAttributes = [] }: OpDefinition, attributes: Attributes): readonly onnx.IAttributeProto[] {
  const elsewhere = new Set([OUTPUT_COUNT, ...inputAttributes.flatMap(({ name, dtypeAttribute }) => [name, dtypeAttribute])]);
  return Object.entries(attributes).flatMap(([name, value]) => (elsewhere.has(name) ? [] : [writeAttribute(name, value)]));
}

/** The tensor that ONNX wants as an input instead of the attribute. */
export function attributeTensor({ name, dtype, dtypeAttribute }: InputAttribute, value: Attribute, attributes: Attributes, firstInput: DType): Tensor {
  if (typeof value === 'string') throw new Error(`The attribute "${name}" cannot be a text.`);
  const elements = typeof value === 'number' ? [value] : value;
  const stated = dtypeAttribute === undefined ? undefined : (attributes[dtypeAttribute] as DType | undefined);
  return tensor(stated ?? (dtype === 'same' ? firstInput : dtype), typeof value === 'number' ? [] : [elements.length], elements);
}

/** What an ONNX input says as attributes. A vector becomes a list, a scalar a number. */
export function attributesFromInput({ name, dtypeAttribute, isAbsentWhenEmpty }: InputAttribute, { shape, dtype, data }: Tensor): Attributes {
  if (isAbsentWhenEmpty && data.length === 0) return {};
  const stated: Attributes = dtypeAttribute === undefined ? {} : { [dtypeAttribute]: dtype };
  return { [name]: shape.length === 0 ? data[0] : Array.from(data), ...stated };
}
