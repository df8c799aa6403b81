export { default as ContourMap } from './View.svelte';
export { extremes, filledView, gridPlaces, mapScales, type HeightGrid, type MapView, type Size } from './encode';
