/** What `GET /local/instance` shows. */
export interface InstanceView {
  readonly region: string;
  readonly accountId: string;
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly flows: readonly LoadedFlowView[];
  readonly queues: readonly { readonly name: string; readonly id: string; readonly arn: string }[];
  readonly functions: readonly { readonly name: string; readonly arn: string }[];
  readonly topics: readonly { readonly name: string; readonly arn: string }[];
  /** What is deployed. */
  readonly stacks: readonly { readonly name: string; readonly outputs: Readonly<Record<string, string>> }[];
  readonly apis: readonly { readonly name: string; readonly url: string }[];
  /** What was read again while it runs, the newest last. */
  readonly changes: readonly { readonly number: number; readonly what: string; readonly problem?: string }[];
}

interface LoadedFlowView {
  readonly name: string;
  readonly type: string;
  readonly id: string;
  readonly arn: string;
  /** It was loaded, and is not one of the deployment. */
  readonly own?: true;
  /** It was made in the place of one of another instance, and says so. */
  readonly standsIn?: true;
}
