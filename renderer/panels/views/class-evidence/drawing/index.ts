export { default as PictureOverlay } from './View.svelte';
export { mostOfMap, spreadPatches, strongestChannel, type HeatMap } from './encode';
