import { describe, expect, test } from 'vitest';
import type { Destination } from '../../src/domain/destination.ts';
import { line, type Message } from '../../src/messages/message.ts';
import type { Publisher } from '../../src/pipeline/delivery-ports.ts';

/** A publisher with its platform, as a reader of it sees what was posted. */
export interface PublisherUnderTest {
  readonly publisher: Publisher;
  readonly destination: Destination;
  /** The text of all that stands there under an id; `null` where nothing does. */
  shown(id: string): Promise<string | null>;
  /** The texts below a message, or behind it where there are no threads. */
  below(id: string): Promise<readonly string[]>;
  /** A publisher to a platform that nobody can reach; `null` where that cannot be. */
  readonly unreachable: Publisher | null;
}

const message = (text: string): Message => ({ title: text, blocks: [line(text)] });

/** What every publisher does. `open` gives a platform that is used by one test. */
export function publisherContract(name: string, open: () => PublisherUnderTest): void {
  describe(`a publisher to ${name}`, () => {
    const posted = async (text: string, mark: string): Promise<string> => {
      const { publisher, destination } = open();
      const sent = await publisher.post(destination, message(text), mark);
      if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent));
      return sent.messageId;
    };

    test('posts, and says under which id', async () => {
      const [one, two] = [
        await posted('The first card', 'mark-1'),
        await posted('The second card', 'mark-2'),
      ];
      expect(one).not.toBe(two);
      expect(await open().shown(one)).toContain('The first card');
      expect(await open().shown(two)).toContain('The second card');
    });

    test('edits in place', async () => {
      const { publisher, destination } = open();
      const id = await posted('Proposed', 'mark-3');
      expect(await publisher.edit(destination, id, message('Signed'))).toEqual({
        kind: 'sent',
        messageId: id,
      });
      expect(await open().shown(id)).toContain('Signed');
      expect(await open().shown(id)).not.toContain('Proposed');
    });

    test('adds a line below what is posted', async () => {
      const { publisher, destination } = open();
      const id = await posted('A card', 'mark-4');
      expect(
        (await publisher.reply(destination, id, message('16:20 the ministry confirms'), 'mark-5')).kind,
      ).toBe('sent');
      expect((await open().below(id)).join('\n')).toContain('16:20 the ministry confirms');
      expect(await open().shown(id)).toContain('A card');
    });

    test('finds what it posted by its mark, or says that it cannot know', async () => {
      const { publisher, destination } = open();
      const id = await posted('To be found', 'mark-6');
      const found = await publisher.find(destination, 'mark-6', 0, null);
      expect([{ kind: 'found', messageId: id }, { kind: 'unknown' }]).toContainEqual(found);
      const other = await publisher.find(destination, 'mark-of-nothing', 0, null);
      expect(['absent', 'unknown']).toContain(other.kind);
    });

    test('takes any text, and throws nothing', async () => {
      const { publisher, destination } = open();
      for (const text of ['<!channel> <at>all</at> @here', '', '\u202e\u0000', 'x'.repeat(20_000)]) {
        const outcome = await publisher.post(destination, message(text), `mark-${text.length}`);
        expect(['sent', 'refused'], JSON.stringify(outcome)).toContain(outcome.kind);
      }
    });

    test('says that it failed where nobody answers, and that nothing was sent', async () => {
      const { unreachable, destination } = open();
      if (unreachable === null) return;
      const outcome = await unreachable.post(destination, message('x'), 'mark-7');
      expect(outcome).toMatchObject({ kind: 'failed', doubtful: false });
    });
  });
}
