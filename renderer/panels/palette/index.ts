/** The palette of layers. */
export { default as Palette } from './Palette.svelte';
