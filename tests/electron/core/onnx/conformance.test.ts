/** The ONNX project's own operator cases through import and interpreter. The fixture says how it is rebuilt. */
import { interpret } from '@core/interpret/interpret';
import { onnx } from '@core/onnx/proto';
import { readModel } from '@core/onnx/read-model';
import { readTensor } from '@core/onnx/tensor-proto';
import { ops } from '@core/ops';
import type { OpDefinition } from '@core/ops/definition';
import type { Tensor } from '@core/tensor/tensor';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { exceptions } from './conformance-exceptions';

interface ConformanceCase {
  readonly name: string;
  readonly op: string;
  /** Base64 of a ModelProto and of TensorProtos. */
  readonly model: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const packed = gunzipSync(readFileSync('tests/fixtures/onnx-conformance/cases.json.gz'));
const { cases } = JSON.parse(packed.toString()) as { readonly cases: readonly ConformanceCase[] };

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const tensorProto = (text: string): onnx.TensorProto => onnx.TensorProto.decode(bytes(text));

/** Inputs that must be known, of operators that are read as other ops. */
const knownInputs: Readonly<Record<string, readonly number[]>> = { ConstantOfShape: [0], Range: [0, 1, 2], ReduceLogSum: [1], Trilu: [1] };
const definitions: Readonly<Record<string, OpDefinition>> = ops;
const mustBeKnown = (op: string): readonly number[] => knownInputs[op] ?? definitions[op]?.inputAttributes?.map(({ position }) => position) ?? [];

/** They become constants of the model: a case only feeds them. */
function withConstants(model: onnx.ModelProto, given: readonly onnx.TensorProto[]): Uint8Array {
  const graph = model.graph as onnx.GraphProto;
  const constant = new Set(graph.node.flatMap((node) => mustBeKnown(node.opType ?? '').map((position) => node.input?.[position])));
  graph.initializer.push(...given.filter(({ name }) => constant.has(name)));
  graph.input = graph.input.filter(({ name }) => !constant.has(name ?? ''));
  return onnx.ModelProto.encode(model).finish();
}

function run(one: ConformanceCase): readonly Tensor[] {
  const given = one.inputs.map(tensorProto);
  const model = readModel(withConstants(onnx.ModelProto.decode(bytes(one.model)), given));
  const feeds = given.map((proto) => [proto.name, readTensor(proto, proto.name)] as const);
  const used = new Set(model.inputs.map(({ name }) => name));
  return Object.values(interpret(model, Object.fromEntries(feeds.filter(([name]) => used.has(name)))).outputs);
}

/** Tolerances of the ONNX project's own runner. */
function expectSame(actual: Tensor, expected: Tensor): void {
  expect({ dtype: actual.dtype, shape: [...actual.shape] }).toEqual({ dtype: expected.dtype, shape: [...expected.shape] });
  const differs = Array.from(expected.data).findIndex((element, i) => {
    const found = actual.data[i];
    return !(Object.is(element, found) || element === found || Math.abs(element - found) <= 1e-7 + 1e-3 * Math.abs(element));
  });
  expect(differs, `element ${differs}: ${actual.data[differs]} instead of ${expected.data[differs]}`).toBe(-1);
}

function check(one: ConformanceCase): void {
  const outputs = run(one);
  expect(outputs.length).toBe(one.outputs.length);
  one.outputs.forEach((text, i) => expectSame(outputs[i], readTensor(tensorProto(text), 'the expected output')));
}

const reasonFor = ({ name }: ConformanceCase): string | undefined => exceptions.find(({ cases: pattern }) => pattern.test(name))?.reason;
const [exempt, required] = [cases.filter(reasonFor), cases.filter((one) => !reasonFor(one))];

test.each(required.map((one) => [one.name, one] as const))('%s', (_, one) => check(one));

describe('the table of exceptions is up to date', () => {
  test.each(exempt.map((one) => [one.name, reasonFor(one), one] as const))('%s: %s', (_name, _reason, one) => {
    expect(() => check(one)).toThrow();
  });
});
