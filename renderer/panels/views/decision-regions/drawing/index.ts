export { default as DecisionRegions } from './View.svelte';
export type { RegionsData } from './encode';
