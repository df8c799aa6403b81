export { default as LossCurve } from './View.svelte';
export { lossText } from './encode';
