export { default as TensorPicture } from './View.svelte';
