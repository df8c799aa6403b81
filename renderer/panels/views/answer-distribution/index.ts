import { m } from '../../../messages/generated/messages.js';
import { judgedOf } from '../../../state/inspection/judged';
import type { ViewDefinition } from '../definition';
import AnswerDistribution from './Panel.svelte';

export const answerDistribution: ViewDefinition = {
  id: 'answer-distribution',
  title: m.answers,
  refusal: ({ inspection, project }) => inspection.refusal ?? (judgedOf(project)?.by === 'example' ? m.answers_no_label() : null),
  Panel: AnswerDistribution,
};
