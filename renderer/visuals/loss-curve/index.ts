export { default as LossCurve } from './View.svelte';
export { lossText, percentText } from './encode';
