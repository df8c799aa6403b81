import type { Network } from '../network/network';
import type { Text } from '../tensor/text';
import type { TrainingSettings } from '../training/settings';

/** A ready-made network to start from. */
export interface Template {
  /** Name on the command line. */
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  readonly network: Network;
  /** Settings with which it learns well, where they are not the usual ones. */
  readonly settings?: Partial<Omit<TrainingSettings, 'seed'>>;
}
