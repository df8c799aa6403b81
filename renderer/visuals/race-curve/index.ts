export { default as RaceCurve } from './View.svelte';
