export { default as Scatter } from './View.svelte';
export type { ScatterPoint } from './encode';
