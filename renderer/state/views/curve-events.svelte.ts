/** What happened to the weights besides training, by the step after which it happened: the curve marks it. */
export type EventKind = 'renewed' | 'edited';

export interface CurveEvent {
  readonly step: number;
  readonly kind: EventKind;
  /** Names of the layers. */
  readonly layers: readonly string[];
}

export class CurveEvents {
  #list: readonly CurveEvent[] = $state.raw([]);

  /** In the order of the steps. */
  get list(): readonly CurveEvent[] {
    return this.#list;
  }

  /** Before the first step there is nothing to mark; what happens again after one step is one event. */
  note(step: number, kind: EventKind, layers: readonly string[]): void {
    if (step === 0 || layers.length === 0) return;
    this.keepUntil(step);
    const same = this.#list.find((event) => event.step === step && event.kind === kind);
    const all = [...new Set([...(same?.layers ?? []), ...layers])];
    this.#list = [...this.#list.filter((event) => event !== same), { step, kind, layers: all }];
  }

  /** The steps after this one are done again. */
  keepUntil(step: number): void {
    if (this.#list.some((event) => event.step > step)) this.#list = this.#list.filter((event) => event.step <= step);
  }
}
