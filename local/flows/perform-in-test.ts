import type { FlowAction } from '../flow-language/index.ts';
import { isObject } from '../json.ts';
import type { Strategy } from '../test-language/index.ts';
import { invokeBy } from './actions/invoke-lambda-function.ts';
import { notHere } from './not-here.ts';
import { intoQueue } from './queue-of-block.ts';
import type { RunContext } from './run-context.ts';
import { type ActionRunner, failed, type Move, type Resume, result, type Step, type Suspension } from './step.ts';
import { watchedAction } from './watch-action.ts';

/** Runs an action of a test's chat: the test hears of it before and after, and may take its place. */
export function performInTest(action: FlowAction, run: ActionRunner, context: RunContext): Step {
  const { simulation } = context;
  const watched = watchedAction(action, context);
  if (simulation === undefined || watched === undefined) return run(action, context);
  const strategy = simulation.onActionStarted(watched);
  // The test has ended there, and the chat with it.
  if (context.contact.state === 'ENDED') return { kind: 'END' };
  const step = strategy === undefined ? run(action, context) : instead(strategy, action, { run, context });
  return whenDone(step, (move) => {
    if (move.kind !== 'NEXT' && move.kind !== 'RESULT') return;
    const { external, invocationId, memory } = context;
    simulation.onActionCompleted(watched, { external, invocationId, lex: memory.lex });
  });
}

interface Own {
  readonly run: ActionRunner;
  readonly context: RunContext;
}

function instead(strategy: Strategy, action: FlowAction, { run, context }: Own): Step {
  switch (strategy.type) {
    case 'Error':
      return failed('the test has it fail', strategy.error);
    case 'SubstituteResource':
      return substituted(strategy.arn, action, { run, context });
    case 'ExecutionResult':
      return strategy.result.kind === 'HOURS'
        ? result(strategy.result.isOpen ? 'True' : 'False')
        : answered(strategy.result.data, strategy.delaySeconds, action, context);
  }
}

function substituted(arn: string, action: FlowAction, { run, context }: Own): Step {
  switch (action.Type) {
    case 'InvokeLambdaFunction':
      return run(withParameters(action, { LambdaFunctionARN: arn }), context);
    case 'CheckHoursOfOperation':
      return run(withParameters(action, { HoursOfOperationId: arn }), context);
    case 'ConnectParticipantWithLexBot':
      return run(withParameters(action, { LexV2Bot: { AliasArn: arn } }), context);
    case 'TransferContactToQueue': {
      // The contact goes there, and its working queue stays what it was (seen).
      const queue = context.instance.queues.find((one) => one.arn === arn || one.id === arn);
      if (queue === undefined) return failed(notHere('queue', arn, arn));
      return intoQueue(() => context.engine.enqueue(context.contactId, queue));
    }
    default:
      return run(withParameters(action, { QueueId: arn }), context);
  }
}

function withParameters(action: FlowAction, parameters: Readonly<Record<string, unknown>>): FlowAction {
  return { ...action, Parameters: { ...action.Parameters, ...parameters } };
}

/**
 * What a function or a bot would have answered. A function's delay counts towards its block's limits, a bot's is not
 * waited for; the bot's data are what `$.Lex` reads, and its intent takes the branch (all three assumed).
 */
function answered(data: unknown, delaySeconds: number, action: FlowAction, context: RunContext): Step {
  if (action.Type === 'InvokeLambdaFunction') {
    return invokeBy(async () => ({ ok: true, payload: data, saidMs: delaySeconds * 1000 }), action, context);
  }
  context.memory.lex = data;
  return result(isObject(data) && typeof data.IntentName === 'string' ? data.IntentName : '');
}

/** Tells what came of an action, whether at once or after a wait. */
function whenDone(step: Step, tell: (move: Move) => void): Step {
  if (step.kind === 'SUSPEND') return { kind: 'SUSPEND', begin: (resume) => telling(step.begin, tell, resume) };
  tell(step);
  return step;
}

function telling(begin: (resume: Resume) => Suspension, tell: (move: Move) => void, resume: Resume): Suspension {
  let isOver = false;
  const suspension = begin((move) => {
    tell(move);
    // Hearing of it, the test may have ended the chat and its flow.
    if (!isOver) resume(move);
  });
  const cancel = () => {
    isOver = true;
    suspension.cancel();
  };
  return { ...suspension, cancel };
}
