/**
 * What a view of the training dock declares. To add one: `<name>.ts` with a definition and `<Name>.svelte` beside it, and
 * a line in `index.ts`. The panel takes its data from `useApp()` and hands it to a visual of `renderer/visuals/`, which
 * draws inside a `ChartFrame` (its legend and menu then stand in the title line of the slot). It must look right in about
 * 300×190, 640×230 and 900×500 pixels, and compute nothing before it is mounted nor after it is destroyed.
 */
import type { Component } from 'svelte';
import type { AppState } from '../../state/app-state.svelte';

export interface ViewDefinition {
  /** Kept in the settings. */
  readonly id: string;
  readonly title: () => string;
  /** Why it has nothing to show for this document, as a sentence with what to do; `null` if it has. */
  readonly refusal: (app: AppState) => string | null;
  readonly Panel: Component;
}

/** Views that belong together in the picker. */
export interface ViewGroup {
  readonly title: () => string;
  readonly views: readonly ViewDefinition[];
}
