/** Small ONNX files for the tests of the import. */
import { onnx } from '@core/onnx/proto';

export const { AttributeType } = onnx.AttributeProto;

/** Sizes are numbers, or names of sizes that are open. */
export const tensorInput = (name: string, dims: readonly (number | string)[], elemType = 1): onnx.IValueInfoProto => ({
  name,
  type: { tensorType: { elemType, shape: { dim: dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size })) } } },
});

export const int64Tensor = (name: string, elements: readonly number[], dims: readonly number[] = [elements.length]): onnx.ITensorProto => ({ name, dataType: 7, dims: [...dims], int64Data: [...elements] });
export const floatTensor = (name: string, elements: readonly number[], dims: readonly number[] = [elements.length]): onnx.ITensorProto => ({ name, dataType: 1, dims: [...dims], floatData: [...elements] });

export const ints = (name: string, values: readonly number[]): onnx.IAttributeProto => ({ name, type: AttributeType.INTS, ints: [...values] });
export const int = (name: string, value: number): onnx.IAttributeProto => ({ name, type: AttributeType.INT, i: value });
export const float = (name: string, value: number): onnx.IAttributeProto => ({ name, type: AttributeType.FLOAT, f: value });

/** `Op(inputs) -> output`, named like its output. */
export const fileNode = (opType: string, input: readonly string[], output: string, attribute: readonly onnx.IAttributeProto[] = []): onnx.INodeProto => ({
  opType,
  name: `make ${output}`,
  input: [...input],
  output: [output],
  attribute: [...attribute],
});

export interface Parts {
  readonly graph?: onnx.IGraphProto;
  readonly model?: onnx.IModelProto;
  readonly nodes?: readonly onnx.INodeProto[];
  readonly opset?: number;
}

/** y = Relu(x) for x [2,2], changed in some respect. */
export function modelFile({ graph = {}, model = {}, nodes = [{ opType: 'Relu', input: ['x'], output: ['y'] }], opset = 21 }: Parts): Uint8Array {
  const bytes = onnx.ModelProto.encode({
    irVersion: 10,
    opsetImport: [{ domain: '', version: opset }],
    graph: { name: 'g', node: [...nodes], input: [tensorInput('x', [2, 2])], output: [tensorInput('y', [2, 2])], ...graph },
    ...model,
  }).finish();
  // In Node the encoder makes a Buffer, whose slices are no copies.
  return Uint8Array.from(bytes);
}
