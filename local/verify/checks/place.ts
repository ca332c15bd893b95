import { DescribeContactFlowCommand, ListContactFlowsCommand } from '@aws-sdk/client-connect';
import type { Check } from '../check.ts';
import { blocksOf, differences } from '../expected-flows.ts';
import { failed, passed, skipped, Trouble, warned } from '../outcome.ts';
import type { Verification } from '../verification.ts';

/** What Service Quotas calls those that chats meet (assumed: no list of its names is public). */
const OF_CHATS = /\bchats?\b|StartChatContact|UpdateParticipantRoleConfig|CreateParticipant/i;
const CHATS_AT_A_TIME = /concurrent.*chats/i;
/** What an account has that never asked for more (administrator guide, amazon-connect-service-limits). */
const FEW_CHATS = 100;

/** Two flows a second may be read, and others read them too (administrator guide, amazon-connect-service-limits). */
const BETWEEN_READS_MS = 500;

/** Where it is, and whether it answers. */
export const PLACE_CHECKS: readonly Check[] = [
  {
    id: 'account',
    runbook: 'when-a-deployment-fails',
    what: 'account and Region',
    doing: 'asking who asks',
    needs: [],
    isPre: true,
    async run(verification) {
      const { surroundings, expected } = verification;
      const { accountId, region } = await surroundings.whereabouts();
      verification.region = region;
      const isElsewhere = (found: string, wanted: string | undefined) => wanted !== undefined && wanted !== found;
      if (surroundings.service === 'Amazon Connect' && isElsewhere(region, expected?.region)) {
        return failed(
          `the Region is ${region}, and the stacks are for ${expected?.region}`,
          'the instance in the settings is in another Region than the one that is configured here',
          `set AWS_REGION=${expected?.region}`,
        );
      }
      if (surroundings.service === 'Amazon Connect' && isElsewhere(accountId, expected?.accountId)) {
        return failed(
          'the credentials are of another account than the instance in the settings',
          'another profile is signed in, or the settings name the instance of another account',
          'set AWS_PROFILE, or correct instanceArn in infra/settings.ts',
        );
      }
      return passed(`${surroundings.service} in ${region}`);
    },
  },
  {
    id: 'bootstrap',
    runbook: 'when-a-deployment-fails',
    what: 'the account is prepared for the CDK',
    doing: 'looking at the stack CDKToolkit',
    needs: ['account'],
    isPre: true,
    async run({ surroundings }) {
      if (surroundings.service === 'Local Connect') return skipped('Local Connect needs none');
      const version = await surroundings.bootstrap();
      if (version !== undefined) return passed(`version ${version}`);
      return failed(
        'there is no stack CDKToolkit',
        'this account and Region were never prepared',
        'run npm run bootstrap -- aws://ACCOUNT/REGION',
      );
    },
  },
  {
    id: 'stacks',
    runbook: 'when-a-deployment-fails',
    what: 'the stacks are deployed, and whole',
    doing: 'looking at the stacks',
    needs: ['account'],
    async run({ surroundings }) {
      const broken = await surroundings.brokenStacks();
      if (broken.length === 0) return passed('all of them');
      return failed(
        broken.slice(0, 10).join(', '),
        'a deployment failed, or there was none in this account and Region',
        'run npm run deploy, and look at the events of the first stack that fails',
      );
    },
  },
  {
    id: 'instance',
    runbook: 'when-a-deployment-fails',
    what: 'the instance answers',
    doing: 'listing the flows of the instance',
    needs: ['account'],
    isPre: true,
    async run(verification) {
      const { surroundings, expected, isPre } = verification;
      const wanted = surroundings.service === 'Amazon Connect' ? expected?.instanceId : undefined;
      if (isPre && surroundings.service === 'Amazon Connect' && wanted === undefined) {
        return skipped('the deployment makes it');
      }
      const found = isPre && wanted !== undefined ? wanted : await surroundings.instanceId();
      if (wanted !== undefined && found !== wanted) {
        return failed(
          'the stacks are in another instance than the settings name',
          'the settings were changed since the last deployment',
          'run npm run diff, then npm run deploy',
        );
      }
      verification.instanceId = found;
      verification.flowIds = await flowIdsOf(verification);
      return passed(`${verification.flowIds.size} flows`);
    },
  },
];

/** What the deployment and the account have. */
export const DEPLOYED_CHECKS: readonly Check[] = [
  {
    id: 'queue',
    runbook: 'change-the-instance',
    what: 'the queue is in this instance',
    doing: 'looking for the queue',
    needs: ['instance'],
    isPre: true,
    async run({ surroundings, queueId, expected, instanceId }) {
      const wanted = queueId ?? (surroundings.service === 'Amazon Connect' ? expected?.queueId : undefined);
      if (wanted === undefined) return skipped('the deployment makes it, and --queue names no other');
      if ((await surroundings.queueIds(instanceId)).has(wanted)) return passed('');
      return failed(
        `the instance has no queue with the id of ${queueId === undefined ? 'queueArn in the settings' : '--queue'}`,
        'it is an ARN or a name, or the queue of another instance',
        'copy it from the address of the queue in the admin website',
      );
    },
  },
  {
    id: 'quotas',
    runbook: 'the-first-hour-after-a-deployment',
    what: 'quotas of Amazon Connect',
    doing: 'listing the quotas',
    needs: ['account'],
    isPre: true,
    async run({ surroundings }) {
      const quotas = await surroundings.quotas();
      if (quotas === undefined)
        return skipped('Local Connect keeps the documented ones, where POST /local/quotas has switched them on');
      const found = [...quotas].filter(([name]) => OF_CHATS.test(name));
      const told = found.map(([name, value]) => `${name} ${value}`).join(', ');
      const few = found.find(([name, value]) => CHATS_AT_A_TIME.test(name) && value <= FEW_CHATS);
      if (few === undefined) return passed(told === '' ? 'none of chats is listed' : told);
      return warned(
        told,
        'a new account has this many chats at a time',
        'npm run capacity says how many your load needs; ask for more under Service Quotas > Amazon Connect',
      );
    },
  },
  {
    id: 'flows',
    runbook: 'when-something-fails',
    what: 'the flows are those of this version',
    doing: 'reading the flows',
    needs: ['instance'],
    async run(verification) {
      const { expected } = verification;
      if (expected === undefined) return skipped('nothing is synthesized to compare them with: npm run synth');
      const changed: string[] = [];
      for (const { name, blocks } of expected.flows) {
        const deployed = await blocksOfFlow(verification, name);
        await verification.surroundings.clock.pass(BETWEEN_READS_MS);
        const apart = differences(blocks, deployed);
        if (apart.length > 0) changed.push(`${name}: ${apart.slice(0, 3).join(', ')}`);
      }
      if (changed.length === 0) return passed(`${expected.flows.length} flows, block by block`);
      return warned(
        `another version: ${changed.slice(0, 5).join('; ')}`,
        'they were changed by hand, or the settings since the last deployment',
        'run npm run diff, then npm run deploy: it puts back what the kit wrote',
      );
    },
  },
];

async function flowIdsOf({ service, instanceId }: Verification): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  let next: string | undefined;
  do {
    const page = new ListContactFlowsCommand({
      InstanceId: instanceId,
      MaxResults: 100,
      ...(next === undefined ? {} : { NextToken: next }),
    });
    const { ContactFlowSummaryList = [], NextToken } = await service.connect.send(page);
    for (const { Name = '', Id = '' } of ContactFlowSummaryList) ids.set(Name, Id);
    next = NextToken;
  } while (next !== undefined);
  return ids;
}

async function blocksOfFlow(verification: Verification, name: string): Promise<readonly string[]> {
  const { service, instanceId } = verification;
  const asked = new DescribeContactFlowCommand({ InstanceId: instanceId, ContactFlowId: flowIdOf(verification, name) });
  const { ContactFlow } = await service.connect.send(asked);
  return blocksOf(ContactFlow?.Content ?? '') ?? [];
}

function flowIdOf({ flowIds }: Verification, name: string): string {
  const id = flowIds.get(name);
  if (id !== undefined) return id;
  throw new Trouble(
    `there is no flow "${name}" in the instance`,
    'the stacks were deployed to another instance, with other settings, or the flow was removed by hand',
    'run npm run diff, then npm run deploy',
  );
}
