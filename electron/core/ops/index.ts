/** The registry of ops: the only place an op file is named. */
import type { ShapeRule } from '../graph/builder';
import type { OpDefinition } from './definition';
import { abs } from './abs';
import { acos } from './acos';
import { acosh } from './acosh';
import { add } from './add';
import { and } from './and';
import { argMax } from './arg-max';
import { argMin } from './arg-min';
import { asin } from './asin';
import { asinh } from './asinh';
import { atan } from './atan';
import { atanh } from './atanh';
import { averagePool } from './average-pool';
import { averagePoolGradient } from './average-pool-gradient';
import { batchNormalization } from './batch-normalization';
import { batchNormalizationGradient } from './batch-normalization-gradient';
import { bitwiseAnd } from './bitwise-and';
import { bitwiseNot } from './bitwise-not';
import { bitwiseOr } from './bitwise-or';
import { bitwiseXor } from './bitwise-xor';
import { cast } from './cast';
import { ceil } from './ceil';
import { celu } from './celu';
import { clip } from './clip';
import { concat } from './concat';
import { conv } from './conv';
import { convGradientWeight } from './conv-gradient-weight';
import { convTranspose } from './conv-transpose';
import { cos } from './cos';
import { cosh } from './cosh';
import { cumSum } from './cum-sum';
import { depthToSpace } from './depth-to-space';
import { div } from './div';
import { dropout } from './dropout';
import { einsum } from './einsum';
import { elu } from './elu';
import { equal } from './equal';
import { erf } from './erf';
import { exp } from './exp';
import { expand } from './expand';
import { flatten } from './flatten';
import { floor } from './floor';
import { gather } from './gather';
import { gatherElements } from './gather-elements';
import { gatherGradient } from './gather-gradient';
import { gelu } from './gelu';
import { gemm } from './gemm';
import { globalAveragePool } from './global-average-pool';
import { globalMaxPool } from './global-max-pool';
import { greater } from './greater';
import { greaterOrEqual } from './greater-or-equal';
import { groupNormalization } from './group-normalization';
import { hardSigmoid } from './hard-sigmoid';
import { hardSwish } from './hard-swish';
import { identity } from './identity';
import { instanceNormalization } from './instance-normalization';
import { layerNormalization } from './layer-normalization';
import { leakyRelu } from './leaky-relu';
import { less } from './less';
import { lessOrEqual } from './less-or-equal';
import { log } from './log';
import { logSoftmax } from './log-softmax';
import { lpNormalization } from './lp-normalization';
import { lrn } from './lrn';
import { matMul } from './mat-mul';
import { max } from './max';
import { maxPool } from './max-pool';
import { maxPoolGradient } from './max-pool-gradient';
import { mean } from './mean';
import { min } from './min';
import { mish } from './mish';
import { mod } from './mod';
import { mul } from './mul';
import { neg } from './neg';
import { negativeLogLikelihoodLoss } from './negative-log-likelihood-loss';
import { not } from './not';
import { oneHot } from './one-hot';
import { or } from './or';
import { pad } from './pad';
import { pow } from './pow';
import { pRelu } from './p-relu';
import { reciprocal } from './reciprocal';
import { reduceL1 } from './reduce-l1';
import { reduceL2 } from './reduce-l2';
import { reduceLogSumExp } from './reduce-log-sum-exp';
import { reduceMax } from './reduce-max';
import { reduceMean } from './reduce-mean';
import { reduceMin } from './reduce-min';
import { reduceProd } from './reduce-prod';
import { reduceSum } from './reduce-sum';
import { reduceSumSquare } from './reduce-sum-square';
import { relu } from './relu';
import { reluGradient } from './relu-gradient';
import { reshape } from './reshape';
import { resize } from './resize';
import { round } from './round';
import { scatterElements } from './scatter-elements';
import { scatterND } from './scatter-nd';
import { seededUniform } from './seeded-uniform';
import { selu } from './selu';
import { sigmoid } from './sigmoid';
import { sign } from './sign';
import { sin } from './sin';
import { sinh } from './sinh';
import { slice } from './slice';
import { softmax } from './softmax';
import { softmaxCrossEntropyLoss } from './softmax-cross-entropy-loss';
import { softplus } from './softplus';
import { softsign } from './softsign';
import { spaceToDepth } from './space-to-depth';
import { split } from './split';
import { sqrt } from './sqrt';
import { squeeze } from './squeeze';
import { sub } from './sub';
import { sum } from './sum';
import { tan } from './tan';
import { tanh } from './tanh';
import { thresholdedRelu } from './thresholded-relu';
import { tile } from './tile';
import { topK } from './top-k';
import { transpose } from './transpose';
import { unsqueeze } from './unsqueeze';
import { where } from './where';
import { xor } from './xor';

export const ops = {
  Abs: abs,
  Acos: acos,
  Acosh: acosh,
  Add: add,
  And: and,
  ArgMax: argMax,
  ArgMin: argMin,
  Asin: asin,
  Asinh: asinh,
  Atan: atan,
  Atanh: atanh,
  AveragePool: averagePool,
  AveragePoolGradient: averagePoolGradient,
  BatchNormalization: batchNormalization,
  BatchNormalizationGradient: batchNormalizationGradient,
  BitwiseAnd: bitwiseAnd,
  BitwiseNot: bitwiseNot,
  BitwiseOr: bitwiseOr,
  BitwiseXor: bitwiseXor,
  Cast: cast,
  Ceil: ceil,
  Celu: celu,
  Clip: clip,
  Concat: concat,
  Conv: conv,
  ConvGradientWeight: convGradientWeight,
  ConvTranspose: convTranspose,
  Cos: cos,
  Cosh: cosh,
  CumSum: cumSum,
  DepthToSpace: depthToSpace,
  Div: div,
  Dropout: dropout,
  Einsum: einsum,
  Elu: elu,
  Equal: equal,
  Erf: erf,
  Exp: exp,
  Expand: expand,
  Flatten: flatten,
  Floor: floor,
  Gather: gather,
  GatherElements: gatherElements,
  GatherGradient: gatherGradient,
  Gelu: gelu,
  Gemm: gemm,
  GlobalAveragePool: globalAveragePool,
  GlobalMaxPool: globalMaxPool,
  Greater: greater,
  GreaterOrEqual: greaterOrEqual,
  GroupNormalization: groupNormalization,
  HardSigmoid: hardSigmoid,
  HardSwish: hardSwish,
  Identity: identity,
  InstanceNormalization: instanceNormalization,
  LRN: lrn,
  LayerNormalization: layerNormalization,
  LeakyRelu: leakyRelu,
  Less: less,
  LessOrEqual: lessOrEqual,
  Log: log,
  LogSoftmax: logSoftmax,
  LpNormalization: lpNormalization,
  MatMul: matMul,
  Max: max,
  MaxPool: maxPool,
  MaxPoolGradient: maxPoolGradient,
  Mean: mean,
  Min: min,
  Mish: mish,
  Mod: mod,
  Mul: mul,
  Neg: neg,
  NegativeLogLikelihoodLoss: negativeLogLikelihoodLoss,
  Not: not,
  OneHot: oneHot,
  Or: or,
  PRelu: pRelu,
  Pad: pad,
  Pow: pow,
  Reciprocal: reciprocal,
  ReduceL1: reduceL1,
  ReduceL2: reduceL2,
  ReduceLogSumExp: reduceLogSumExp,
  ReduceMax: reduceMax,
  ReduceMean: reduceMean,
  ReduceMin: reduceMin,
  ReduceProd: reduceProd,
  ReduceSum: reduceSum,
  ReduceSumSquare: reduceSumSquare,
  Relu: relu,
  ReluGradient: reluGradient,
  Reshape: reshape,
  Resize: resize,
  Round: round,
  ScatterElements: scatterElements,
  ScatterND: scatterND,
  SeededUniform: seededUniform,
  Selu: selu,
  Sigmoid: sigmoid,
  Sign: sign,
  Sin: sin,
  Sinh: sinh,
  Slice: slice,
  Softmax: softmax,
  SoftmaxCrossEntropyLoss: softmaxCrossEntropyLoss,
  Softplus: softplus,
  Softsign: softsign,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Sqrt: sqrt,
  Squeeze: squeeze,
  Sub: sub,
  Sum: sum,
  Tan: tan,
  Tanh: tanh,
  ThresholdedRelu: thresholdedRelu,
  Tile: tile,
  TopK: topK,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
  Where: where,
  Xor: xor,
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
