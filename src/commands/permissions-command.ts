import { POLICY_MATTERS, type Policies, type PolicyMatter } from '../domain/policy.ts';
import type { Message } from '../messages/message.ts';
import { note } from '../messages/message.ts';
import type { CommandRequest, Reply } from './command.ts';
import type { CommandDeps } from './command-deps.ts';
import { denied } from './here.ts';
import { policyWords } from './permissions.ts';
import { answer } from './reply.ts';
import type { RuleCommand } from './subscription-command.ts';

const MATTERS: Readonly<Record<PolicyMatter, string>> = {
  digests: 'a channel’s digest, quiet hours, mutes',
  feeds: 'which feeds are watched',
};

/** Answers `permissions`: who may change what, in this workspace. */
export async function permissionsShow(deps: CommandDeps, request: CommandRequest): Promise<Reply> {
  return answer(permissionsMessage(await deps.policies.policies(request)));
}

/** Answers `permissions digests everyone`. */
export async function permissionsSet(
  deps: CommandDeps,
  { matter, policy }: Extract<RuleCommand, { kind: 'permissions-set' }>,
  request: CommandRequest,
): Promise<Reply> {
  const refused = await denied(deps, request, { kind: 'policies' });
  if (refused !== null) return refused;
  await deps.policies.setPolicy(request, matter, policy);
  return answer(permissionsMessage(await deps.policies.policies(request)));
}

function permissionsMessage(policies: Policies): Message {
  const title = 'Who may change what';
  const rows = [
    ...POLICY_MATTERS.map((matter) => [MATTERS[matter], policyWords(policies[matter])] as const),
    ['a subscription', 'whoever made it, the channel’s managers and admins'] as const,
  ];
  return {
    title,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'facts', rows },
      note(
        'Admins decide: permissions digests everyone, permissions feeds managers, permissions digests @name',
      ),
    ],
  };
}
