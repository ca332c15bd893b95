import { createHash } from 'node:crypto';

/**
 * Identifiers that only a deployment would give, made up from the place in the app, so that they are the same at each
 * start.
 */
export function madeUpId(stackName: string, logicalId: string): string {
  const hex = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `arn:aws:service:region:account:resource` for a resource type such as `AWS::Logs::LogGroup`. */
export function madeUpArn(place: { region: string; accountId: string }, type: string, name: string): string {
  const [, service = 'custom', kind = 'resource'] = type.split('::');
  return `arn:aws:${service.toLowerCase()}:${place.region}:${place.accountId}:${kebab(kind)}/${name}`;
}

/** `SecurityProfile` as `security-profile`. */
export function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
