export { default as TensorHistogram } from './View.svelte';
