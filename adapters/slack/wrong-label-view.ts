import type { ModalView } from '@slack/types';
import { STAGES } from '../../src/domain/stage.ts';
import { STAGE_LABELS } from '../../src/messages/labels.ts';
import { section } from './block-parts.ts';
import { option, plain, textInput, type ViewValues, valueIn } from './view-parts.ts';

/** Id of the view. */
export const WRONG_LABEL_VIEW = 'entente_wrong_label';

/** The form in which a reader says what should stand there. */
export function wrongLabelView(story: number): ModalView {
  return {
    type: 'modal',
    callback_id: WRONG_LABEL_VIEW,
    private_metadata: JSON.stringify({ story }),
    title: plain('Wrong label', 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(`What should stand on the card of #${story}? A reviewer decides; no label changes before.`),
      {
        type: 'input',
        block_id: 'stage',
        label: plain('Stage'),
        optional: true,
        element: {
          type: 'static_select',
          action_id: 'stage',
          placeholder: plain('as it is'),
          options: STAGES.map((stage) => option(STAGE_LABELS[stage], stage)),
        },
      },
      textInput({
        id: 'sectors',
        label: 'Sectors',
        value: '',
        placeholder: 'quantum,space',
        optional: true,
      }),
      textInput({ id: 'pairs', label: 'Countries', value: '', placeholder: 'india-uk', optional: true }),
      textInput({
        id: 'why',
        label: 'Why',
        value: '',
        placeholder: 'The minister announced it; nobody signed.',
        optional: true,
        most: 200,
      }),
    ],
  };
}

/** The story of a view. */
export function storyOf(metadata: string): number | null {
  const match = /^\{"story":(\d{1,9})\}$/.exec(metadata);
  return match === null ? null : Number(match[1]);
}

/** The words behind `wrong-label 12` that the fields stand for. */
export function wrongLabelWords(values: ViewValues): string {
  const named = (['stage', 'sectors', 'pairs'] as const).map((field) => {
    const value = valueIn(values, field).replace(/\s*,\s*/g, ',');
    return value === '' ? '' : `${field}:${/\s/.test(value) ? `"${value}"` : value}`;
  });
  return [...named, valueIn(values, 'why')].filter(Boolean).join(' ');
}
