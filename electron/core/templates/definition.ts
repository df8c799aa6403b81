import type { Network } from '../network/network';
import type { Text } from '../tensor/text';
import type { TrainingSettings } from '../training/settings';

/** The shelves of the gallery, in their order. */
export const templateGroups = ['small', 'dense', 'convolution', 'pictures', 'branches'] as const;
export type TemplateGroup = (typeof templateGroups)[number];

/**
 * What `lab train <name> --epochs <epochs> --seed <seed>` measured on the test examples: the share of right answers, or of
 * the variance that is explained (R²).
 */
export type Expected = { readonly epochs: number; readonly seed: number } & ({ readonly accuracy: number } | { readonly rSquared: number });

/** A ready-made network to start from. */
export interface Template {
  /** Name on the command line. */
  readonly name: string;
  readonly group: TemplateGroup;
  readonly title: Text;
  /** What it is made of, in a line. */
  readonly summary: Text;
  /** What can be learned from it, in a sentence or two. */
  readonly teaches: Text;
  readonly network: Network;
  /** Settings with which it learns well, where they are not the usual ones. */
  readonly settings?: Partial<Omit<TrainingSettings, 'seed'>>;
  /** Absent if its examples are not part of the app. */
  readonly expected?: Expected;
}
