export { default as LossParts } from './View.svelte';
