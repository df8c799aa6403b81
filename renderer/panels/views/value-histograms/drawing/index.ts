export { default as Ridges } from './View.svelte';
