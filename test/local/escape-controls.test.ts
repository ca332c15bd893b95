import { describe, expect, test } from '@jest/globals';
import { escapeControls, escapeInLines } from '../../local/escape-controls.ts';
import { listProblems, readDrawnFlow, reportFlow } from '../../local/flow-report/index.ts';
import { wordsOf } from '../../local/timeline/words.ts';
import { startLocalConnect } from './control/local-connect-under-test.ts';
import { flowOf, say } from './flow-loading/flows-of-others.ts';

const CLEAR = '\u001b[2J';
const SHOWN = '\\u001b[2J';

describe('what comes from a file is shown with its control and direction characters escaped', () => {
  test.each([
    ['an escape sequence', CLEAR, SHOWN],
    ['a C1 control', '\u009b2J', '\\u009b2J'],
    ['a text that is turned round', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['a line separator', '\u2028', '\\u2028'],
    ['letters, accents, other scripts and emoji as they are', 'é ä שלום 👩‍💻', 'é ä שלום 👩‍💻'],
  ])('%s', (_, text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  test('but for line breaks where a text is shown in lines', () => {
    expect(escapeInLines(`a\n${CLEAR}`)).toBe(`a\n${SHOWN}`);
  });

  const content = flowOf([{ ...say(CLEAR), Identifier: `Say${CLEAR}` }]);

  test('in the drawing of a flow, its list of problems and its name', () => {
    const flow = readDrawnFlow(`Mine${CLEAR}`, 'CUSTOMER_QUEUE', content);
    const problems = listProblems(flow, { ...content, StartAction: `x${CLEAR}` }, { warnings: [CLEAR] });
    const report = reportFlow(flow, problems);
    expect(report).toContain(`Say${SHOWN}`);
    expect(report).not.toContain('\u001b');
  });

  test('in the timeline of a chat, terminal and page', async () => {
    const connect = await startLocalConnect({ flows: [{ name: `Mine${CLEAR}`, content: flowOf([say(CLEAR)]) }] });
    // The library refuses such a name; the API takes it, as nothing is documented that it would not.
    const { instanceId: InstanceId } = connect.instance;
    const DisplayName = `Mia${CLEAR}`;
    const answer = await fetch(`${connect.url}/contact/chat`, {
      method: 'PUT',
      body: JSON.stringify({ InstanceId, ContactFlowId: connect.flows[0]?.id, ParticipantDetails: { DisplayName } }),
    });
    const {
      ContactId: contactId,
      ParticipantId: participantId,
      ParticipantToken: participantToken,
    }: { ContactId: string; ParticipantId: string; ParticipantToken: string } = JSON.parse(await answer.text());
    const mia = await connect.connectCustomer({ name: 'Mia', contactId, participantId, participantToken });
    expect(connect.draw(mia, { everything: true })).toContain(`Mine${SHOWN} starts`);
    expect(connect.draw(mia, { everything: true })).not.toContain('\u001b');
    const words = connect.timeline(mia).map((entry) => wordsOf(entry));
    expect(words.some(({ what, more, who }) => `${what}${more}${who}`.includes('\u001b'))).toBe(false);
  });

  test('in the refusal of a flow', async () => {
    const connect = await startLocalConnect();
    const load = () => connect.loadFlow({ name: `Mine${CLEAR}`, content });
    expect(load).toThrow(`The flow "Mine${SHOWN}" would be refused:\n  Identifier "Say`);
    expect(load).not.toThrow('\u001b');
  });
});

test('a branch that was taken because of an error tells its reason in the story, and one that was planned in the steps', () => {
  const branch = (name: string, reason?: string) =>
    wordsOf({
      type: 'FLOW_BRANCH',
      role: null,
      detail: { flow: 'f', action: 'a', branch: name, label: name, ...(reason === undefined ? {} : { reason }) },
    });
  expect(branch('NoMatchingError', 'no queue')).toMatchObject({ topic: 'flow', tone: 'problem', more: 'no queue' });
  expect(branch('TimeLimitExceeded', 'no answer')).toMatchObject({ topic: 'steps', more: 'a: no answer' });
  expect(branch('True')).toMatchObject({ topic: 'steps', more: 'a' });
});
