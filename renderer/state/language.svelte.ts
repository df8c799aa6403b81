/** The language of the interface. Texts follow it without a reload because messages read it through a rune. */
import type { Language, Text } from '@core/tensor/text';
import { overwriteGetLocale } from '../messages/generated/runtime.js';

class CurrentLanguage {
  #current: Language = $state('en');
  /** For the time of `within`. */
  #instead: Language | undefined;

  constructor() {
    overwriteGetLocale(() => this.current);
  }

  get current(): Language {
    return this.#instead ?? this.#current;
  }

  set current(language: Language) {
    this.#current = language;
  }

  /** The text of a layer, dataset or template in the present language. */
  say(text: Text): string {
    return text[this.current];
  }

  /** What `work` says in a language that need not be the present one. */
  within<Said>(language: Language, work: () => Said): Said {
    this.#instead = language;
    try {
      return work();
    } finally {
      this.#instead = undefined;
    }
  }
}

export const language = new CurrentLanguage();
