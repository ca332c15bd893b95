import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** `npm run capacity -- …`, as package.json has it. */
function runCapacity(...words: readonly string[]): Promise<{ readonly code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['studies/cli/capacity.ts', ...words], { cwd: ROOT }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run capacity', () => {
  test('prints the table and which quota to raise first', async () => {
    const { code, out, err } = await runCapacity('--chats', '1000,10000');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^chats an hour +1,000 +10,000$/m);
    expect(out).toMatch(/^timers set at once +100\.0 % +8\d\.\d %$/m);
    expect(out).toMatch(/^1,000 chats an hour: the rates are enough/m);
    expect(out).toMatch(/^10,000 chats an hour: raise first StartChatContact from 5\/8 to \d+\/\d+, then /m);
  });

  test('plays the quotas that are written', async () => {
    const quotas = ['--quota', 'UpdateParticipantRoleConfig=50/80', '--quota', 'DescribeContact=7/9'];
    const { out } = await runCapacity('--chats', '10000', ...quotas, '--json');
    const told: unknown = JSON.parse(out);
    expect(told).toMatchObject({
      quotas: {
        UpdateParticipantRoleConfig: { perSecond: 50, burst: 80 },
        DescribeContact: { perSecond: 7, burst: 9 },
        StartChatContact: { perSecond: 5, burst: 8 },
      },
      loads: [{ chatsPerHour: 10_000, queued: 0, dropped: 0, raise: [{ operation: 'StartChatContact' }, {}] }],
    });
  });

  test.each([
    [['--quota', 'UpdateParticipantRoleConfig=0/8'], /^--quota gives UpdateParticipantRoleConfig "0\/8"\. Expected/],
    [['--quota', 'UpdateParticipantRoleConfig=5/0'], /^--quota gives UpdateParticipantRoleConfig "5\/0"\. Expected/],
    [['--quota', 'UpdateParticipantRoleConfig=five/8'], /"five\/8"\. Expected whole calls a second and at once/],
    [['--quota', 'UpdateParticipantRoleConfig'], /^--quota is "UpdateParticipantRoleConfig"\. Expected an operation/],
    [['--quota', 'UpdateParticipantRolConfig=5/8'], /Did you mean UpdateParticipantRoleConfig\?/],
    [['--quota', 'GetTranscript=8/12'], /^--quota names "GetTranscript", which setting timers does not call\./],
    [['--quota', 'DescribeContact=1/1,DescribeContact=2/2'], /^--quota names DescribeContact twice\./],
    [['--quota', 'DescribeContact=1/1', '--quota', 'DescribeContact=2/2'], /^--quota names DescribeContact twice\./],
    [['--chats', '1000', '--chats', '2000'], /^--chats is written twice, and takes one value\./],
    [['--quota', `${'x'.repeat(5000)}=1/1`], /^.{1,300}$/],
    [['--chats', '0'], /^--chats has "0"\. Expected whole chats an hour, from 1 to/],
    [['--chats', '1000,many'], /^--chats has "many"\./],
    [['--qota', 'x'], /^There is no --qota\..*Did you mean --quota\?/],
    [['studies/sample'], /^"studies\/sample" is one word too many\./],
  ])('refuses %j by name', async (words, says) => {
    const { code, out, err } = await runCapacity(...words);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')[0]).toMatch(says);
  });
});
