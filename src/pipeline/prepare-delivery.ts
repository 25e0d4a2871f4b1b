import type { Claim } from '../domain/delivery.ts';
import { action, line } from '../messages/message.ts';
import { actionsBlock } from '../messages/story-actions.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { prepareCard, prepareEdit } from './prepare-card.ts';
import { prepareDigest } from './prepare-digest.ts';
import { prepareSummary } from './prepare-summary.ts';
import { prepareThread } from './prepare-thread.ts';
import type { Prepared } from './prepared.ts';

/** Makes what is owed ready: from the present state, so that what goes out late says what is known by then. */
export async function prepareDelivery(deps: DeliveryDeps, claim: Claim): Promise<Prepared> {
  const { matter } = claim;
  switch (matter.kind) {
    case 'card':
      return prepareCard(deps, claim, matter);
    case 'edit':
      return prepareEdit(deps, claim, matter);
    case 'thread':
      return prepareThread(deps, claim, matter);
    case 'digest':
      return prepareDigest(deps, claim, matter);
    case 'summary':
      return prepareSummary(deps, claim, matter);
    case 'notice': {
      const offers = (matter.offers ?? []).map(({ label, command }) => action(label, command));
      const blocks = [
        ...matter.lines.map((content) => line(content)),
        ...(offers.length === 0 ? [] : [actionsBlock(offers)]),
      ];
      const heading = { kind: 'heading', text: matter.title } as const;
      return {
        kind: 'ready',
        act: 'post',
        message: { title: matter.title, blocks: [heading, ...blocks] },
        told: [],
      };
    }
  }
}
