/** The alarms of the present run, and the remedies that a person tries. */
import { planNetwork, type PlannedLayer } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { untrack } from 'svelte';
import { m } from '../messages/generated/messages.js';
import { alarms } from './alarms/index';
import { remember, shownAlarms, type AlarmMemory } from './alarms/debounce';
import type { AlarmDefinition, Finding, Remedy, Sight } from './alarms/definition';
import { drawnOf } from './blocks/origins';
import { language } from './language.svelte';
import type { Project } from './project.svelte';
import type { Run } from './run.svelte';

/** An alarm that is on. */
export interface Alarm {
  readonly name: string;
  readonly level: Finding['level'];
  readonly title: string;
  /** What is measured, and the likely cause. */
  readonly text: string;
  /** Id of the card it is about; `null` for the whole network, or a card that is not drawn. */
  readonly card: string | null;
  /** Those that would change something. */
  readonly remedies: readonly Remedy[];
}

/** A remedy that was tried, until a person starts again or takes it back. */
export interface Trial {
  readonly text: string;
  readonly takeBack: () => void;
}

const urgent = (name: string): boolean => name === 'notFinite';

export class Alarms {
  readonly #project: Project;
  readonly #run: Run;
  #memory: AlarmMemory = $state.raw(new Map());
  #trial: Trial | null = $state.raw(null);
  /** What was last looked at. */
  #seen: unknown;
  #layers: { readonly structure: string; readonly layers: readonly PlannedLayer[] } | null = null;

  /** The most urgent first. */
  readonly list: readonly Alarm[] = $derived.by(() => {
    const shown = shownAlarms(this.#memory);
    return alarms.flatMap((definition) => {
      const finding = shown.get(definition.name);
      return finding ? [this.#alarmOf(definition, finding)] : [];
    });
  });
  /** By the id of the card. */
  readonly byCard: ReadonlyMap<string, Alarm> = $derived(new Map(this.list.toReversed().flatMap((alarm) => (alarm.card === null ? [] : [[alarm.card, alarm]]))));

  constructor(project: Project, run: Run) {
    this.#project = project;
    this.#run = run;
  }

  get trial(): Trial | null {
    return this.#trial;
  }

  /** Looks at the run, once for each step with statistics and for each failure. */
  look(): void {
    const { frame } = this.#run;
    const seen = frame?.failure ?? frame?.statistics;
    if (!frame || seen === this.#seen || !this.#project.documentCheck.ready) return;
    this.#seen = seen;
    if (!frame.failure && frame.statistics.length === 0) return this.forget();
    const sight = this.#sight();
    const found = alarms.flatMap((definition) => {
      const finding = definition.find(sight);
      return finding ? [[definition.name, finding] as const] : [];
    });
    this.#memory = remember(this.#memory, new Map(found), urgent);
  }

  /** Another run begins. */
  forget(): void {
    this.#memory = new Map();
  }

  /** Tries a remedy: the edit is one undo step, and settings change for the next run. */
  async tryOut({ text, edit, settings }: Remedy): Promise<void> {
    if (settings && this.#run.isRunning) await this.#run.pause();
    const { document } = this.#project;
    const before = this.#run.settings;
    const next = edit?.(document, (each) => language.say(each)) ?? document;
    this.#project.editDocument(() => language.say(text), next);
    if (settings) this.#run.changeSettings(settings(before));
    const { position } = this.#project;
    const takeBack = (): void => {
      if (next !== document && this.#project.position >= position) this.#project.goTo(position - 1);
      if (settings) this.#run.changeSettings(before);
      this.endTrial();
      this.forget();
    };
    this.#trial = { text: language.say(text), takeBack };
    this.forget();
  }

  endTrial(): void {
    this.#trial = null;
  }

  #alarmOf({ name, title }: AlarmDefinition, { level, layer, text, remedies }: Finding): Alarm {
    const layerName = layer === undefined ? '' : this.#project.namesOf(layer).join(' › ') || m.failure_no_layer();
    const changes = ({ edit, settings }: Remedy): boolean => {
      const { document } = this.#project;
      const now = this.#run.settings;
      const changed = settings?.(now) ?? {};
      return (edit !== undefined && edit(document, (each) => language.say(each)) !== document) || (Object.keys(changed) as (keyof typeof changed)[]).some((key) => changed[key] !== now[key]);
    };
    return {
      name,
      level,
      title: language.say(title),
      text: language.say(text(layerName)),
      card: layer === undefined ? null : (drawnOf(layer, this.#project.origins) ?? null),
      remedies: untrack(() => remedies.filter(changes)),
    };
  }

  #sight(): Sight {
    const { frame, curve, settings } = this.#run;
    const numeric = frame?.failure?.numeric;
    const statistics = new Map((frame?.statistics ?? []).map((each) => [each.layer, each]));
    return { layers: this.#plannedLayers(), statistics, points: curve.training, settings, ...(numeric && { failure: numeric }) };
  }

  /** Planned once per edit. */
  #plannedLayers(): readonly PlannedLayer[] {
    const { structure, document } = this.#project;
    if (this.#layers?.structure !== structure) this.#layers = { structure, layers: planNetwork(document, surroundingsOf(document)).layers };
    return this.#layers.layers;
  }
}
