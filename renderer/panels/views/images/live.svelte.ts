/** What a mounted view shows: the chosen example, and answers that follow the weights. Nothing is asked once it is gone. */
import type { QuestionAnswer, QuestionBody, QuestionName } from '@core/inspect';
import type { AppState } from '../../../state/app-state.svelte';
import type { ExamplePart, Inspection } from '../../../state/inspection/inspection.svelte';

let count = 0;

/** A key of its own for each view that asks. */
export const ownKey = (question: QuestionName): string => `${question} ${count++}`;

export class LiveAnswer<Name extends QuestionName> {
  value: QuestionAnswer<Name> | null = $state.raw(null);
  problem: string | null = $state(null);

  /** Made while a component is set up. @param body what is asked; `null` while something for it is missing */
  constructor(inspection: Inspection, question: Name, body: () => QuestionBody<Name> | null) {
    const key = ownKey(question);
    $effect(() => inspection.watch());
    $effect(() => {
      const asked = body();
      void inspection.version;
      if (asked === null || inspection.refusal !== null) return;
      inspection.ask(key, question, asked).then(
        (answer) => {
          if (answer === null) return;
          this.value = answer;
          this.problem = null;
        },
        (problem: Error) => (this.problem = problem.message),
      );
    });
  }
}

/** The example that all views look at. */
export class LiveExample {
  part: ExamplePart | null = $state.raw(null);

  constructor({ inspection, project }: AppState) {
    $effect(() => {
      const { split, index } = inspection.example;
      void project.document.dataset;
      if (inspection.refusal !== null) return;
      let isOver = false;
      inspection.examples(split, index, 1).then(
        (part) => void (isOver || (this.part = part)),
        () => void (isOver || (this.part = null)),
      );
      return () => void (isOver = true);
    });
  }
}
