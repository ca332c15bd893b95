/** A customer's sign-in that an Authenticate Customer block waits for. */
export interface SignIn {
  /** What the customer's client was told. */
  readonly sessionId: string;
  /** What the identity provider is given, and gives back. */
  readonly state: string;
  readonly clientId: string;
  readonly initiatedAtMs: number;
  /** Where the customer's browser goes from the identity provider, once a client has asked for a URL. */
  redirectUri: string | undefined;
  /** What the identity provider has found, and the code for it. */
  identity: { readonly code: string; readonly customerId: string } | undefined;
  succeed(customerId: string): void;
  fail(): void;
  /** The customer opts out. */
  cancel(): void;
}
