export { default as PointMap } from './View.svelte';
export type { MapPoint } from './encode';
