/**
 * A text in the languages of the app. Layers, datasets and templates carry their own texts,
 * so that adding one touches one folder; everything else of the interface is in renderer/messages.
 */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;
