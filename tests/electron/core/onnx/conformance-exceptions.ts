/** ONNX cases that do not pass here, with the reason. A case that passes must leave this table. */
interface Exception {
  /** Names of the cases. */
  readonly cases: RegExp;
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  { cases: /^(and|or|xor)(2d|3d|4d|_bcast\w+)$|^not_[234]d$|^dropout_(default|random)_old$/, reason: 'an operator set before 13 is not read' },
  { cases: /^maxpool_with_argmax|^dropout_default_mask|^training_dropout/, reason: 'optional outputs and the training form that draws its own numbers are not given out' },
  { cases: /^bitwise_\w+_ui8|^reduce_(max|min)_bool_inputs$/, reason: 'the operator is not computed with this element type' },
  { cases: /^(edge|reflect|wrap)_pad$/, reason: 'padding is with a constant' },
  { cases: /^scatter_elements_with_reduction|^scatternd_(max|min|multiply)/, reason: 'updates replace or add' },
  { cases: /^onehot_without_axis$/, reason: 'the two values are real numbers' },
  { cases: /_empty_set(_\w+)?$|^reshape_allowzero_reordered$|^split_zero_size/, reason: 'no axis has the size 0' },
  { cases: /^einsum_batch_diagonal$/, reason: 'each axis of an Einsum has a letter of its own' },
];
