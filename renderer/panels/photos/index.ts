export { default as Photos } from './Photos.svelte';
