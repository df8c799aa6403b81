export { default as Lanes } from './View.svelte';
export { default as PredictedAgainstTrue } from './PredictedAgainstTrue.svelte';
export type { JudgedExample } from './encode';
