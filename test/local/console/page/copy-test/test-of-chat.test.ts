import { describe, expect, test } from '@jest/globals';
import { testOfChat } from '../../../../../local/console/page/copy-test/test-of-chat.ts';
import { LocalConnect } from '../../../../../local/index.ts';
import { named, said, viewAt } from '../../../timeline/entries.ts';

const SANDBOX = { assembly: '.build/sandbox' };

/** Runs the test that was written, against the sandbox. */
async function run(source: string): Promise<void> {
  const body = source.replace(/^import .*$/gm, '').replace("assembly: 'cdk.out'", `assembly: '${SANDBOX.assembly}'`);
  const inTest: unknown = new Function(
    'LocalConnect',
    `let run; const test = (_, act) => { run = act; };${body}; return run();`,
  )(LocalConnect);
  await inTest;
}

async function written(chat: (connect: LocalConnect) => Promise<{ readonly contactId: string }>): Promise<string> {
  await using connect = await LocalConnect.start(SANDBOX);
  const { contactId } = await chat(connect);
  const response = await fetch(`${connect.url}/local/contacts/${contactId}`);
  return testOfChat(JSON.parse(await response.text()).timeline);
}

/** A customer who talks to an agent, and then goes quiet. */
async function goesQuiet(connect: LocalConnect) {
  const alex = await connect.startChat({ flow: 'Chat welcome', name: 'Alex' });
  await connect.clock.advance({ seconds: 3 });
  await alex.says("Where's “it”?\nSoon?");
  const ann = await connect.agent('Ann').accepts(alex);
  await ann.says('On its way.');
  await connect.clock.advance({ minutes: 60 });
  return alex;
}

describe('a chat that is copied as a test', () => {
  test('is a test that reads like the chat, and passes', async () => {
    const source = await written(goesQuiet);
    expect(source).toContain(`test('Alex in Chat welcome', async () => {`);
    expect(source).toContain(`  await connect.clock.advance({ seconds: 3 });
  await alex.says('Where\\'s “it”?\\nSoon?');
  let ann = await connect.agent('Ann').accepts(alex);
  await ann.says('On its way.');
  await connect.clock.advance({ minutes: 5 });
  alex.isIdle();`);
    expect(source).toContain(`  alex.sees('AUTO_DISCONNECTION');
  ann.isDisconnected();`);
    await run(source);
  });

  test('fails where the chat goes another way', async () => {
    const source = await written(goesQuiet);
    await expect(run(source.replace('alex.isIdle()', 'alex.isNotIdle()'))).rejects.toThrow(
      /Expected Alex not to be idle/,
    );
  });

  test.each([
    ['agent', '  await ann.leaves();', "  mia.hasEnded('CONTACT_FLOW_DISCONNECT');"],
    ['customer', '  await mia.leaves();', "  mia.hasEnded('CUSTOMER_DISCONNECT');"],
  ])('has the leaving of the %s, and the end', async (who, ...lines) => {
    const source = await written(async (connect) => {
      const mia = await connect.startChat({ flow: 'Chat welcome', name: 'Mia' });
      const ann = await connect.agent('Ann').accepts(mia);
      await (who === 'agent' ? ann : mia).leaves();
      await connect.clock.advance({ minutes: 30 });
      return mia;
    });
    for (const line of lines) expect(source).toContain(line);
    await run(source);
  });

  test('calls people by names that a program can have', () => {
    const joins = (name: string, role: 'CUSTOMER' | 'AGENT') => viewAt(0, 'PARTICIPANT_JOINED', named(name), { role });
    const source = testOfChat([joins('Новак', 'CUSTOMER'), joins('New', 'AGENT'), joins("O'Hara-1", 'AGENT')]);
    expect(source).toContain("const customer = await connect.startChat({ flow: '', name: 'Новак' });");
    expect(source).toContain("let agent1 = await connect.agent('New').accepts(customer);");
    expect(source).toContain("let ohara1 = await connect.agent('O\\'Hara-1').accepts(customer);");
  });

  test('sends what is not plain text as it was sent', () => {
    const contentType = 'text/markdown';
    const source = testOfChat([
      viewAt(0, 'PARTICIPANT_JOINED', named('Mia'), { role: 'CUSTOMER' }),
      viewAt(0, 'MESSAGE', said('*hi*', { displayName: 'Mia', contentType }), { role: 'CUSTOMER' }),
    ]);
    expect(source).toContain("await mia.sends('text/markdown', '*hi*');");
  });
});
