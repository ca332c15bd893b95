/** Names in inline code that are not ours, and why a page uses them. */
export const FOREIGN: readonly { readonly why: string; readonly names: readonly string[] }[] = [
  { why: 'signs in to AWS', names: ['aws configure sso'] },
  {
    why: 'options of Docker and of SAM',
    names: ['--add-host host.docker.internal:host-gateway', 'host.docker.internal'],
  },
  { why: 'former names, in the changelog', names: ['StandIn', 'StandIns'] },
  { why: 'an option of the AWS CLI', names: ['--debug'] },
  { why: 'what Powertools calls it in a log', names: ['function_request_id'] },
  { why: 'a stack of the AWS CDK', names: ['CDKToolkit'] },
  { why: 'a package that was weighed', names: ['@rnx-kit/third-party-notices'] },
  { why: 'a program of the machine', names: ['/usr/bin/chromium'] },
  {
    why: 'what cdk synth writes; a test of the sample events looks into it',
    names: ['cdk.out/ChatApi.template.json', 'cdk.out/ChatFunctions.template.json'],
  },
  {
    why: 'ChatJS in the browser',
    names: ["connect.ChatSession.setGlobalConfig({ endpoint: 'http://127.0.0.1:4510' })"],
  },
  {
    why: 'a script of a Lex bot that a reader makes up',
    names: ["{ Orders: [{ says: 'order', replies: ['Which one?'] }, { says: /\\d+/, intent: 'Track' }] }"],
  },
];
