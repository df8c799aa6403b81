/** Finding layers by what people call them. */
import type { LayerFace } from '@core/network/face';

/** Every word of the query must be found; the one that is found worst decides. 0 is no answer. */
export function relevance(definition: LayerFace, query: string): number {
  const words = query.trim().toLowerCase().split(/\s+/);
  return Math.min(...words.map((word) => relevanceOfWord(definition, word)));
}

function relevanceOfWord({ kind, title, summary, synonyms = [] }: LayerFace, word: string): number {
  const names = [kind, title.en, title.zh, ...synonyms].map((name) => name.toLowerCase());
  if (names.includes(word)) return 4;
  if (names.some((name) => name.startsWith(word))) return 3;
  if (names.some((name) => name.includes(word))) return 2;
  return `${summary.en}\n${summary.zh}`.toLowerCase().includes(word) ? 1 : 0;
}

/** Those that answer the query, the best first; the order is kept where they answer equally well. */
export function found(definitions: readonly LayerFace[], query: string): readonly LayerFace[] {
  if (query.trim() === '') return definitions;
  const rated = definitions.map((definition) => ({ definition, rating: relevance(definition, query) }));
  return rated.filter(({ rating }) => rating > 0).sort((a, b) => b.rating - a.rating).map(({ definition }) => definition);
}
