import { describe, expect, test } from '@jest/globals';
import { InvalidFlow, InvalidFlowFile, type LocalConnect, type LocalConnectOptions } from '../../../local/index.ts';
import { startLocalConnect } from '../control/local-connect-under-test.ts';
import { caseOf } from './flows-of-others.ts';

/** Loads what people have by the name of its kind, and starts a chat in it. */
async function chatIn(kind: string, options: LocalConnectOptions = {}) {
  const connect = await startLocalConnect({ ...options, flows: [{ content: caseOf(kind), fallbackName: 'Mine' }] });
  const [loaded] = connect.loaded;
  const mia = await connect.startChat({ flow: loaded?.name ?? '' });
  return { connect, loaded, mia };
}

const load = (connect: LocalConnect, kind: string) => connect.loadFlow({ content: caseOf(kind), fallbackName: 'Mine' });

describe('what people have gets the right answer', () => {
  test('attribute-in-dotted-brackets', async () => {
    (await chatIn('attribute-in-dotted-brackets')).mia.hears('Your order is .');
  });

  test('describe-contact-flow-answer', async () => {
    const { loaded, mia } = await chatIn('describe-contact-flow-answer');
    expect(loaded).toMatchObject({ name: 'Greeting', type: 'CONTACT_FLOW', notes: [], warnings: [] });
    mia.hears('Hello');
  });

  test('documented-attribute-roots', async () => {
    const { loaded } = await chatIn('documented-attribute-roots');
    expect(loaded).toMatchObject({ warnings: [], stoodIn: [] });
  });

  test('end-flow-in-inbound-flow', async () => {
    const { mia } = await chatIn('end-flow-in-inbound-flow');
    mia.hears('Hello');
    mia.hasEnded();
  });

  test('flow-attribute-with-embedded-reference', async () => {
    const sent: unknown[] = [];
    const { mia } = await chatIn('flow-attribute-with-embedded-reference', {
      functions: { f: ({ Details }) => sent.push(Details.Parameters) && {} },
    });
    const arn = 'arn:aws:lambda:us-east-1:111122223333:function:f';
    mia.hears(`flow=${arn} contact=region us-east-1 bracket=region us-east-1 direct=us-east-1`);
    expect(sent).toEqual([{ also: 'Written by region us-east-1' }]);
  });

  test('lambda-placeholder', async () => {
    const connect = await startLocalConnect();
    expect(() => load(connect, 'lambda-placeholder')).toThrow(InvalidFlow);
    expect(() => load(connect, 'lambda-placeholder')).toThrow('got the placeholder "{{functions.lookUp.arn}}"');
  });

  test('legacy-designer-export', async () => {
    const connect = await startLocalConnect();
    expect(() => load(connect, 'legacy-designer-export')).toThrow(InvalidFlowFile);
    expect(() => load(connect, 'legacy-designer-export')).toThrow('Import it in the flow designer');
  });

  test('module-export-has-no-type', async () => {
    const connect = await startLocalConnect();
    expect(load(connect, 'module-export-has-no-type')).toMatchObject({
      name: 'A module',
      type: 'MODULE',
      arn: expect.stringContaining('/flow-module/'),
      notes: ['It is taken as MODULE: it has Settings.'],
    });
  });

  test('profile-block', async () => {
    const { loaded, mia } = await chatIn('profile-block', {
      customers: { profiles: [{ fields: { FirstName: 'Mia' } }] },
    });
    expect(loaded?.stoodIn).toEqual([]);
    mia.hears('Hello');
  });

  test('queue-of-another-account', async () => {
    const { loaded, mia } = await chatIn('queue-of-another-account');
    expect(loaded?.adopted).toMatchObject([{ kind: 'queue', name: '00000000-0000-4000-8000-000000000009' }]);
    mia.waitsIn('00000000-0000-4000-8000-000000000009');
  });

  test('routing-priority-large', async () => {
    const { connect, mia } = await chatIn('routing-priority-large');
    expect(connect.timeline(mia).filter(({ type }) => type === 'FLOW_FAILED')).toEqual([]);
  });

  test('wisdom-session', async () => {
    const { connect, mia } = await chatIn('wisdom-session');
    mia.hears('Hello');
    expect(connect.timeline(mia).filter(({ type }) => type === 'FLOW_STOOD_IN')).toEqual([]);
  });
});
