export { default as PlaneWarp } from './View.svelte';
export { warpLines, type WarpData } from './encode';
