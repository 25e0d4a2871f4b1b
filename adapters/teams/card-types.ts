/** The parts of Adaptive Cards 1.5 that our cards are made of (https://adaptivecards.io/explorer). */
export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  /** What is read out, and shown where a card cannot be. */
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  /** With tables: as wide as there is room. */
  readonly msteams?: { readonly width: 'Full' };
}

/** How much space stands before an element. */
export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large';

/** One part of a card. */
export type CardElement =
  | TextBlock
  | RichTextBlock
  | CardContainer
  | CardTable
  | CardImage
  | CardInput
  | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[]; readonly spacing?: Spacing };

/** A heading: the only text that Teams reads as Markdown, and therefore escaped. */
export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly size: 'medium' | 'large';
  readonly weight: 'bolder';
  readonly wrap: true;
  readonly spacing?: Spacing;
}

/** A paragraph of runs, which are shown letter for letter. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}

/** A run of text; `selectAction` makes it a link. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'bolder';
  readonly size?: 'small' | 'medium' | 'large';
  readonly isSubtle?: true;
  readonly fontType?: 'monospace';
  readonly color?: 'accent';
  readonly selectAction?: OpenUrl;
}

/** Elements that belong together. */
export interface CardContainer {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly separator?: true;
  readonly spacing?: Spacing;
  readonly style?: 'emphasis';
}

/** Rows and columns, the first row being the head; every row has as many cells as there are columns. */
export interface CardTable {
  readonly type: 'Table';
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly {
    readonly type: 'TableRow';
    readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly CardElement[] }[];
  }[];
  readonly showGridLines: boolean;
  readonly spacing?: Spacing;
}

/** A picture at a public address. */
export interface CardImage {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  readonly size: 'stretch';
}

/** Something to fill in; ids become fields of what a press sends. */
export type CardInput =
  | {
      readonly type: 'Input.Text';
      readonly id: string;
      readonly label: string;
      readonly value?: string;
      readonly placeholder?: string;
      readonly isRequired?: true;
      readonly errorMessage?: string;
      readonly maxLength?: number;
    }
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly style: 'compact';
      readonly value: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
    };

/** What can be done with a card. */
export type CardAction =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: Verb;
      readonly data: PressData;
      readonly mode?: 'secondary';
      readonly associatedInputs?: 'auto' | 'none';
    }
  | OpenUrl;

/** Opens an address in the browser. */
export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title?: string;
  readonly url: string;
}

/** `run`: the answer takes the card’s place for whoever pressed; `share`: it is shown to all; `form`: what was filled in. */
export const VERBS = ['run', 'share', 'form'] as const;
export type Verb = (typeof VERBS)[number];

/** What a press sends: a command, as on every platform, and the way back to what stood there. */
export interface PressData {
  readonly command: string;
  readonly page: number;
  readonly back: { readonly command: string; readonly page: number } | null;
}
