import { checkHoursOfOperation } from './actions/check-hours-of-operation.ts';
import { compare } from './actions/compare.ts';
import { disconnectParticipant } from './actions/disconnect-participant.ts';
import { distributeByPercentage } from './actions/distribute-by-percentage.ts';
import { endFlowExecution } from './actions/end-flow-execution.ts';
import { endFlowModuleExecution } from './actions/end-flow-module-execution.ts';
import { invokeFlowModule } from './actions/invoke-flow-module.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { loop } from './actions/loop.ts';
import { messageParticipant } from './actions/message-participant.ts';
import { transferContactToQueue } from './actions/transfer-contact-to-queue.ts';
import { transferToFlow } from './actions/transfer-to-flow.ts';
import { updateContactAttributes } from './actions/update-contact-attributes.ts';
import { updateContactEventHooks } from './actions/update-contact-event-hooks.ts';
import { updateContactTargetQueue } from './actions/update-contact-target-queue.ts';
import { updateFlowAttributes } from './actions/update-flow-attributes.ts';
import { updateFlowLoggingBehavior } from './actions/update-flow-logging-behavior.ts';
import { wait } from './actions/wait.ts';
import type { ActionRunner } from './step.ts';

/** How each action type runs. */
export const actionRunners: ReadonlyMap<string, ActionRunner> = new Map(
  [
    checkHoursOfOperation,
    compare,
    disconnectParticipant,
    distributeByPercentage,
    endFlowExecution,
    endFlowModuleExecution,
    invokeFlowModule,
    invokeLambdaFunction,
    loop,
    messageParticipant,
    transferContactToQueue,
    transferToFlow,
    updateContactAttributes,
    updateContactEventHooks,
    updateContactTargetQueue,
    updateFlowAttributes,
    updateFlowLoggingBehavior,
    wait,
  ].map((runner) => [runner.type, runner]),
);
