/** ONNX cases that do not pass here, with the reason. A case that passes must leave this table. */
interface Exception {
  /** Names of the cases. */
  readonly cases: RegExp;
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  { cases: /^training_dropout(_default)?(_mask)?$/, reason: 'which elements are dropped is drawn by chance, and the case holds what NumPy draws' },
];
