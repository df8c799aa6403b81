export { default as PictureOverlay } from './View.svelte';
export { spreadPatches, strongestChannel, type HeatMap } from './encode';
