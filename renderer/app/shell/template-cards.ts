/** What the gallery shows of the templates: everything that can be counted is counted from the network itself. */
import { templates } from '@core/templates';
import { templateGroups, type Expected, type Template, type TemplateGroup } from '@core/templates/definition';
import { grouped, shortCount } from '../../diagram/scales/number-text';
import { m } from '../../messages/generated/messages.js';
import { pictureOf, type NetworkPicture } from '../../panels/network/index';
import { language } from '../../state/language.svelte';
import { networkRules } from '../../state/network-rules';
import { found } from '../commands/find';

export interface TemplateCard {
  readonly template: Template;
  readonly picture: NetworkPicture;
  readonly parameterCount: number;
}

/** In the order of the registry. */
export const templateCards = (): readonly TemplateCard[] =>
  templates.map((template) => {
    const { network } = template;
    const check = networkRules.check(network);
    const picture = pictureOf({ network, check, definitionOf: ({ kind }) => networkRules.layerNamed(kind, network) });
    return { template, picture, parameterCount: check.parameterCount };
  });

export interface Shelf {
  readonly group: TemplateGroup;
  readonly cards: readonly TemplateCard[];
}

/** The cards that hold every word of the query, by shelf. */
export function shelves(cards: readonly TemplateCard[], query: string): Shelf[] {
  const matching = cards.filter(({ template }) => found(textOf(template), query));
  return templateGroups
    .map((group) => ({ group, cards: matching.filter(({ template }) => template.group === group) }))
    .filter((shelf) => shelf.cards.length > 0);
}

const textOf = ({ name, group, title, summary, teaches }: Template): string => [name, groupName(group), ...[title, summary, teaches].map((text) => language.say(text))].join(' ');

export function groupName(group: TemplateGroup): string {
  const names = {
    small: m.gallery_small,
    dense: m.gallery_dense,
    convolution: m.gallery_convolution,
    pictures: m.gallery_pictures,
    branches: m.gallery_branches,
  } as const;
  return names[group]();
}

export const weightsText = (count: number): string => m.gallery_weights({ count: count < 10_000 ? grouped(count) : shortCount(count) });

/** The measured result in words, with what it took. */
export function expectedText(expected: Expected | undefined): string {
  if (!expected) return m.gallery_unmeasured();
  const { epochs } = expected;
  const percent = `${(100 * ('accuracy' in expected ? expected.accuracy : expected.rSquared)).toFixed(1)} %`;
  return 'accuracy' in expected ? m.gallery_accuracy({ percent, epochs }) : m.gallery_explained({ percent, epochs });
}
