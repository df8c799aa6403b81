export { default as UnitGraph } from './View.svelte';
export type { GraphColumn, GraphMarks, Target } from './encode';
