import type { DeployedRuleTarget } from '../../deployment/deployment.ts';
import { memberOf } from '../../json.ts';
import type { ContactEventEnvelope } from './contact-event.ts';

/** What a target gets: the event, a part of it, or a constant (EventBridge API reference, Target). */
export function inputOf(event: ContactEventEnvelope, { input, inputPath }: DeployedRuleTarget): unknown {
  if (input !== undefined) return input;
  // JSON has no absent value: a path that leads nowhere gives null (assumed).
  return inputPath.reduce<unknown>(memberOf, event) ?? null;
}
