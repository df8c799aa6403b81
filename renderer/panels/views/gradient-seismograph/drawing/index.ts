export { default as Seismograph } from './View.svelte';
export type { Scale } from './scale';
