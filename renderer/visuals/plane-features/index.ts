export { default as PlaneFeatures } from './View.svelte';
export type { FeatureChoice } from './encode';
