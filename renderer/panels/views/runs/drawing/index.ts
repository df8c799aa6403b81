export { default as RunComparison } from './View.svelte';
export type { RunComparisonData } from './encode';
