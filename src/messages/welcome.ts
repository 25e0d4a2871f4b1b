import { line, type Message, note, text } from './message.ts';

/** Who speaks, and what to type: what is said once where Entente was invited; `answers`: whether others see them. */
export function welcomeMessage(prefix: string, answers: 'private' | 'open' = 'private'): Message {
  const code = (words: string) => text(`${prefix} ${words}`, 'code');
  return {
    title: 'Entente brings news of technology partnerships between governments.',
    blocks: [
      line(
        'I watch public feeds for technology partnerships between governments, and keep one card for each story. Nothing comes here unless you ask for it.',
      ),
      {
        kind: 'list',
        items: [
          [code('india uk'), text(' – what is known of a pair')],
          [code('subscribe india semiconductors'), text(' – a card here as soon as something happens')],
          [code('digest daily 09:00'), text(' – what is new, every morning')],
        ],
      },
      note(
        answers === 'private'
          ? 'Answers are for the asker alone. '
          : 'Alone with me, the name may be left out. ',
        code('help'),
        ' names all commands.',
      ),
    ],
  };
}
