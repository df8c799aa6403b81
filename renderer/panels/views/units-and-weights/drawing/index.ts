export { default as UnitGraph } from './View.svelte';
export type { GraphColumn, Target } from './encode';
