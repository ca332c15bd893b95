import { MAX_ACTIONS } from '../../local/flow-language/flow.ts';
import { drawFlowAsSvg, drawFlowAsText, readDrawnFlow } from '../../local/flow-report/index.ts';
import { LocalConnect } from '../../local/index.ts';
import { END, flowOf } from '../fixtures/flow-of.ts';

const RUNS = 15;

interface FlowFigures {
  /** What it takes to read, validate, load and tell a flow of as many blocks as there may be. */
  readonly loadMs: readonly number[];
  /** As a picture and as text. */
  readonly drawMs: readonly number[];
}

/** Measures a flow of the largest size that Amazon Connect takes. `readMs` reads a real clock. */
export async function measureFlows(readMs: () => number): Promise<FlowFigures> {
  const text = JSON.stringify(largestFlow());
  const connect = await LocalConnect.start();
  const time = (work: () => void): number => {
    const before = readMs();
    work();
    return readMs() - before;
  };
  const runs = Array.from({ length: RUNS }, (_, run) => run);
  const loadMs = runs.map((run) => time(() => void connect.loadFlow({ name: `Large ${run}`, content: text })));
  const drawn = readDrawnFlow('Large', 'CONTACT_FLOW', largestFlow());
  const drawMs = runs.map(() => time(() => void [drawFlowAsSvg(drawn), drawFlowAsText(drawn)]));
  await connect.close();
  return { loadMs, drawMs };
}

/** Messages, choices and waits in a row, each with its branches, with a reference in each text and a foreign queue. */
function largestFlow() {
  const queue = (index: number) =>
    `arn:aws:connect:eu-west-2:111122223333:instance/aaaaaaaa-0000-4000-8000-00000000000a/queue/q-${index % 10}`;
  const Actions = Array.from({ length: MAX_ACTIONS - 1 }, (_, index) => {
    const Identifier = `Block ${index}`;
    const NextAction = index + 1 < MAX_ACTIONS - 1 ? `Block ${index + 1}` : 'End';
    const Errors = [{ NextAction: 'End', ErrorType: 'NoMatchingError' }];
    if (index % 3 === 0) {
      const Parameters = { Text: `Message ${index} for $.Attributes.name and $.Attributes['order number'].` };
      return { Identifier, Type: 'MessageParticipant', Parameters, Transitions: { NextAction, Errors } };
    }
    if (index % 3 === 1) {
      const Parameters = { QueueId: queue(index) };
      return { Identifier, Type: 'UpdateContactTargetQueue', Parameters, Transitions: { NextAction, Errors } };
    }
    const Conditions = ['a', 'b', 'c'].map((operand, way) => ({
      NextAction: way === 0 ? NextAction : `Block ${Math.max(0, index - way * 20)}`,
      Condition: { Operator: 'Equals', Operands: [operand] },
    }));
    return {
      Identifier,
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.Attributes.choice' },
      Transitions: { NextAction: 'End', Conditions, Errors: [{ NextAction, ErrorType: 'NoMatchingCondition' }] },
    };
  });
  return flowOf(...Actions, END);
}
