import type { Network } from '../network/network';
import type { Text } from '../tensor/text';

/** A ready-made network to start from. */
export interface Template {
  /** Name on the command line. */
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  readonly network: Network;
}
