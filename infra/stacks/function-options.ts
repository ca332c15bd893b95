import type { FlowFunctionOptions } from '../constructs/function-maker.ts';
import { defaultBlockTimeLimitSeconds, type Settings } from '../settings/form.ts';
import { stagedName } from '../settings/stage.ts';

/** What the settings say of every function. */
export function functionOptions(settings: Settings): Omit<FlowFunctionOptions, 'instance' | 'bundleFolder'> {
  return {
    blockTimeLimitSeconds: settings.blockTimeLimitSeconds ?? defaultBlockTimeLimitSeconds,
    logRetentionDays: settings.logRetentionDays,
    tracing: settings.tracing ?? false,
    // A failure in one stage must not ring another's alarm.
    serviceName: (functionName) => stagedName(functionName, settings.stage, '-'),
  };
}

/** The name of the HTTP API. */
export const apiNameOf = ({ stage }: Settings): string => stagedName('ChatApi', stage, '-');
