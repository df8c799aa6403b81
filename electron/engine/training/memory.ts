/** What was learned so far, also by layers that are not in the network at the moment: undo brings them back. */
import type { Tensors } from '@core/network/build';
import type { NetworkPlan } from '@core/network/plan';
import type { Checkpoint } from '@core/training/checkpoint';
import { initializeParameters, keepFitting } from '@core/training/initialize';

export class Memory {
  private learned: Checkpoint | null = null;
  /** What was learned a while before `learned`. */
  private earlier: Checkpoint | null = null;

  /** What a new run goes on from; nothing after a reset. */
  get checkpoint(): Checkpoint | undefined {
    return this.learned ?? undefined;
  }

  /** Tensors of layers that are gone stay, in case they come back; the state of another optimizer does not. */
  remember(checkpoint: Checkpoint): void {
    const before = this.learned?.optimizer === checkpoint.optimizer ? this.learned : undefined;
    this.learned = {
      ...checkpoint,
      parameters: { ...this.learned?.parameters, ...checkpoint.parameters },
      state: { ...before?.state, ...checkpoint.state },
      ages: { ...before?.ages, ...checkpoint.ages },
    };
  }

  /** Takes what another document learned in the place of all this. */
  replace(checkpoint: Checkpoint | null): void {
    this.learned = checkpoint;
    this.earlier = null;
  }

  /** Remembers the last good state of a run that failed; `goBack` leads to the one before it. */
  rememberFailed(checkpoint: Checkpoint): void {
    this.earlier = this.learned;
    this.remember(checkpoint);
  }

  /** Takes the checkpoint before the failure as what was learned; nothing, if there was none. */
  goBack(): void {
    this.learned = this.earlier;
  }

  forget(): void {
    this.replace(null);
  }

  /** Parameters of a network: learned ones where they fit, first ones elsewhere; and which layers kept theirs. */
  recall(plan: NetworkPlan, seed: number): { readonly parameters: Tensors; readonly keptLayers: readonly string[] } {
    const { tensors, layers } = keepFitting(this.learned?.parameters ?? {}, initializeParameters(plan, seed));
    return { parameters: tensors, keptLayers: layers };
  }
}

/** By dataset: what was learned from one means nothing to another, but undo brings it back. */
export class Memories {
  private readonly byDataset = new Map<string, Memory>();

  of(dataset: string): Memory {
    const memory = this.byDataset.get(dataset) ?? new Memory();
    this.byDataset.set(dataset, memory);
    return memory;
  }
}
