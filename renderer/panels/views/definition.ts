/**
 * What a view of the training dock declares. To add one: a folder with `index.ts` (this definition), `Panel.svelte` and its
 * texts in `en.json` and `zh.json`, and a line in the registry `index.ts` beside this file. The panel takes its data from
 * `useApp()` and hands it to a drawing, which stands inside a `ChartFrame` (its legend and menu then stand in the title line
 * of the slot): one of `renderer/visuals/`, or, when no other panel draws it, the folder's own `drawing/` of the same form
 * (`encode.ts`, `View.svelte`, `sample.ts`, `index.ts`). It must look right in about 300×190, 640×230 and 900×500 pixels,
 * and compute nothing before it is mounted nor after it is destroyed.
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
