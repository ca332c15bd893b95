import { GetContactAttributesCommand } from '@aws-sdk/client-connect';
import { type Finding, skipped } from '../outcome.ts';
import type { VerifyingCustomer } from '../service/customer.ts';
import type { Verification } from '../verification.ts';

const NAME = 'Chat verify';
/** Two Lambda blocks of 8 seconds each, and time to spare. */
const BLOCKS_MS = 40_000;

/** The id of *Chat verify*, of whatever stage, or why there is none. */
export function verifyFlow({ flowIds, expected }: Verification): string | Finding {
  const name = expected?.flows.map((flow) => flow.name).find((one) => one.startsWith(NAME)) ?? NAME;
  return (
    flowIds.get(name) ?? skipped(`there is no flow "${name}": set testCases: true in infra/settings.ts, and deploy`)
  );
}

/**
 * Waits until the flow has left this attribute, and gives all that it left; none where it does not come. A chat whose
 * flow is still at its functions must not end: they would fail, and say so in their logs. Nor may its timers be set:
 * the flow would set its own afterwards.
 */
export async function untilFlowLeft(
  verification: Verification,
  { instanceId, contactId }: VerifyingCustomer,
  name: 'verifyTimers' | 'verifyBot',
): Promise<Readonly<Record<string, string>>> {
  const asked = new GetContactAttributesCommand({ InstanceId: instanceId, InitialContactId: contactId });
  const left = await verification.until(BLOCKS_MS, async () => {
    const { Attributes = {} } = await verification.service.connect.send(asked);
    return Attributes[name] === undefined ? undefined : Attributes;
  });
  return left ?? {};
}
