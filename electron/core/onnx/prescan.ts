/**
 * Looks through a file of unknown origin before it is decoded, so that decoding cannot exhaust the memory
 * and nothing but the operators of the graph itself can hide in it.
 */
import { eachField, varintOf, type WireField } from './wire';

export const limits = {
  bytes: 256 * 2 ** 20,
  nodes: 20_000,
  /** Numbers stored one by one are decoded to objects; real weights come as raw bytes. */
  listedBytes: 16 * 2 ** 20,
} as const;

/** Field numbers of onnx.proto. */
const MODEL = { graph: 7, trainingInfo: 20, functions: 25 };
const GRAPH = { node: 1, initializer: 5, sparseInitializer: 15 };
const NODE = { attribute: 5 };
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11, sparseTensor: 22, sparseTensors: 23 };
const TENSOR = { rawData: 9, externalData: 13, dataLocation: 14 };

interface Tally {
  graphs: number;
  nodes: number;
  listedBytes: number;
}

/** @throws half a sentence that says why this file is refused. */
export function prescan(bytes: Uint8Array): void {
  if (bytes.length > limits.bytes) throw new Error(`it has ${Math.round(bytes.length / 2 ** 20)} MB, and the limit is ${limits.bytes / 2 ** 20} MB`);
  const tally: Tally = { graphs: 0, nodes: 0, listedBytes: 0 };
  eachField(bytes, 0, bytes.length, (field) => {
    if (field.number === MODEL.functions) throw new Error('it defines functions of its own, which are not supported');
    if (field.number === MODEL.trainingInfo) throw new Error('it carries training information, which is not supported');
    if (field.number === MODEL.graph) scanGraph(bytes, field, tally);
  });
  if (tally.graphs !== 1) throw new Error('it is damaged or not an ONNX model');
}

function scanGraph(bytes: Uint8Array, graph: WireField, tally: Tally): void {
  tally.graphs++;
  eachMessageField(bytes, graph, (field) => {
    if (field.number === GRAPH.sparseInitializer) throw new Error('it stores sparse tensors, which are not supported');
    if (field.number === GRAPH.initializer) scanTensor(bytes, field, tally);
    if (field.number !== GRAPH.node) return;
    if (++tally.nodes > limits.nodes) throw new Error(`it has more than ${limits.nodes} nodes`);
    eachMessageField(bytes, field, (inner) => {
      if (inner.number === NODE.attribute) scanAttribute(bytes, inner, tally);
    });
  });
}

function scanAttribute(bytes: Uint8Array, attribute: WireField, tally: Tally): void {
  eachMessageField(bytes, attribute, (field) => {
    if (field.number === ATTRIBUTE.graph || field.number === ATTRIBUTE.graphs) throw new Error('it contains a graph within the graph (Loop, If or Scan), which is not supported');
    if (field.number === ATTRIBUTE.sparseTensor || field.number === ATTRIBUTE.sparseTensors) throw new Error('it stores sparse tensors, which are not supported');
    if (field.number === ATTRIBUTE.tensor || field.number === ATTRIBUTE.tensors) scanTensor(bytes, field, tally);
    else countListed(field, tally);
  });
}

function scanTensor(bytes: Uint8Array, tensor: WireField, tally: Tally): void {
  eachMessageField(bytes, tensor, (field) => {
    const isExternal = field.number === TENSOR.externalData || (field.number === TENSOR.dataLocation && varintOf(bytes, field) !== 0);
    if (isExternal) throw new Error('it keeps weights in other files; save it again as one file');
    if (field.number !== TENSOR.rawData) countListed(field, tally);
  });
}

function countListed(field: WireField, tally: Tally): void {
  tally.listedBytes += field.end - field.start;
  if (tally.listedBytes > limits.listedBytes) throw new Error(`it lists more than ${limits.listedBytes / 2 ** 20} MB of numbers one by one; save it with raw data`);
}

function eachMessageField(bytes: Uint8Array, message: WireField, visit: (field: WireField) => void): void {
  if (message.kind !== 2) throw new Error('it is damaged or not an ONNX model');
  eachField(bytes, message.start, message.end, visit);
}
