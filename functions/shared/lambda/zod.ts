import { config } from 'zod/mini';

// zod would first try whether it may compile code, and compile each schema when it is first used. An invocation parses
// one event: that takes longer to prepare than it ever saves.
config({ jitless: true });

export * from 'zod/mini';
