import { describe, expect, test } from '@jest/globals';
import type { LocalConnect } from '../../../local/index.ts';
import { start } from './a-chat.ts';

async function chatWithAgent(connect: LocalConnect) {
  const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
  const ann = await connect.agent('Ann').joins(mia);
  return { mia, ann };
}

describe('a file', () => {
  test('goes from a customer to an agent, and back, and is opened', async () => {
    const connect = await start();
    const { mia, ann } = await chatWithAgent(connect);
    await mia.sendsFile({ name: 'photo.png', content: new Uint8Array([137, 80, 78, 71]), contentType: 'image/png' });
    ann.getsFile('photo.png');
    expect(await ann.opensFile('photo.png')).toEqual(new Uint8Array([137, 80, 78, 71]));
    await ann.sendsFile({ name: 'offer 1.pdf', content: 'Ten euros.' });
    mia.getsFile(/^offer/);
    expect(Buffer.from(await mia.opensFile('offer 1.pdf')).toString()).toBe('Ten euros.');
    connect.expectTimeline(mia, [
      { type: 'ATTACHMENT', role: 'CUSTOMER', detail: { name: 'photo.png', contentType: 'image/png' } },
      { type: 'ATTACHMENT', role: 'AGENT', detail: { name: 'offer 1.pdf', status: 'APPROVED' } },
    ]);
  });

  test('is got once, and never by its sender', async () => {
    const connect = await start();
    const { mia, ann } = await chatWithAgent(connect);
    await mia.sendsFile({ name: 'letter.txt' });
    ann.getsFile('letter.txt');
    expect(() => ann.getsFile('letter.txt')).toThrow(
      /Expected Ann to get the file letter\.txt, APPROVED, and it did not come\. Came: none\./,
    );
    expect(() => mia.getsFile('letter.txt')).toThrow('Expected Mia to get the file letter.txt');
    await mia.sendsFile({ name: 'other.txt' });
    expect(() => ann.getsFile('letter.txt', { status: 'REJECTED' })).toThrow('Came: other.txt (APPROVED).');
    await expect(ann.opensFile('photo.png')).rejects.toThrow('to open the file photo.png, and there is none.');
  });

  test('that the service would refuse is refused, with what it takes', async () => {
    const connect = await start();
    const { mia } = await chatWithAgent(connect);
    await expect(mia.sendsFile({ name: 'run.exe' })).rejects.toThrow('AttachmentName must end in one of .csv .doc');
    const misspelt = Object.assign({ name: 'a.txt' }, { contents: 'x' });
    await expect(mia.sendsFile(misspelt)).rejects.toThrow('sendsFile: there is no "contents". Did you mean content?');
  });

  test('is nothing for a bot', async () => {
    const connect = await start();
    const mia = await connect.startChat({ flow: 'Mine', name: 'Mia' });
    await mia.sendsFile({ name: 'letter.txt' });
    const bot = await connect.bot('Bo').joins(mia);
    await expect(bot.opensFile('letter.txt')).rejects.toThrow('A custom participant has no access to attachments.');
  });
});
