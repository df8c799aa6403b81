/** ONNX cases that do not pass here, with the reason. A case that passes must leave this table. */
interface Exception {
  /** Names of the cases. */
  readonly cases: RegExp;
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  { cases: /^dropout_default_mask|^training_dropout/, reason: 'optional outputs and the training form that draws its own numbers are not given out' },
  { cases: /^bitwise_\w+_ui8/, reason: 'the operator is not computed with this element type' },
  { cases: /^(edge|reflect|wrap)_pad$/, reason: 'padding is with a constant' },
  { cases: /^scatter_elements_with_reduction|^scatternd_(max|min|multiply)/, reason: 'updates replace or add' },
  { cases: /^onehot_without_axis$/, reason: 'the two values are real numbers' },
  { cases: /^einsum_batch_diagonal$/, reason: 'each axis of an Einsum has a letter of its own' },
];
