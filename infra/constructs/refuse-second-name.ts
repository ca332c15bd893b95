import { Stack } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';

/** Names of flows, and those of modules, are unique in an instance: the service would refuse the second one. */
export function refuseSecondName<Resource extends IConstruct & { readonly name: string }>(
  scope: Construct,
  name: string,
  kind: abstract new (...parts: never[]) => Resource,
): void {
  const isOfKind = (node: IConstruct): node is Resource => node instanceof kind;
  const other = Stack.of(scope)
    .node.findAll()
    .find((node) => isOfKind(node) && node.name === name);
  if (other === undefined) return;
  throw new TypeError(
    `two flows of one instance are called "${name}": ${other.node.path} has the name already; rename one`,
  );
}
