export { default as LayerSearch } from './LayerSearch.svelte';
