import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['template.yaml', 'template.yml', 'template.json'];

/** The CloudFormation or SAM template that was given in place of a cloud assembly, or that lies in the folder. */
export function templateAt(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (statSync(path).isFile()) return path;
  return NAMES.map((name) => join(path, name)).find((file) => existsSync(file));
}

/** What to do with it. */
export function tellTemplate(file: string): string {
  const isSam = /AWS::Serverless/u.test(readFileSync(file, 'utf8'));
  const sam = isSam
    ? ' Its AWS::Serverless resources do not run here: write them as AWS::Lambda::Function and others.'
    : '';
  return (
    `${file} is a ${isSam ? 'SAM' : 'CloudFormation'} template, not a cloud assembly. Include it in a CDK app, ` +
    `new CfnInclude(stack, 'Template', { templateFile: '${file}' }) of aws-cdk-lib/cloudformation-include, ` +
    `and give the folder that \`cdk synth\` writes.${sam}`
  );
}
