/** The Amazon Connect instance whose flows invoke functions. */
export interface FlowsInstance {
  readonly instanceArn: string;
  /** The account that the instance is in. */
  readonly accountId: string;
}

/** The Amazon Connect instance that chats run in, as the stacks need it: made by the sandbox, or there already. */
export interface ConnectInstance extends FlowsInstance {
  /** The queue that chats go to. */
  readonly queueArn: string;
  /** Known for a queue of the sandbox. */
  readonly queueName?: string;
  /** The queue's opening hours; known for the sandbox. */
  readonly hoursArn?: string;
  /** Where agents log in; known for the sandbox. */
  readonly consoleUrl?: string;
}
