import assert from 'node:assert/strict';
import { ConnectClient } from '@aws-sdk/client-connect';
import { lookUpContact } from '../../functions/look-up-contact/look-up-contact.ts';
import { CLIENT_SETTINGS } from '../../functions/shared/aws/clients.ts';
import type { FlowHandler } from '../../functions/shared/flow/flow-function.ts';
import { credentials } from '../functions/support/aws-server.ts';
import { BotBench } from '../functions/support/bots.ts';
import { quiet } from '../functions/support/function-output.ts';
import { lambdaContext, sampleEvent, sampleEventNames } from '../functions/support/lambda.ts';
import { Process } from '../functions/support/process.ts';
import { canaryBot } from './chats.ts';
import { mutate } from './mutate.ts';
import type { Property, Run } from './property.ts';
import { TimersWorld } from './timers-world.ts';

/** How many events each function gets. */
export const EVENTS = 20_000;

/** A chat is an event's own for so many events. */
export const EVENTS_OF_A_CHAT = 50;

/** Administrator guide, connect-lambda-functions. */
const MOST_RESULT_BYTES = 32 * 1024;

const LONGEST_MESSAGE = 4000;

/** A flow function that is invoked, and the calls that it has made. */
interface Invoked {
  readonly folder: string;
  readonly handler: FlowHandler;
  readonly life: Process;
}

/**
 * Whatever a flow sends, its block gets a flat map of text or one of the named errors, in bounds. Nothing is sent where
 * the event is what is wrong.
 */
export const eventsOfFlows: Property = {
  name: '20,000 events for each function of flows',
  run: async (run) => {
    const world = await TimersWorld.start();
    const bench = await BotBench.start({ see: run.leaks.see });
    for (const invoked of functionsOf(world, bench)) {
      const samples = sampleEventNames(invoked.folder).map((name) => sampleEvent(`${invoked.folder}/${name}`));
      let contactId = '';
      for (let event = 0; event < run.count(EVENTS); event += 1) {
        if (event % EVENTS_OF_A_CHAT === 0) ({ contactId } = await bench.startChat());
        const mutated = mutate(sampleOf(samples, contactId, bench, run), run);
        await run.tally.attempt(`${invoked.folder}, ${JSON.stringify(mutated).slice(0, 800)}`, () =>
          invoke(invoked, mutated),
        );
      }
      world.aws.requests.length = 0;
      bench.takeQueued();
    }
    await Promise.all([world.stop(), bench.stop()]);
  },
};

function functionsOf(world: TimersWorld, bench: BotBench): readonly Invoked[] {
  const make = (folder: string, handlerIn: (life: Process) => FlowHandler): Invoked => {
    const life = new Process();
    return { folder, handler: handlerIn(life), life };
  };
  const { url: endpoint, instance } = bench.connect;
  return [
    make('set-chat-timers', (life) => world.functions(life, 1).set),
    make('add-chat-bot', (life) => bench.functions(canaryBot, life).handlers.add),
    make('remove-chat-bot', (life) => bench.functions(canaryBot, life).handlers.remove),
    make('read-transcript', (life) => bench.functions(canaryBot, life).handlers.read),
    make('look-up-contact', (life) => {
      const settings = { ...CLIENT_SETTINGS, endpoint, region: instance.region, credentials };
      return quiet(lookUpContact({ blockTimeLimitSeconds: 8 }, { connect: life.watch(new ConnectClient(settings)) }));
    }),
  ];
}

/** Half of the events are about a chat that there is. */
function sampleOf(samples: readonly unknown[], contactId: string, bench: BotBench, run: Run): unknown {
  const text = JSON.stringify(samples[run.below(samples.length)]);
  if (run.next() < 0.5) return JSON.parse(text);
  return JSON.parse(text, (key, value) => {
    if (key === 'InstanceARN') return bench.connect.instance.instanceArn;
    return /^(Initial)?ContactId$/.test(key) ? contactId : value;
  });
}

async function invoke({ folder, handler, life }: Invoked, event: unknown): Promise<void> {
  const before = life.calls;
  const { name, text } = await handler(event, lambdaContext(folder)).then(
    (result) => {
      for (const value of Object.values(result)) assert.equal(typeof value, 'string');
      const bytes = Buffer.byteLength(JSON.stringify(result));
      assert.ok(bytes <= MOST_RESULT_BYTES, `The result has ${bytes} bytes.`);
      return { name: result.errorCode, text: result.errorMessage ?? '' };
    },
    (thrown: unknown) =>
      thrown instanceof Error ? { name: thrown.name, text: thrown.message } : { name: 'none', text: '' },
  );
  if (name === undefined) return;
  assert.match(name, ERRORS);
  assert.ok(!text.startsWith('The function failed'), 'The error is one that nobody foresaw.');
  assert.ok(text.length <= LONGEST_MESSAGE, `The message has ${text.length} characters.`);
  assert.ok(!text.includes('canary-'), 'The message quotes a value.');
  if (BEFORE_ANY_CALL.test(name)) assert.equal(life.calls, before, 'Something was sent.');
}

const BEFORE_ANY_CALL = /^(Invalid_?Parameters|Wrong_?Channel)$/i;
const ERRORS = /^(Invalid_?Parameters|Wrong_?Channel|Contact_?Not_?Found|Access_?Denied|Throttled|Service_?Failure)$/i;
