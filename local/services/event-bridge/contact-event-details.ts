/** What the timeline tells of an event that a rule takes. */
export interface ContactEventDetails {
  readonly CONTACT_EVENT: {
    readonly eventType: string;
    /** The names of the rules that take it. */
    readonly rules: readonly string[];
    /** How a fault kept the service from delivering it once; the service promises no more (contact-events). */
    readonly fault: 'LOST' | 'DOUBLED' | null;
  };
}
