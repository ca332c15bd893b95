import { describe } from '@jest/globals';
import { CustomerInNode } from './chatjs/customer-in-node.ts';
import { chatJsIsServed } from './chatjs/rules.ts';

// Room for its processes to start on a busy machine.
describe('ChatJS in Node', () => {
  chatJsIsServed(CustomerInNode.connect);
});
