export { default as OverflowTrail } from './View.svelte';
export type { TrailRow } from './encode';
