/** The registry of ops: the only place an op file is named. */
import type { ShapeRule } from '../graph/builder';
import type { OpDefinition } from './definition';
import { abs } from './abs';
import { add } from './add';
import { and } from './and';
import { argMax } from './arg-max';
import { averagePool } from './average-pool';
import { averagePoolGradient } from './average-pool-gradient';
import { bitwiseAnd } from './bitwise-and';
import { bitwiseXor } from './bitwise-xor';
import { cast } from './cast';
import { concat } from './concat';
import { conv } from './conv';
import { convGradientWeight } from './conv-gradient-weight';
import { convTranspose } from './conv-transpose';
import { div } from './div';
import { dropout } from './dropout';
import { equal } from './equal';
import { erf } from './erf';
import { exp } from './exp';
import { expand } from './expand';
import { flatten } from './flatten';
import { floor } from './floor';
import { gather } from './gather';
import { gatherGradient } from './gather-gradient';
import { gemm } from './gemm';
import { globalAveragePool } from './global-average-pool';
import { greater } from './greater';
import { greaterOrEqual } from './greater-or-equal';
import { hardSigmoid } from './hard-sigmoid';
import { identity } from './identity';
import { less } from './less';
import { lessOrEqual } from './less-or-equal';
import { log } from './log';
import { logSoftmax } from './log-softmax';
import { matMul } from './mat-mul';
import { max } from './max';
import { maxPool } from './max-pool';
import { maxPoolGradient } from './max-pool-gradient';
import { min } from './min';
import { mul } from './mul';
import { neg } from './neg';
import { not } from './not';
import { oneHot } from './one-hot';
import { or } from './or';
import { pad } from './pad';
import { pow } from './pow';
import { reciprocal } from './reciprocal';
import { reduceMax } from './reduce-max';
import { reduceMean } from './reduce-mean';
import { reduceMin } from './reduce-min';
import { reduceSum } from './reduce-sum';
import { relu } from './relu';
import { reluGradient } from './relu-gradient';
import { reshape } from './reshape';
import { scatterND } from './scatter-nd';
import { seededUniform } from './seeded-uniform';
import { sigmoid } from './sigmoid';
import { sign } from './sign';
import { slice } from './slice';
import { softmax } from './softmax';
import { split } from './split';
import { sqrt } from './sqrt';
import { squeeze } from './squeeze';
import { sub } from './sub';
import { tanh } from './tanh';
import { transpose } from './transpose';
import { unsqueeze } from './unsqueeze';
import { where } from './where';

export const ops = {
  Abs: abs,
  Add: add,
  And: and,
  ArgMax: argMax,
  AveragePool: averagePool,
  AveragePoolGradient: averagePoolGradient,
  BitwiseAnd: bitwiseAnd,
  BitwiseXor: bitwiseXor,
  Cast: cast,
  Concat: concat,
  Conv: conv,
  ConvGradientWeight: convGradientWeight,
  ConvTranspose: convTranspose,
  Div: div,
  Dropout: dropout,
  Equal: equal,
  Erf: erf,
  Exp: exp,
  Expand: expand,
  Flatten: flatten,
  Floor: floor,
  Gather: gather,
  GatherGradient: gatherGradient,
  Gemm: gemm,
  GlobalAveragePool: globalAveragePool,
  Greater: greater,
  GreaterOrEqual: greaterOrEqual,
  HardSigmoid: hardSigmoid,
  Identity: identity,
  Less: less,
  LessOrEqual: lessOrEqual,
  Log: log,
  LogSoftmax: logSoftmax,
  MatMul: matMul,
  Max: max,
  MaxPool: maxPool,
  MaxPoolGradient: maxPoolGradient,
  Min: min,
  Mul: mul,
  Neg: neg,
  Not: not,
  OneHot: oneHot,
  Or: or,
  Pad: pad,
  Pow: pow,
  Reciprocal: reciprocal,
  ReduceMax: reduceMax,
  ReduceMean: reduceMean,
  ReduceMin: reduceMin,
  ReduceSum: reduceSum,
  Relu: relu,
  ReluGradient: reluGradient,
  Reshape: reshape,
  ScatterND: scatterND,
  SeededUniform: seededUniform,
  Sigmoid: sigmoid,
  Sign: sign,
  Slice: slice,
  Softmax: softmax,
  Split: split,
  Sqrt: sqrt,
  Squeeze: squeeze,
  Sub: sub,
  Tanh: tanh,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
  Where: where,
} satisfies Record<string, OpDefinition>;

export type OpName = keyof typeof ops;

/**
 * The definition of an op.
 * @throws if there is none of that name.
 */
export function opNamed(name: string): OpDefinition {
  const definition: OpDefinition | undefined = (ops as Record<string, OpDefinition>)[name];
  if (!definition) throw new Error(`The operator "${name}" is not supported.`);
  return definition;
}

/** The shape rule of every op, in the form the graph builder wants. */
export const inferTypes: ShapeRule = (op, inputs, attributes) => opNamed(op).inferTypes(inputs, attributes);
