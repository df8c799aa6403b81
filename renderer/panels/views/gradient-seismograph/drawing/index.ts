export { default as GradientSeismograph } from './View.svelte';
