export { default as TensorTable } from './View.svelte';
